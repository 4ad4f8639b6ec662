import type { EntityId } from '../../base/ids.ts';
import type { ResolvedMention } from '../../entities/entity.ts';
import type { Modality } from '../claim.ts';
import { type Actor, type ActorMap, holdersOf } from '../find-actors.ts';
import { actorOf, type Found, foundBy } from '../found.ts';
import type { Entities, Rule } from '../sentence-context.ts';
import { childrenBy, formAt, lemmaAt, prepositionsOf, relationOf, topsOf, wordAt } from '../tree.ts';

/** "Kenyan Foreign Minister X", "X, the envoy of Y", "X is president of Y", "Syria's X", "the government of X". */
export const title: Rule = {
  name: 'title',
  finds: ['head-of'],
  states: 'Titles, and phrases right beside a name, say whom a person acts for.',
  read: ({ map, entities }) =>
    map.mentions.flatMap((person) => {
      if (person.type !== 'person' || person.how === 'pronoun') return [];
      const at = titleOf(map, person);
      return at < 0 ? headOf(map, person, entities) : holderOf(map, { person, title: at, entities });
    }),
};

type Held = { readonly person: ResolvedMention; readonly title: number; readonly entities: Entities };

function holderOf(map: ActorMap, { person, title, entities }: Held): readonly Found[] {
  const { tree } = map;
  if (isApart(map, title)) return [];
  const actsFor = entities.get(person.entity)?.actsFor ?? null;
  const bodies = bodiesOf(map, title, person);
  const known =
    actsFor === null
      ? undefined
      : (bodies.find((it) => it.mention.entity === actsFor) ??
        bodies.find((it) => entities.get(it.mention.entity)?.actsFor === actsFor) ??
        bodies.find(({ mention: { how } }) => how === 'name' || how === 'alias') ??
        (isOfElse(map, title) ? undefined : impliedActor(person, actsFor, entities)));
  const body = known ?? bodies[0];
  if (body === undefined) return [];
  const beside = [...nameWordsBefore(map, title), ...childrenBy(tree, title, 'amod', 'advmod', 'compound')];
  const isOver = are(map, beside, 'ended');
  // "the incoming president", "the president-elect", "attorney general nominee X".
  const behind = wordAt(tree, title + 1).form === '-' ? title + 2 : title + 1;
  const isToCome = are(map, [title, behind, ...beside], 'proposed') || map.lists.nominees.has(formAt(tree, behind));
  const told = { relation: 'REPRESENTS', rule: 'title', cue: title, path: `${wordAt(tree, title).form} of` };
  return [foundBy(actorOf(person), body, { ...told, modality: isOver ? 'ended' : isToCome ? 'proposed' : 'asserted' })];
}

/** What the title alone tells: "President X" of a known state. */
function impliedActor(person: ResolvedMention, body: EntityId, entities: Entities): Actor | undefined {
  const entity = entities.get(body);
  if (entity === undefined) return undefined;
  const mention = { ...person, entity: body, type: 'group' as const, name: entity.name };
  return { mention, token: person.head, confidence: 0.95 };
}

function headOf(map: ActorMap, person: ResolvedMention, entities: Entities): readonly Found[] {
  const body = besideBody(map, person, entities.get(person.entity)?.actsFor ?? null);
  if (body === undefined) return [];
  const told = { relation: 'REPRESENTS', rule: 'head-of', cue: person.head, path: 'possessor or of-phrase' };
  return [foundBy(actorOf(person), actorOf(body), { ...told, confidence: 0.85 })];
}

/** "Kosovo's opposition leader": of those against it. */
function isApart({ tree, lists }: ActorMap, title: number): boolean {
  // "the jailed leader of X" leads X; "Kenya's jailed leader" does not lead Kenya.
  if (childrenBy(tree, title, 'nmod').some((at) => at > title && prepositionsOf(tree, at)[0] === 'of')) return false;
  const words = [title, ...childrenBy(tree, title, 'compound', 'amod')];
  return words.some((at) => lists.apartTitles.has(formAt(tree, at)));
}

/** "a former head of Congo's commission": an office that is over, and not of the body that the person is known for. */
function isOfElse(map: ActorMap, title: number): boolean {
  const isOver = are(map, childrenBy(map.tree, title, 'amod'), 'ended');
  return isOver && childrenBy(map.tree, title, 'nmod').some((at) => prepositionsOf(map.tree, at)[0] === 'of');
}

