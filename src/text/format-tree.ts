import type { Sentence } from './document.ts';

/** Draws the tree of a sentence, a word a line, children below their heads in text order. */
export function formatTree({ words }: Pick<Sentence, 'words'>): string {
  const children = words.map((word) => words.filter((other) => other.head === word.index));
  const lines: string[] = [];
  // A stack of its own: a chain of ten thousand words must not overflow the call stack.
  const pending = words.filter((word) => word.head === -1).map((word) => ({ word, indent: '', mark: '' }));
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === undefined) break;
    const { word, indent, mark } = next;
    lines.push(`${indent}${mark}${word.form}  ${word.deprel} ${word.xpos}`);
    const below = children[word.index] ?? [];
    const deeper = indent + (mark === '' ? '' : mark === '└─ ' ? '   ' : '│  ');
    for (const [at, child] of [...below.entries()].reverse())
      pending.push({ word: child, indent: deeper, mark: at === below.length - 1 ? '└─ ' : '├─ ' });
  }
  return `${lines.join('\n')}\n`;
}
