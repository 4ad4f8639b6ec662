import { type Draft, newName } from './draft.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words that make a place of its own out of a larger one: "western Aleppo", "northwest Syria". */
const DIRECTION =
  /^(?:(?:north|south)(?:-?(?:east|west))?|east|west|(?:(?:north|south)(?:-?(?:east|west))?|east|west)ern|central|upper|lower)$/;

/** Parts of lands and towns told by direction; each takes the place of the whole that it was found as. */
export function findDirectedPlaces(
  view: SentenceView,
  found: readonly Draft[],
): { readonly drafts: readonly Draft[]; readonly replaced: readonly Draft[] } {
  const drafts: Draft[] = [];
  const replaced: Draft[] = [];
  for (const draft of found) {
    const direction = view.folded[draft.first - 1] ?? '';
    const isWhole = draft.how === 'alias' && isLand(view, draft) && (draft.type === 'place' || draft.kind === 'state');
    if (!DIRECTION.test(direction) || !isWhole) continue;
    const name = `${direction.charAt(0).toUpperCase()}${direction.slice(1)} ${draft.name}`;
    drafts.push(newName({ ...draft, first: draft.first - 1, type: 'place', kind: 'region', name }));
    replaced.push(draft);
  }
  return { drafts, replaced };
}

/** "eastern Ukraine" but not "the western Ukrainian": a name, no adjective. */
function isLand(view: SentenceView, draft: Draft): boolean {
  return /^NNPS?$/.test(view.words[draft.head]?.xpos ?? '') && view.words[draft.head]?.deprel !== 'amod';
}