/** "former", "incoming". */
const are = ({ tree, lists }: ActorMap, words: readonly number[], modality: Modality): boolean =>
  words.some((at) => [lemmaAt(tree, at), formAt(tree, at)].some((word) => lists.modifiers.get(word) === modality));

/** The title word of a person: in the name's span, before it, in apposition, or as predicate of a copula. */
function titleOf(map: ActorMap, person: ResolvedMention): number {
  const { tree, lists } = map;
  const isTitle = (at: number): boolean =>
    wordAt(tree, at).upos !== 'VERB' && (lists.titles.has(lemmaAt(tree, at)) || lists.titles.has(formAt(tree, at)));
  for (let at = person.first; at < person.last - 1; at += 1) if (isTitle(at)) return at;
  for (let at = person.first - 1; at >= Math.max(0, person.first - 4); at -= 1) {
    const word = wordAt(tree, at);
    if (isTitle(at)) return at;
    if (!(IN_A_NAME.test(word.xpos) || word.xpos === 'IN') || (word.xpos === 'IN' && word.form !== 'of')) break;
  }
  const head = wordAt(tree, person.head);
  const beside = [
    ...childrenBy(tree, person.head, 'appos', 'nmod:desc', 'flat'),
    ...(['appos', 'flat', 'nmod:desc'].includes(head.deprel) ? [head.head] : []),
  ];
  const titles = beside.filter(isTitle);
  // "the deputy U.N. secretary": of two titles the one that names a body.
  const apposed = titles.find((at) => bodiesOf(map, at, person).length > 0) ?? titles[0];
  if (apposed !== undefined) return apposed;
  if (relationOf(head) === 'nsubj' && isTitle(head.head) && childrenBy(tree, head.head, 'cop').length > 0)
    return head.head;
  // "whose leader is X".
  const subject = childrenBy(tree, person.head, 'nsubj').find(isTitle);
  return subject !== undefined && childrenBy(tree, person.head, 'cop').length > 0 ? subject : -1;
}

function bodiesOf(map: ActorMap, title: number, person: ResolvedMention): readonly Actor[] {
  const { tree } = map;
  const isBody = (actor: Actor): boolean => actor.mention.type === 'group';
  const top = topsOf(tree, person).at(-1) ?? person.head;
  const phraseHead = wordAt(tree, title).head === top || map.byWord.get(title) === person ? top : title;
  for (const noun of new Set([title, phraseHead])) {
    const held = holdersOf(map, noun, { types: ['group'] }).filter(isBody);
    if (held.length > 0) return held.slice(0, 1);
  }
  const before = map.mentions.find(
    (it) =>
      it.type === 'group' &&
      it.last <= title + 1 &&
      it.first >= title - 5 &&
      it.last >= title - 3 &&
      joins(map, it.last, title),
  );
  return before === undefined ? [] : [actorOf(before)];
}

const IN_A_NAME = /^(?:NN|NNP|NNPS|JJ|HYPH)$/;

/** The words of a name, and adjectives, right before a word: "former Norland foreign" minister. */
function nameWordsBefore({ tree }: ActorMap, end: number): readonly number[] {
  let first = end;
  while (IN_A_NAME.test(wordAt(tree, first - 1).xpos)) first -= 1;
  return tree.words.slice(first, end).map(({ index }) => index);
}

/** Whether only name-like words lie between two places. */
const joins = ({ tree }: ActorMap, from: number, to: number): boolean =>
  tree.words.slice(from, to).every(({ xpos }) => IN_A_NAME.test(xpos) || xpos === 'POS');

function besideBody(map: ActorMap, person: ResolvedMention, actsFor: EntityId | null): ResolvedMention | undefined {
  const { tree } = map;
  const head = wordAt(tree, person.head);
  const near = [head.head, ...childrenBy(tree, person.head, 'nmod:poss', 'amod', 'compound', 'nmod')];
  return map.mentions.find(
    (it) =>
      it.type === 'group' &&
      near.includes(it.head) &&
      ((it.entity === actsFor &&
        ['nmod', 'nmod:poss', 'appos', 'compound', 'amod'].includes(
          it.head === head.head ? head.deprel : wordAt(tree, it.head).deprel,
        )) ||
        (prepositionsOf(tree, it.head)[0] === 'of' && wordAt(tree, it.head).head === person.head)),
  );
}
