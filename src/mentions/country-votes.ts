import type { EntityId } from '../base/ids.ts';
import type { Draft } from './draft.ts';
import { RULERS } from './find-state-organs.ts';
import type { Gazetteer } from './gazetteer.ts';
import { caseOf, type SentenceView } from './sentence-view.ts';

/** How strongly the names of an article speak of each state. */
export function countryVotes(
  views: readonly SentenceView[],
  known: readonly (readonly Draft[])[],
  gazetteer: Gazetteer,
): ReadonlyMap<EntityId, number> {
  const votes = new Map<EntityId, number>();
  const named = known.flatMap((drafts, at) => drafts.map((draft) => ({ draft, view: views[at] as SentenceView })));
  for (const { draft, view } of named) {
    if (draft.type === 'place' && isVisited(view, draft)) continue;
    const [id] = draft.candidates;
    const entry = id === undefined ? undefined : gazetteer.entries.get(id);
    if (entry === undefined) continue;
    const state =
      entry.type === 'place'
        ? entry.country
        : entry.kind === 'state'
          ? entry.id
          : entry.kind === 'armed-group' || entry.kind === 'party' || entry.kind === 'people'
            ? entry.country
            : null;
    if (state === null) continue;
    const weight = entry.type === 'place' ? (entry.kind === 'country' ? 3 : 2) : entry.kind === 'state' ? 1 : 2;
    votes.set(state, (votes.get(state) ?? 0) + weight);
  }
  return votes;
}

/** "flew to Moscow", "talks in Geneva": where somebody goes or meets is not what a report is about. */
function isVisited(view: SentenceView, draft: Draft): boolean {
  const governor = view.words[view.words[draft.head]?.head ?? -1]?.lemma.toLowerCase() ?? '';
  const mark = caseOf(view, draft.head);
  if (mark === 'to') return /^(?:fly|travel|go|flee|return|trip|visit|turn|head|drive|come|move)$/.test(governor);
  return (
    mark === 'in' &&
    /^(?:meet|meeting|talk|talks|summit|conference|gather|speak|say|tell|negotiation|host|visit|exile|live|trip)$/.test(
      governor,
    )
  );
}

/** "Mali's junta", "Niger's military rulers": whom "the junta" and "the rulers" are of from then on. */
export function ruledState(
  views: readonly SentenceView[],
  known: readonly (readonly Draft[])[],
  gazetteer: Gazetteer,
): EntityId | null {
  for (const [at, view] of views.entries())
    for (const word of view.words) {
      if (!RULERS.test(view.folded[word.index] ?? '')) continue;
      const owner = known[at]?.find(
        (one) =>
          one.last <= word.index &&
          one.last >= word.index - 2 &&
          gazetteer.entries.get(one.candidates[0] ?? ('' as EntityId))?.kind === 'state',
      );
      if (owner !== undefined) return owner.candidates[0] ?? null;
    }
  return null;
}

/** The state whose land is named most: the one that "the rebels" and "the government" are of. */
export function strongest(votes: ReadonlyMap<EntityId, number>): EntityId | null {
  let best: EntityId | null = null;
  // Of two as often named, the one that the text names first.
  for (const [state, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = state;
  return best;
}
