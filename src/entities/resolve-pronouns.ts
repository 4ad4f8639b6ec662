import type { EntityId, EntityType } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { Entity, ResolvedMention, Unresolved } from './entity.ts';
import { bothOf, metIn } from './find-two.ts';
import { ownScore } from './own-clause.ts';
import { type Gender, readGenders } from './read-gender.ts';

export type PronounContext = { readonly entities: ReadonlyMap<EntityId, Entity>; readonly gazetteer: Gazetteer };
type Context = PronounContext & { readonly genders: ReadonlyMap<EntityId, Gender> };
export type Resolution = { readonly mentions: readonly ResolvedMention[]; readonly unresolved: readonly Unresolved[] };

type Need = {
  readonly types: readonly EntityType[];
  readonly isPlural: boolean;
  readonly gender: Gender | null;
};

const PRONOUNS: Readonly<Record<string, Need>> = {
  he: { types: ['person'], isPlural: false, gender: 'male' },
  him: { types: ['person'], isPlural: false, gender: 'male' },
  his: { types: ['person'], isPlural: false, gender: 'male' },
  himself: { types: ['person'], isPlural: false, gender: 'male' },
  she: { types: ['person'], isPlural: false, gender: 'female' },
  her: { types: ['person'], isPlural: false, gender: 'female' },
  herself: { types: ['person'], isPlural: false, gender: 'female' },
  it: { types: ['group'], isPlural: false, gender: null },
  its: { types: ['group'], isPlural: false, gender: null },
  itself: { types: ['group'], isPlural: false, gender: null },
  they: { types: ['group', 'person'], isPlural: true, gender: null },
  them: { types: ['group', 'person'], isPlural: true, gender: null },
  their: { types: ['group', 'person'], isPlural: true, gender: null },
  themselves: { types: ['group', 'person'], isPlural: true, gender: null },
};

/** How many sentences back an antecedent may stand. */
const REACH = 2;

/** Links third-person pronouns to what they stand for; when two candidates are as good as one another, to nothing. */
export function resolvePronouns(
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  { entities, gazetteer }: PronounContext,
): Resolution {
  const context = { entities, gazetteer, genders: readGenders(views, mentions, entities, gazetteer) };
  const found: ResolvedMention[] = [];
  const unresolved: Unresolved[] = [];
  const bySentence: ResolvedMention[][] = views.map(() => []);
  for (const mention of mentions) bySentence[mention.sentence]?.push(mention);
  for (const [sentence, view] of views.entries()) {
    for (const word of view.words) {
      const both = bothOf(view, word.index, { sentence, views, bySentence, gazetteer });
      if (both !== undefined) {
        for (const mention of both) {
          found.push(mention);
          bySentence[sentence]?.push(mention);
        }
        continue;
      }
      const need =
        /^PRP/.test(word.xpos) && Object.hasOwn(PRONOUNS, view.folded[word.index] as string)
          ? PRONOUNS[view.folded[word.index] as string]
          : undefined;
      if (need === undefined || isExpletive(view, word.index)) continue;
      const answer = findAntecedent({ sentence, at: word.index, need }, { views, bySentence, context });
      const base = {
        sentence,
        first: word.index,
        last: word.index + 1,
        head: word.index,
        start: word.start,
        end: word.end,
        surface: word.form,
        how: 'pronoun' as const,
      };
      if (answer.kind === 'none') {
        unresolved.push({
          ...base,
          type: need.types[0] ?? 'group',
          kind: null,
          candidates: [],
          name: word.form,
          reason: answer.reason,
        });
        continue;
      }
      for (const { entity, type, kind, name } of answer.mentions) {
        const mention: ResolvedMention = { ...base, type, kind, candidates: [entity], name, entity };
        found.push(mention);
        bySentence[sentence]?.push(mention);
      }
    }
  }
  return { mentions: found, unresolved };
}

const ACTED_ON =
  /^(?:accuse|attack|fight|arm|bomb|blame|besiege|invade|defeat|fund|finance|ban|designate|ask|urge|help|join)$/;

