import { type ClaimRules, framesOf } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found } from './found.ts';
import { readings } from './frame-conditions.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, phrasalLemma, relationOf, type Tree, wordAt } from './tree.ts';

const CONTACTS = new Set(['NEGOTIATES_WITH', 'AGREES_WITH', 'VISITS', 'MEDIATES']);

/**
 * Between declared parties a claim is told as an event coder would: friendly deeds still to come are agreement, denied
 * ones rejection; hostile deeds to come are threats; aid withdrawn is a sanction, pressure withdrawn a concession; a
 * concluded accord is also support.
 * @see PLOVER codebook, categories AGREE, REJECT, SUPPORT, THREATEN, SANCTION and YIELD
 */
export function asEvents(map: ActorMap, found: readonly Found[], rules: ClaimRules): readonly Found[] {
  const given = new Set(map.mentions.filter((it) => it.how === 'given').map((it) => it.entity));
  if (given.size < 2) return found;
  return found.flatMap((one) => {
    if (!given.has(one.source.mention.entity) || !given.has(one.target.mention.entity)) return [one];
    const event = asEvent(map, one, rules);
    // A mutual deed that did not come about was refused by either.
    if (isMutual(rules, one) && !isMutual(rules, event) && event.relation === 'OPPOSES')
      return [event, { ...event, source: event.target, target: event.source }];
    return isConcludedAccord(map, event, rules)
      ? [event, { ...event, relation: 'BACKS', confidence: Math.min(1, event.confidence + 0.02) }]
      : [event];
  });
}

function isMutual(rules: ClaimRules, one: Found): boolean {
  return rules.schema.relations.get(one.relation)?.symmetric === true;
}

function asEvent(map: ActorMap, one: Found, rules: ClaimRules): Found {
  const relation = rules.schema.relations.get(one.relation);
  if (relation === undefined || relation.plover === null || one.relation === 'URGES') return one;
  const friendly = relation.polarity >= 0;
  const told = (name: string): Found =>
    rules.schema.relations.has(name) ? { ...one, relation: name, modality: 'asserted' } : one;
  const reversal = reversalOf(map, one.cue);
  if (reversal >= 0) {
    const { modality, stance } = readModality(map.tree, reversal);
    if (modality === 'denied' || stance === 'refused') return friendly ? told(one.relation) : told('OPPOSES');
    if (modality === 'proposed') return told(friendly ? 'THREATENS' : 'AGREES_WITH');
    if (!friendly) return told('YIELDS_TO');
    return told(CONTACTS.has(one.relation) ? 'OPPOSES' : 'SANCTIONS');
  }
  // An investigation to come is as much of an accusation as one under way.
  if (one.modality === 'proposed' && one.relation === 'ACCUSES') return told('ACCUSES');
  if (one.modality === 'proposed') return told(friendly ? 'AGREES_WITH' : 'THREATENS');
  if (one.modality === 'denied' && friendly) return told('OPPOSES');
  if (one.modality === 'ended') return told(friendly ? 'SANCTIONS' : 'YIELDS_TO');
  return one;
}

/** "lifted sanctions imposed on X", "called off the strike": the verb that undoes the deed at a word, or -1. */
function reversalOf(map: ActorMap, cue: number): number {
  const { tree, lists } = map;
  let at = cue;
  for (let steps = 0; steps < 6; steps += 1) {
    const word = wordAt(tree, at);
    if (word.head < 0) return -1;
    const relation = relationOf(word);
    if (relation === 'obj' || word.deprel === 'nsubj:pass' || (relation === 'xcomp' && steps > 0)) {
      if (lists.reversalVerbs.has(phrasalLemma(tree, word.head))) return word.head;
      if (!lists.lightVerbs.has(lemmaAt(tree, word.head)) || relation !== 'xcomp') return -1;
    } else if (!['acl', 'nmod', 'compound', 'conj', 'amod'].includes(relation)) return -1;
    at = word.head;
  }
  return -1;
}

/** An agreement that was signed or reached, not one that is still to be kept: "agreed to help". */
function isConcludedAccord(map: ActorMap, one: Found, rules: ClaimRules): boolean {
  if (one.modality !== 'asserted' || !['AGREES_WITH', 'COOPERATES_WITH'].includes(one.relation)) return false;
  const { tree, lists } = map;
  if (!rules.schema.relations.has('BACKS')) return false;
  const own = readings(tree, one.cue).some(({ pos, lemma }) =>
    framesOf(rules.frames, pos, lemma).some((frame) => frame.relation === one.relation),
  );
  if (!own || readModality(tree, one.cue).modality !== 'asserted') return false;
  if (lemmaAt(tree, one.cue) === 'agree')
    return childrenBy(tree, one.cue, 'obl', 'obj').some((at) => holdsAccord(tree, at, lists.accordWords));
  return lists.accordWords.has(lemmaAt(tree, one.cue));
}

/** "a deal", "the text of a deal". */
function holdsAccord(tree: Tree, phrase: number, accords: ReadonlySet<string>): boolean {
  return [phrase, ...childrenBy(tree, phrase, 'nmod')].some(
    (at) => wordAt(tree, at).upos === 'NOUN' && accords.has(lemmaAt(tree, at)),
  );
}
