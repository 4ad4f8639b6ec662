/** `length` code units at `at` are replaced by `with`. */
export type Edit = { readonly at: number; readonly length: number; readonly with: string };

/** A text after edits, and the way back to the offsets before them. */
export type Edited = { readonly text: string; readonly toSource: (offset: number) => number };

/** Applies edits that stand in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits) {
    parts.push(text.slice(from, edit.at), edit.with);
    from = edit.at + edit.length;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/**
 * The way back through edits: from an offset in the edited text to the one it stands for. Inside of what was put in it
 * is where that begins. Layers were applied one after the other.
 */
export function mapBack(layers: readonly (readonly Edit[])[]): (offset: number) => number {
  const maps = layers.filter((edits) => edits.length > 0).map(mapLayer);
  if (maps.length === 0) return (offset) => offset;
  return (offset) => maps.reduceRight((at, map) => map(at), offset);
}

function mapLayer(edits: readonly Edit[]): (offset: number) => number {
  const after = new Uint32Array(edits.length);
  let shift = 0;
  for (const [index, edit] of edits.entries()) {
    shift += edit.with.length - edit.length;
    after[index] = edit.at + edit.length + shift;
  }
  return (offset) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((after[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    const before = edits[low - 1];
    const mapped = before === undefined ? offset : before.at + before.length + (offset - (after[low - 1] as number));
    const next = edits[low];
    return next !== undefined && mapped > next.at ? next.at : mapped;
  };
}
