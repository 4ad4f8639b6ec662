import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** Finds the main verb again behind what is set between commas or before the subject; `edit` replaces fields of one word. */
export function mendAsides(words: readonly Word[], mentions: readonly ResolvedMention[], edit: Edit): void {
  mendNounRoot(words, edit);
  mendTwoSubjects(words, edit);
  mendFrontedAgent(words, mentions, edit);
  mendLastOfList(words, edit);
}

const isVerb = (word: Word | undefined): boolean => word?.upos === 'VERB';
const childrenOf = (words: readonly Word[], index: number): readonly Word[] =>
  words.filter((word) => word.head === index);

/** "X's president, A, and Y's president, B, signed", read as a noun with a clause beside it: the clause is the sentence. */
function mendNounRoot(words: readonly Word[], edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root === undefined || !/^(NOUN|PROPN)$/.test(root.upos)) return;
  const own = childrenOf(words, root.index);
  if (own.some((it) => /^(cop|nsubj)/.test(it.deprel))) return;
  const verb = own.find((it) => it.deprel === 'conj' && isVerb(it) && /^VB[DPZ]$/.test(it.xpos));
  if (verb === undefined) return;
  const parts = childrenOf(words, verb.index);
  const joiner = parts.find((it) => it.deprel === 'cc');
  const subject = parts.find((it) => it.deprel === 'nsubj');
  // "A meeting, and Kenya left": only a list of two has nothing but commas and "and" before its second member.
  if (joiner === undefined || subject === undefined || joiner.index > subject.index) return;
  if (!own.some((it) => it.deprel === 'appos' && it.index < joiner.index) || words[joiner.index - 1]?.form !== ',')
    return;
  edit(verb.index, { head: -1, deprel: 'root' });
  edit(root.index, { head: verb.index, deprel: 'nsubj' });
  edit(subject.index, { head: root.index, deprel: 'conj' });
  edit(joiner.index, { head: subject.index });
}

/** "The board, the bloc's executive arm, proposed X, and Y told ...": of two subjects the first has the verb behind its apposition. */
function mendTwoSubjects(words: readonly Word[], edit: Edit): void {
  for (const later of words) {
    if (!isVerb(later)) continue;
    const subjects = childrenOf(words, later.index).filter(
      (it) => it.deprel === 'nsubj' && it.index < later.index && !/^(who|which|that|whom)$/i.test(it.form),
    );
    const [subject, second] = subjects;
    if (subject === undefined || second === undefined) continue;
    const aside = childrenOf(words, subject.index).find((it) => it.deprel === 'appos');
    const verb = words.find(
      (it) =>
        it.deprel === 'acl' &&
        /^VB[ND]$/.test(it.xpos) &&
        it.index < second.index &&
        words[it.index - 1]?.form === ',' &&
        words[it.index + 1]?.form.toLowerCase() !== 'by' &&
        (it.head === aside?.index || it.head === subject.index),
    );
    if (verb === undefined || aside === undefined) continue;
    const { head, deprel } = later;
    edit(verb.index, { head, deprel, xpos: 'VBD' });
    edit(subject.index, { head: verb.index });
    edit(later.index, { head: verb.index, deprel: 'conj' });
    return;
  }
}

/** "After talks brokered by X, A and B will meet": what stands behind the comma, right before the verb, is its subject. */
function mendFrontedAgent(words: readonly Word[], mentions: readonly ResolvedMention[], edit: Edit): void {
  for (const verb of words) {
    if (!isVerb(verb) || !/^(root|parataxis|ccomp|conj)$/.test(verb.deprel)) continue;
    const own = childrenOf(words, verb.index);
    if (own.some((it) => /^(nsubj|csubj|expl|mark|cc)/.test(it.deprel))) continue;
    let before = verb.index - 1;
    while (/^(AUX|ADV)$/.test(words[before]?.upos ?? '')) before -= 1;
    const last = mentions.find((it) => it.last === before + 1 && it.type !== 'place');
    const joiner = words[(last?.first ?? 0) - 1];
    const article = joiner?.form.toLowerCase() === 'the' ? 1 : 0;
    if (last === undefined || words[last.first - 1 - article]?.form !== 'and') continue;
    const first = mentions.find((it) => it.last === last.first - 1 - article && it.type === last.type);
    if (first === undefined) continue;
    const comma = first.first - (words[first.first - 1]?.form.toLowerCase() === 'the' ? 2 : 1);
    const agent = mentions.find((it) => it.last === comma);
    if (words[comma]?.form !== ',' || agent === undefined) continue;
    const [top, under] = [topOf(words, first), topOf(words, last)];
    if (words[top]?.deprel !== 'conj' || !isFronted(words, topOf(words, agent), verb)) continue;
    edit(top, { head: verb.index, deprel: 'nsubj' });
    edit(under, { head: top, deprel: 'conj' });
    return;
  }
}

/** "A and B, an ally of C": what is said in the singular behind a list is said of its last. */
function mendLastOfList(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (
      word.deprel !== 'appos' ||
      word.xpos !== 'NN' ||
      /^(pair|couple|duo|trio|team|group|alliance)$/.test(word.lemma)
    )
      continue;
    const isOne = childrenOf(words, word.index).some((it) => it.deprel === 'det' && /^(?:an?|the)$/.test(it.form));
    const last = childrenOf(words, word.head).findLast((it) => it.deprel === 'conj' && it.index < word.index);
    if (isOne && last?.upos === 'PROPN') edit(word.index, { head: last.index });
  }
}

/** Whether a word stands in a phrase with a preposition that opens the sentence. */
function isFronted(words: readonly Word[], at: number, verb: Word): boolean {
  for (let word = words[at], steps = 0; word !== undefined && steps < 12; word = words[word.head], steps += 1) {
    if (word.head === verb.index || word.head === verb.head)
      return /^(obl|advcl|nmod)/.test(word.deprel) && word.index < verb.index;
    if (/^nsubj/.test(word.deprel)) return false;
  }
  return false;
}

/** The word of a mention that hangs outside it. */
function topOf(words: readonly Word[], mention: ResolvedMention): number {
  for (let at = mention.last - 1; at >= mention.first; at -= 1) {
    const head = words[at]?.head ?? -1;
    if (head < mention.first || head >= mention.last) return at;
  }
  return mention.head;
}
