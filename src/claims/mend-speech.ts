import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';
import type { WordLists } from './word-lists.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** Reported speech and clauses of time in long sentences: who goes on speaking, who acted after what. */
export function mendSpeech(
  words: readonly Word[],
  mentions: readonly ResolvedMention[],
  lists: WordLists,
  edit: Edit,
): void {
  mendSpeechActs(words, lists, edit);
  mendUnsaid(words, lists, edit);
  mendVerbOnNoun(words, edit);
  mendParallelPassive(words, edit);
  mendTimeClause(words, mentions, edit);
  mendTeller(words, mentions, lists, edit);
  mendNotTo(words, lists, edit);
}

const childrenOf = (words: readonly Word[], head: number, deprel: RegExp): readonly Word[] =>
  words.filter((it) => it.head === head && deprel.test(it.deprel));

/** "A urged B to leave, but B said C": what stands before "but" is not what B said. */
function mendUnsaid(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const verb of words) {
    if (!lists.sayVerbs.has(verb.lemma) || !/^VB[DZ]$/.test(verb.xpos)) continue;
    const before = childrenOf(words, verb.index, /^(?:ccomp|parataxis)$/).find((it) => it.index < verb.index);
    const joiner = childrenOf(words, verb.index, /^cc$/).find((it) => /^(?:but|and|while)$/.test(it.form));
    const subject = childrenOf(words, verb.index, /^nsubj/)[0];
    if (before === undefined || joiner === undefined || subject === undefined) continue;
    if (before.index > joiner.index || joiner.index > subject.index || words[joiner.index - 1]?.form !== ',') continue;
    edit(before.index, { head: verb.head, deprel: verb.deprel });
    edit(verb.index, { head: before.index, deprel: 'conj' });
  }
}

/** "called it a farce and accused X": a finite verb goes on from the verb, not from its object. */
function mendVerbOnNoun(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const noun = words[word.head];
    const verb = words[noun?.head ?? -1];
    if (word.deprel !== 'conj' || word.upos !== 'VERB' || !/^VB[DZ]$/.test(word.xpos) || noun === undefined) continue;
    if (!/^(?:NOUN|PROPN)$/.test(noun.upos) || !/^(?:obj|xcomp|obl)$/.test(noun.deprel)) continue;
    if (childrenOf(words, noun.index, /^cop$/).length > 0 || verb?.xpos !== word.xpos) continue;
    if (childrenOf(words, word.index, /^(?:nsubj|aux|mark)/).length > 0) continue;
    if (childrenOf(words, word.index, /^cc$/).length > 0) edit(word.index, { head: verb.index });
  }
}

/** What one who "said" goes on to do: accuse, warn, urge. */
const ACTS =
  /^(?:accuse|warn|urge|call|demand|condemn|reject|vow|pledge|promise|threaten|blame|criticize|criticise|denounce|appeal|insist|deny|ask|thank|praise|welcome|dismiss|challenge)$/;

/** "said X had not lifted the ban, and warned Y": who said it warned Y. */
function mendSpeechActs(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    const inner = words[word.head];
    if (word.deprel !== 'conj' || !/^VB[DNZ]$/.test(word.xpos) || !ACTS.test(word.lemma) || inner === undefined)
      continue;
    const isClause = inner.upos === 'VERB' || childrenOf(words, inner.index, /^cop$/).length > 0;
    if (!isClause || ACTS.test(inner.lemma) || lists.sayVerbs.has(inner.lemma)) continue;
    if (childrenOf(words, word.index, /^(?:nsubj|aux|mark)/).length > 0) continue;
    if (childrenOf(words, word.index, /^cc$/).length === 0) continue;
    let below = inner;
    let above = words[inner.head];
    while (above !== undefined && !(below.deprel === 'ccomp' && lists.sayVerbs.has(above.lemma))) {
      below = above;
      above = words[above.head];
    }
    if (above === undefined || above.index > below.index || above.xpos !== word.xpos.replace('N', 'D')) continue;
    if (childrenOf(words, above.index, /^nsubj/).length > 0) edit(word.index, { head: above.index });
  }
}