/** "it is clear that", "it was raining": no antecedent is looked for. */
function isExpletive(view: SentenceView, at: number): boolean {
  const word = view.words[at];
  if (word === undefined || view.folded[at] !== 'it') return false;
  const governor = view.words[word.head];
  if (word.deprel === 'expl') return true;
  // "called it a victory", "opposes it": mostly a thing said or done, seldom who.
  if (word.deprel === 'obj' && !ACTED_ON.test(governor?.lemma ?? '')) return true;
  return (
    governor !== undefined &&
    word.deprel.startsWith('nsubj') &&
    (governor.upos === 'ADJ' || /^(?:seem|appear|happen|take)$/.test(governor.lemma)) &&
    (view.children[governor.index] ?? []).some((child) =>
      /^(?:csubj|ccomp|xcomp|advcl|acl)/.test(view.words[child]?.deprel ?? ''),
    )
  );
}

type Question = { readonly sentence: number; readonly at: number; readonly need: Need };
type Surroundings = {
  readonly views: readonly SentenceView[];
  readonly bySentence: readonly (readonly ResolvedMention[])[];
  readonly context: Context;
};
type Answer =
  | { readonly kind: 'found'; readonly mentions: readonly ResolvedMention[] }
  | { readonly kind: 'none'; readonly reason: string };

function findAntecedent({ sentence, at, need }: Question, { views, bySentence, context }: Surroundings): Answer {
  const accused = accusedBy(views[sentence], at, bySentence[sentence] ?? [], { need, gazetteer: context.gazetteer });
  if (accused !== undefined) return { kind: 'found', mentions: [accused] };
  const block = views[sentence]?.sentence.blockIndex ?? 0;
  // "She warned him": whoever she is, he is not, whatever names were given before.
  const here = views[sentence];
  const barred = new Set(
    here === undefined
      ? []
      : (bySentence[sentence] ?? []).filter((one) => isSameClauseObject(here, one, at)).map(({ entity }) => entity),
  );
  for (let back = 0; back <= REACH && sentence - back >= 0; back += 1) {
    const view = views[sentence - back];
    if (view === undefined || block - view.sentence.blockIndex > 1) break;
    const before = (bySentence[sentence - back] ?? []).filter(
      (mention) =>
        (back > 0 || mention.last <= at) &&
        !barred.has(mention.entity) &&
        fits(mention, need, view, context) &&
        !(back === 0 && isUnderstoodSubject(view, mention, at)) &&
        !(
          back === 0 &&
          (isSameClauseObject(view, mention, at) || isOwnVictim(view, mention, { at, gazetteer: context.gazetteer }))
        ),
    );
    const candidates = rank(view, before, { at, isSame: back === 0, gazetteer: context.gazetteer });
    const [best, second] = candidates;
    if (best === undefined) {
      const pair = need.isPlural
        ? metIn(view, bySentence[sentence - back] ?? [], { at, back, gazetteer: context.gazetteer })
        : undefined;
      if (pair !== undefined) return { kind: 'found', mentions: pair };
      continue;
    }
    if (need.isPlural) {
      const members = coordinated(view, best.mention, before);
      return { kind: 'found', mentions: members };
    }
    if (second !== undefined && second.score === best.score && second.mention.entity !== best.mention.entity)
      return { kind: 'none', reason: `as likely ${best.mention.name} as ${second.mention.name}` };
    return { kind: 'found', mentions: [best.mention] };
  }
  return { kind: 'none', reason: 'nobody near fits' };
}

/** "blamed the army, saying [it] had failed": what is said in blame is said of who is blamed. */
function accusedBy(
  view: SentenceView | undefined,
  at: number,
  mentions: readonly ResolvedMention[],
  { need, gazetteer }: { readonly need: Need; readonly gazetteer: Gazetteer },
): ResolvedMention | undefined {
  const told = view?.words[view.words[at]?.head ?? -1];
  const saying = view?.words[told?.head ?? -1];
  const blaming = view?.words[saying?.head ?? -1];
  if (view === undefined || told === undefined || saying === undefined || blaming === undefined) return undefined;
  const isSaid =
    view.words[at]?.deprel.startsWith('nsubj') &&
    told.deprel === 'ccomp' &&
    gazetteer.words('attribution/say-verbs').has(saying.lemma);
  if (isSaid !== true || saying.xpos !== 'VBG' || !gazetteer.words('attribution/accuse-verbs').has(blaming.lemma))
    return undefined;
  return mentions.find((one) => {
    const word = view.words[one.head];
    return need.types.includes(one.type) && word?.head === blaming.index && /^(?:obj|iobj)$/.test(word.deprel);
  });
}

