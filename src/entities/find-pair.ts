import type { Gazetteer } from '../mentions/gazetteer.ts';
import { caseOf, type SentenceView } from '../mentions/sentence-view.ts';
import type { ResolvedMention } from './entity.ts';

const MOST_TITLE_WORDS = 8;

export type PairQuestion = {
  /** Where mentions of the sentence must end. */
  readonly before: number;
  readonly type: 'person' | 'group';
  readonly gazetteer: Gazetteer;
};

/** Whom "the two" of a sentence are: the last list of exactly two, else who meets with whom. */
export function findPair(
  view: SentenceView,
  mentions: readonly ResolvedMention[],
  { before, type, gazetteer }: PairQuestion,
): readonly ResolvedMention[] | undefined {
  const named = mentions.filter((one) => one.type === type && one.how !== 'description' && one.last <= before);
  return listedPair(view, named) ?? titledPair(view, named) ?? meetingPair(view, named, gazetteer);
}

/** Those who mediate are no sides. */
function listedPair(view: SentenceView, named: readonly ResolvedMention[]): readonly ResolvedMention[] | undefined {
  for (const mention of [...named].reverse()) {
    const word = view.words[mention.head];
    if (word?.deprel !== 'conj') continue;
    const partner = named.find((one) => one.head === word.head && one.entity !== mention.entity);
    const isListed = (at: number) => view.words[at]?.deprel === 'conj';
    if (isListed(word.head)) continue;
    const members = [word.head, mention.head].flatMap((at) => (view.children[at] ?? []).filter(isListed));
    if (partner !== undefined && members.length === 1 && !mediates(view, view.words[word.head]?.head ?? -1))
      return [partner, mention];
  }
  return undefined;
}

const MEDIATES = /^(?:mediate|broker|host|oversee|monitor|revive|restart|convene|facilitate|sponsor)$/;

/** "A and B brokered the talks", "A and B tried to revive them". */
function mediates(view: SentenceView, verb: number): boolean {
  const isMeant = (at: number) => MEDIATES.test(view.words[at]?.lemma ?? '');
  return isMeant(verb) || (view.children[verb] ?? []).some((at) => view.words[at]?.deprel === 'xcomp' && isMeant(at));
}

/** "Secretary A and Kenyan Foreign Minister B": two people with nothing between but "and" and a title, whatever the tree. */
function titledPair(view: SentenceView, named: readonly ResolvedMention[]): readonly ResolvedMention[] | undefined {
  const people = named.filter((one) => one.type === 'person' && one.how !== 'pronoun');
  for (let at = people.length - 1; at > 0; at -= 1) {
    const [first, second] = [people[at - 1] as ResolvedMention, people[at] as ResolvedMention];
    const between = view.words.slice(first.last, second.first);
    const isTitle = ({ xpos }: { readonly xpos: string }) => /^(?:NNP?S?|JJ|IN|POS|DT|HYPH)$/.test(xpos);
    const isList = between[0]?.lemma === 'and' && between.length <= MOST_TITLE_WORDS && between.slice(1).every(isTitle);
    const isLonger = people[at - 2] !== undefined && view.folded[first.first - 1] === ',';
    if (isList && !isLonger && first.entity !== second.entity) return [first, second];
  }
  return undefined;
}

/** "A met with B", "A held talks with B", "A's meeting with B". */
function meetingPair(
  view: SentenceView,
  named: readonly ResolvedMention[],
  gazetteer: Gazetteer,
): readonly ResolvedMention[] | undefined {
  const meetings = gazetteer.words('coreference/meetings');
  for (const guest of [...named].reverse()) {
    const label = view.words[guest.head]?.deprel ?? '';
    const isObject = label === 'obj';
    if (!isObject && !(/^(?:obl|nmod)/.test(label) && caseOf(view, guest.head) === 'with')) continue;
    const meeting = view.words[view.words[guest.head]?.head ?? -1];
    if (meeting === undefined || !meetings.has(meeting.lemma)) continue;
    if (isObject && meeting.lemma !== 'meet') continue;
    const host = hostOf(view, meeting.index, named);
    if (host !== undefined && host.entity !== guest.entity) return [host, guest];
  }
  return undefined;
}

/** Who owns the meeting or is the nearest subject above it. */
function hostOf(view: SentenceView, meeting: number, named: readonly ResolvedMention[]): ResolvedMention | undefined {
  const mentionAt = (at: number) => named.find((one) => one.head === at);
  const owner = (view.children[meeting] ?? []).find((at) => view.words[at]?.deprel === 'nmod:poss');
  if (owner !== undefined) return mentionAt(owner);
  let below = -1;
  for (let at = meeting; at >= 0; at = view.words[at]?.head ?? -1) {
    const path = below;
    const subjects = (view.children[at] ?? []).filter(
      (child) => child !== path && view.words[child]?.deprel.startsWith('nsubj'),
    );
    const host = subjects.map(mentionAt).find((one) => one !== undefined);
    if (subjects.length > 0) return host;
    below = at;
  }
  return undefined;
}