/** "was opposed by A, which said Y had done nothing, but was backed by B": a passive goes on from the passive. */
function mendParallelPassive(words: readonly Word[], edit: Edit): void {
  const isPassive = (word: Word): boolean => childrenOf(words, word.index, /^aux:pass$/).length > 0;
  for (const word of words) {
    const inner = words[word.head];
    if (word.deprel !== 'conj' || word.xpos !== 'VBN' || !isPassive(word) || inner === undefined) continue;
    if (isPassive(inner) || childrenOf(words, word.index, /^(?:nsubj|mark)/).length > 0) continue;
    const joiner = childrenOf(words, word.index, /^cc$/)[0];
    if (joiner === undefined || words[joiner.index - 1]?.form !== ',') continue;
    let isAside = false;
    let above: Word | undefined = inner;
    while (above !== undefined && !(isAside && above.upos === 'VERB' && isPassive(above))) {
      isAside ||= above.deprel === 'acl:relcl';
      above = words[above.head];
    }
    if (above !== undefined && above.index < inner.index) edit(word.index, { head: above.index });
  }
}

/** "agreed on a plan after A and B, which depend on it, demanded C": the names behind "after" did what the verb behind them says. */
function mendTimeClause(words: readonly Word[], mentions: readonly ResolvedMention[], edit: Edit): void {
  for (const verb of words) {
    if (verb.upos !== 'VERB' || !/^VB[DPZ]$/.test(verb.xpos) || !/^(?:conj|parataxis|acl|advcl)$/.test(verb.deprel))
      continue;
    if (childrenOf(words, verb.index, /^(?:[nc]subj|aux|mark|cc)/).length > 0) continue;
    const mark = words.findLast(
      (it) =>
        it.index < verb.index && it.deprel === 'case' && /^(?:after|before|since|until|while|when)$/.test(it.form),
    );
    const subject = words[mark?.head ?? -1];
    if (mark === undefined || subject === undefined || subject.index > verb.index) continue;
    if (!mentions.some((it) => it.head === subject.index || (it.first <= subject.index && subject.index < it.last)))
      continue;
    const end = words[verb.index - 1]?.form === ',' ? verb.index - 2 : verb.index - 1;
    if (!isUnder(words, subject.index, end) || isUnder(words, verb.index, subject.index)) continue;
    let main = words[subject.head];
    while (main !== undefined && main.upos !== 'VERB') main = words[main.head];
    if (main === undefined || main.index > mark.index) continue;
    edit(verb.index, { head: main.index, deprel: 'advcl' });
    edit(subject.index, { head: verb.index, deprel: 'nsubj' });
    edit(mark.index, { head: verb.index, deprel: 'mark' });
  }
}

function isUnder(words: readonly Word[], upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; at >= 0 && steps < words.length; at = words[at]?.head ?? -1, steps += 1)
    if (at === upper) return true;
  return false;
}

/** "X has halted Y, the head of Z, A, told reporters": the name between commas before a verb of saying says it. */
function mendTeller(words: readonly Word[], mentions: readonly ResolvedMention[], lists: WordLists, edit: Edit): void {
  for (const verb of words) {
    if (!lists.sayVerbs.has(verb.lemma) || !/^VB[DZ]$/.test(verb.xpos) || verb.deprel === 'root') continue;
    if (childrenOf(words, verb.index, /^(?:nsubj|aux|mark|cc|ccomp)/).length > 0) continue;
    const end = words[verb.index - 1]?.form === ',' ? verb.index - 1 : verb.index;
    const person = mentions.find((it) => it.last === end && it.type === 'person');
    const said = words[verb.head];
    if (person === undefined || said?.upos !== 'VERB' || !/^(?:conj|parataxis|ccomp)$/.test(verb.deprel)) continue;
    let top = words[person.head];
    while (top !== undefined && /^(?:flat|appos)$/.test(top.deprel)) {
      const up = words[top.head];
      if (up === undefined || up.upos === 'VERB' || up.index < said.index) break;
      top = up;
      if (lists.titles.has(up.lemma.toLowerCase())) break;
    }
    if (top === undefined || isUnder(words, top.index, said.index) || said.index > verb.index) continue;
    edit(verb.index, { head: said.head, deprel: said.deprel });
    edit(said.index, { head: verb.index, deprel: 'ccomp' });
    edit(top.index, { head: verb.index, deprel: 'nsubj' });
  }
}

/** "agreed in a text signed in X not to back Y": what is promised not to be done is of the promise. */
function mendNotTo(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const verb of words) {
    if (verb.deprel !== 'advcl' && verb.deprel !== 'acl') continue;
    const to = childrenOf(words, verb.index, /^mark$/).find((it) => it.form === 'to');
    if (to === undefined || words[to.index - 1]?.form !== 'not') continue;
    let above = words[verb.head];
    while (above !== undefined && !/^(?:promised|urged)$/.test(lists.clauseOperators.get(above.lemma) ?? ''))
      above = words[above.head];
    if (above !== undefined && above.index < verb.index && above.index !== verb.head)
      edit(verb.index, { head: above.index, deprel: 'xcomp' });
  }
}