function fits(mention: ResolvedMention, need: Need, view: SentenceView, { genders }: Context): boolean {
  if (!need.types.includes(mention.type)) return false;
  if (need.types[0] === 'person' && !need.isPlural) return (genders.get(mention.entity) ?? need.gender) === need.gender;
  if (mention.how === 'pronoun') return PRONOUNS[view.folded[mention.head] ?? '']?.isPlural === need.isPlural;
  // "the United States", "the Philippines" are one.
  const isState = mention.kind === 'state' && view.words[mention.head]?.upos === 'PROPN';
  const isPluralMention =
    (!isState && /^NNP?S$/.test(view.words[mention.head]?.xpos ?? '')) || /s$/.test(mention.kind ?? '');
  const isAdjective = view.words[mention.head]?.xpos === 'JJ' && view.words[mention.head]?.deprel === 'amod';
  if (isAdjective) return false;
  if (!need.isPlural) return mention.type === 'group' && !/^NNS$/.test(view.words[mention.head]?.xpos ?? '');
  return mention.type === 'group'
    ? isPluralMention || mention.kind === 'people' || mention.kind === 'armed-group' || isListedSubject(view, mention)
    : isPluralMention || hasConjunct(view, mention);
}

function hasConjunct(view: SentenceView, mention: ResolvedMention): boolean {
  return (
    view.words[mention.head]?.deprel === 'conj' ||
    (view.children[mention.head] ?? []).some(
      (child) => view.words[child]?.deprel === 'conj' && view.words[child]?.upos === 'PROPN',
    )
  );
}

/** "[Mali and Niger] left the bloc": states are they when they are listed as the subject. */
function isListedSubject(view: SentenceView, mention: ResolvedMention): boolean {
  const top = view.words[topOfList(view, mention.head)];
  return top !== undefined && /^nsubj/.test(top.deprel) && hasConjunct(view, mention);
}

