import { type Draft, newName } from './draft.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words that make a place of its own out of a larger one: "western Aleppo", "northwest Syria". */
export const DIRECTION =
  /^(?:(?:north|south)(?:-?(?:east|west))?|east|west|(?:(?:north|south)(?:-?(?:east|west))?|east|west)ern|central|upper|lower)$/;

/** Parts of lands and towns told by direction; each takes the place of the whole that it was found as. */
export function findDirectedPlaces(
  view: SentenceView,
  found: readonly Draft[],
): { readonly drafts: readonly Draft[]; readonly replaced: readonly Draft[] } {
  const drafts: Draft[] = [];
  const replaced: Draft[] = [];
  for (const draft of found) {
    const first = directionStart(view, draft.first);
    const isWhole = draft.how === 'alias' && isLand(view, draft) && (draft.type === 'place' || draft.kind === 'state');
    if (first === draft.first || !isWhole || draft.name === '') continue;
    const direction = view.folded
      .slice(first, draft.first)
      .filter((form) => form !== '-')
      .join('');
    const name = `${direction.charAt(0).toUpperCase()}${direction.slice(1)} ${draft.name}`;
    drafts.push(newName({ ...draft, first, type: 'place', kind: 'region', name }));
    replaced.push(draft);
  }
  return { drafts, replaced };
}

/** "north - west ern" is cut at hyphens; the direction may reach over one. */
function directionStart(view: SentenceView, at: number): number {
  if (!DIRECTION.test(view.folded[at - 1] ?? '')) return at;
  return view.folded[at - 2] === '-' && DIRECTION.test(view.folded[at - 3] ?? '') ? at - 3 : at - 1;
}

/** "eastern Ukraine" but not "the western Ukrainian": a name, no adjective. */
function isLand(view: SentenceView, draft: Draft): boolean {
  return /^NNPS?$/.test(view.words[draft.head]?.xpos ?? '') && view.words[draft.head]?.deprel !== 'amod';
}
