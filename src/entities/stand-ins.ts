import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import { foldForm } from '../text/fold-form.ts';
import type { ResolvedMention } from './entity.ts';

/** A state must be named at least so often for each time that the most named one is. */
const SPOKEN_OF = 1 / 3;

/**
 * What groups of one large word stand for (`graph-schema/lexicon/stand-ins.yaml`), "Sen." for the Senate and "Democratic" for the party, in an article that speaks of the
 * state of that body; `named` is what lists and names have decided.
 */
export function standIns<M extends Mention>(
  mentions: readonly M[],
  named: readonly ResolvedMention[],
  gazetteer: Gazetteer,
): readonly (readonly [M, ResolvedMention])[] {
  const counts = new Map<EntityId, number>();
  for (const { entity } of named) {
    const entry = gazetteer.entries.get(entity);
    const state = entry?.kind === 'state' ? entry.id : entry?.country;
    if (state != null) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const bodies = gazetteer.lists('stand-ins').flatMap((slug) => {
    const entry = gazetteer.entries.get(makeEntityId('group', slug));
    const state = entry?.country ?? STATE;
    const isSpokenOf = most > 0 && (counts.get(state) ?? 0) >= most * SPOKEN_OF;
    return entry === undefined || !isSpokenOf ? [] : [{ entry, words: gazetteer.words(`stand-ins/${slug}`) }];
  });
  return mentions.flatMap((mention): (readonly [M, ResolvedMention])[] => {
    const written = mention.surface.replace(/^the /i, '');
    const word = TAG.exec(written)?.[1] ?? written;
    if (mention.type !== 'group' || !/^\p{Lu}/u.test(word)) return [];
    const body = bodies.find(({ words }) => words.has(foldForm(word)));
    if (body === undefined) return [];
    const { id, type, kind, name } = body.entry;
    return [[mention, { ...mention, type, kind, name, candidates: [id], entity: id }]];
  });
}

/** "D-Calif.", "R-N.Y.", "R., La.": the letter names the party, the rest nobody. */
const TAG = /^([RD])(?:[-–—‐]|\., ?)\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?$/u;

/** Of a body that the gazetteer gives no state. */
const STATE = makeEntityId('group', 'United States');