/** Subjects before objects before the rest (Hobbs 1978; Lappin and Leass 1994), nearer before farther within the sentence. */
function rank(
  view: SentenceView,
  mentions: readonly ResolvedMention[],
  { at, isSame, gazetteer }: { readonly at: number; readonly isSame: boolean; readonly gazetteer: Gazetteer },
): readonly { readonly mention: ResolvedMention; readonly score: number }[] {
  const best = new Map<EntityId, { readonly mention: ResolvedMention; readonly score: number }>();
  for (const mention of mentions) {
    const label = labelOf(view, mention.head, gazetteer);
    const role = /^nsubj/.test(label)
      ? 3
      : label === 'conj' && isSubjectConjunct(view, mention.head)
        ? 3
        : /^(?:obj|iobj|obl:agent)/.test(label)
          ? 2
          : /^(?:nmod:poss|compound|amod)/.test(label)
            ? 0
            : 1;
    const main = role === 3 && view.words[view.words[mention.head]?.head ?? -1]?.deprel === 'root' ? 1 : 0;
    const own = isSame ? ownScore(view, mention, at) : 0;
    const listed = isSame && isOneOfMany(view, mention, at) ? -4 : 0;
    const score = role * 2 + main + own + listed + (isSame && mention.how === 'pronoun' ? 1 : 0);
    const before = best.get(mention.entity);
    if (before === undefined || before.score <= score) best.set(mention.entity, { mention, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || b.mention.start - a.mention.start);
}

/** "A and B lifted the ban on C until [its] ruler left": it is not one of two who act together. */
function isOneOfMany(view: SentenceView, mention: ResolvedMention, at: number): boolean {
  return (
    PRONOUNS[view.folded[at] ?? '']?.isPlural === false && mention.type === 'group' && isListedSubject(view, mention)
  );
}

/** "the armed wing of X said": X is as good as the subject. */
function labelOf(view: SentenceView, at: number, gazetteer: Gazetteer): string {
  const word = view.words[at];
  const noun = view.words[word?.head ?? -1];
  const isPart =
    word?.deprel === 'nmod' &&
    noun?.deprel.startsWith('nsubj') === true &&
    (/^(?:wing|arm|branch)$/.test(noun.lemma) || gazetteer.words('constructions/transparent-nouns').has(noun.lemma));
  // "The judge, X, said": X is the subject.
  const isNamed = word?.deprel === 'appos' && noun?.deprel.startsWith('nsubj') === true && noun.index < at;
  return (isPart || isNamed ? noun?.deprel : word?.deprel) ?? '';
}

function isSubjectConjunct(view: SentenceView, at: number): boolean {
  const head = view.words[at]?.head ?? -1;
  return /^nsubj/.test(view.words[head]?.deprel ?? '');
}

/** "Iran attacked it": an object is not its own subject. */
function isSameClauseObject(view: SentenceView, mention: ResolvedMention, at: number): boolean {
  const word = view.words[at];
  let other = view.words[mention.head];
  // "X's adviser, Y, accused him": neither Y nor the adviser.
  while (
    other !== undefined &&
    /^(?:appos|flat|nmod:desc|conj)/.test(other.deprel) &&
    view.words[other.head]?.upos !== 'VERB'
  )
    other = view.words[other.head];
  return (
    word !== undefined &&
    other !== undefined &&
    word.head === other.head &&
    !/poss/.test(word.deprel) &&
    !/sel(?:f|ves)$/.test(word.form)
  );
}

/** The first word of the list that a word stands in. */
function topOfList(view: SentenceView, word: number): number {
  let top = word;
  while (view.words[top]?.deprel === 'conj') top = view.words[top]?.head ?? -1;
  return top;
}

/** "X ousted Y, accusing [him]": who accuses is X, so he is not. */
function isUnderstoodSubject(view: SentenceView, mention: ResolvedMention, at: number): boolean {
  const word = view.words[at];
  const verb = view.words[word?.head ?? -1];
  if (word === undefined || verb === undefined || !/^(?:obj|iobj|obl)$/.test(word.deprel)) return false;
  if (!/^(?:advcl|xcomp)$/.test(verb.deprel) || /sel(?:f|ves)$/.test(word.form)) return false;
  const hasOwn = (view.children[verb.index] ?? []).some((child) => view.words[child]?.deprel.startsWith('nsubj'));
  const subject = view.words[mention.head];
  return !hasOwn && verb.xpos === 'VBG' && subject?.head === verb.head && subject.deprel === 'nsubj';
}

/** "Chad blamed the rebels and bombed [its] depots": nobody bombs their own. */
function isOwnVictim(
  view: SentenceView,
  mention: ResolvedMention,
  { at, gazetteer }: { readonly at: number; readonly gazetteer: Gazetteer },
): boolean {
  const word = view.words[at];
  const owned = view.words[word?.head ?? -1];
  const verb = view.words[owned?.head ?? -1];
  if (
    word?.deprel !== 'nmod:poss' ||
    owned?.deprel !== 'obj' ||
    verb === undefined ||
    !gazetteer.words('coreference/striking').has(verb.lemma)
  )
    return false;
  const isSubjectOf = (index: number) =>
    view.words[mention.head]?.head === index && view.words[mention.head]?.deprel.startsWith('nsubj') === true;
  const hasOwn = (view.children[verb.index] ?? []).some((child) => view.words[child]?.deprel.startsWith('nsubj'));
  return isSubjectOf(verb.index) || (!hasOwn && verb.deprel === 'conj' && isSubjectOf(verb.head));
}

/** All members of the coordination that a mention heads or belongs to. */
function coordinated(
  view: SentenceView,
  mention: ResolvedMention,
  mentions: readonly ResolvedMention[],
): readonly ResolvedMention[] {
  const isListed = (at: number) => view.words[at]?.deprel === 'conj';
  const heads = new Set([topOfList(view, mention.head)]);
  for (const head of heads) for (const child of view.children[head] ?? []) if (isListed(child)) heads.add(child);
  const members = mentions.filter((one) => heads.has(one.head));
  return members.length > 1 ? members : [mention];
}
