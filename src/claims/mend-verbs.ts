import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';
import { irregularVerb } from '../text/irregular-verbs.ts';
import { mendAsides } from './mend-asides.ts';
import { mendBeside } from './mend-beside.ts';
import { mendClauses } from './mend-clauses.ts';
import { mendLong } from './mend-long.ts';
import { headOf, mendMainVerb } from './mend-main-verb.ts';
import { mendSpeech } from './mend-speech.ts';
import type { WordLists } from './word-lists.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** Gives verbs that were read as modifiers or adjectives their place back; `edit` replaces fields of one word. */
export function mendVerbs(
  words: readonly Word[],
  mentions: readonly ResolvedMention[],
  lists: WordLists,
  edit: Edit,
): void {
  mendPassives(words, edit);
  mendCompound(words, edit);
  mendTwoVerbs(words, lists, edit);
  mendInfinitive(words, edit);
  mendParticle(words, lists, edit);
  for (const mention of mentions) mendBareSubject(words, mention, edit);
  mendThatClause(words, edit);
  mendWhereClause(words, edit);
  mendSharedTense(words, edit);
  mendGerunds(words, edit);
  mendSubjects(words, edit);
  mendNextClauses(words, edit);
  mendFiniteConjuncts(words, edit);
  for (const mention of mentions) mendSayer(words, mention, lists, edit);
  mendInterruption(words, edit);
  mendClauses(words, lists, edit);
  mendBeside(words, edit);
  mendLong(words, lists, edit);
  mendMainVerb(words, mentions, edit);
  mendAsides(words, mentions, edit);
  mendSpeech(words, mentions, lists, edit);
}

/** "Peru halted trade with Chile and [Cuba broke] off ties": what stands between "and" and a finite verb is its subject. */
function mendNextClauses(words: readonly Word[], edit: Edit): void {
  for (const verb of words) {
    if (
      verb.upos !== 'VERB' ||
      !/^VB[DPZ]$/.test(verb.xpos) ||
      !/^(?:conj|parataxis|advcl|ccomp|dep)$/.test(verb.deprel)
    )
      continue;
    if (words.some((word) => word.head === verb.index && /^(?:[nc]subj|aux|mark|cc)/.test(word.deprel))) continue;
    const before = words[verb.index - 1]?.form === ',' ? verb.index - 2 : verb.index - 1;
    let noun = words[before];
    while (noun !== undefined && noun.deprel !== 'conj') noun = noun.head > verb.index ? undefined : words[noun.head];
    const list = words[noun?.head ?? -1];
    if (noun === undefined || list === undefined || noun.upos === 'VERB' || list.upos === 'VERB') continue;
    // "and the bloc, ECOWAS, demanded": only an apposition ends with a comma.
    const isClosed = words.some((word) => word.head === noun.index && /^(?:appos|acl:relcl)$/.test(word.deprel));
    if (words[verb.index - 1]?.form === ',' && !isClosed) continue;
    const joiner = words.find((word) => word.head === noun.index && word.deprel === 'cc' && word.index < noun.index);
    if (joiner === undefined || /^nsubj/.test(list.deprel) || list.head === verb.index || noun.head === verb.index)
      continue;
    edit(noun.index, { head: verb.index, deprel: 'nsubj' });
    edit(joiner.index, { head: verb.index });
    edit(verb.index, { deprel: 'conj' });
  }
}

/** "Chad [denies] reports that": of two words that may be verbs after a name, the first is. */
function mendTwoVerbs(words: readonly Word[], lists: WordLists, edit: Edit): void {
  const second = words.find((word) => word.head < 0);
  const first = words[(second?.index ?? 0) - 1];
  if (second === undefined || first === undefined || second.xpos !== 'VBZ' || !/s$/.test(first.form)) return;
  if (!/^(?:denied|refused)$/.test(lists.clauseOperators.get(first.lemma) ?? '')) return;
  if (first.upos !== 'NOUN' || first.head !== second.index || first.deprel !== 'nsubj') return;
  const name = words.findLast((word) => word.head === first.index && word.upos === 'PROPN');
  if (name === undefined) return;
  edit(first.index, { head: -1, deprel: 'root', upos: 'VERB', xpos: 'VBZ' });
  edit(second.index, {
    head: first.index,
    deprel: 'obj',
    upos: 'NOUN',
    xpos: 'NNS',
    lemma: second.form.replace(/s$/, ''),
  });
  edit(name.index, { head: first.index, deprel: 'nsubj' });
  for (const word of words) {
    if (word.head === first.index && word.index < name.index) edit(word.index, { head: name.index });
    if (word.head !== second.index || word.index === first.index) continue;
    if (word.deprel === 'punct') edit(word.index, { head: first.index });
    else if (word.deprel === 'ccomp') edit(word.index, { deprel: 'acl' });
  }
}

/** "backed X in guarding Y and [called] for talks": a finite verb goes on from a finite verb. */
function mendFiniteConjuncts(words: readonly Word[], edit: Edit): void {
  const isFiniteVerb = (word: Word | undefined) => word?.upos === 'VERB' && /^VB[DPZ]$/.test(word.xpos);
  for (const verb of words) {
    const head = words[verb.head];
    if (verb.deprel !== 'conj' || !isFiniteVerb(verb) || head?.upos !== 'VERB' || !/^VBG?$/.test(head.xpos)) continue;
    if (words.some((word) => word.head === head.index && /^(?:nsubj|aux)/.test(word.deprel))) continue;
    let up = words[head.head];
    while (up !== undefined && !isFiniteVerb(up)) up = words[up.head];
    if (up !== undefined && up.index < head.index && up.xpos === verb.xpos) edit(verb.index, { head: up.index });
  }
}

/** "denies [arming X]": a clause of a verb is no modifier of a noun. */
function mendGerunds(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'acl' || words[word.head]?.upos !== 'VERB' || word.index < word.head) continue;
    const isMarked = words.some((it) => it.head === word.index && /^(?:mark|case)$/.test(it.deprel));
    edit(word.index, { deprel: word.xpos === 'VBG' && !isMarked ? 'xcomp' : 'advcl' });
  }
}

/** "[Kenya] eased sanctions": a name right before the main verb, which has no other subject, is its subject. */
function mendSubjects(words: readonly Word[], edit: Edit): void {
  const verb = words.find((word) => word.head < 0 && word.upos === 'VERB' && /^VB[DPZ]$/.test(word.xpos));
  if (verb === undefined) return;
  const children = words.filter((word) => word.head === verb.index);
  if (children.some(({ deprel }) => /^(?:[nc]subj|expl|aux|cop)/.test(deprel))) return;
  const before = children.filter((word) => word.index < verb.index && word.upos !== 'PUNCT').at(-1);
  if (before?.upos === 'PROPN' && /^(?:compound|nmod|amod|dep|list|flat|vocative|discourse)/.test(before.deprel))
    edit(before.index, { deprel: 'nsubj' });
}

/** Participles that are adjectives as often as not. */
const STATES = new Set(['known', 'gone', 'broken', 'lost', 'hidden', 'left', 'set', 'split', 'hurt', 'bent', 'done']);

/** "The king was overthrown": an irregular participle after a form of be is a passive, not an adjective. */
function mendPassives(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.upos !== 'ADJ' || STATES.has(word.form)) continue;
    const lemma = irregularVerb(word.form);
    const auxiliary = words.find((it) => it.head === word.index && it.deprel === 'cop' && it.lemma === 'be');
    if (lemma === undefined || auxiliary === undefined) continue;
    edit(word.index, { upos: 'VERB', xpos: 'VBN', lemma });
    edit(auxiliary.index, { upos: 'AUX', deprel: 'aux:pass' });
    for (const subject of words)
      if (subject.head === word.index && subject.deprel === 'nsubj') edit(subject.index, { deprel: 'nsubj:pass' });
  }
}

/** "X, considered a menace by Y, holds Z": the participle between the commas belongs to X, the verb after them is the main one. */
function mendInterruption(words: readonly Word[], edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root === undefined || !/^VB[ND]$/.test(root.xpos) || words[root.index - 1]?.form !== ',') return;
  const own = words.filter((word) => word.head === root.index);
  const subject = own.find((word) => word.deprel.startsWith('nsubj') && word.index < root.index);
  if (subject === undefined || own.some((word) => /^(aux|cop|cc)/.test(word.deprel) && word.index < root.index)) return;
  const main = own.find(
    (word) =>
      word.index > root.index &&
      /^(conj|parataxis)$/.test(word.deprel) &&
      /^VB[DZP]$/.test(word.xpos) &&
      words[word.index - 1]?.form === ',' &&
      !words.some((it) => it.head === word.index && /^(cc|nsubj|mark)/.test(it.deprel)),
  );
  if (main === undefined) return;
  edit(main.index, { head: -1, deprel: 'root' });
  edit(root.index, { head: subject.index, deprel: 'acl', xpos: 'VBN' });
  edit(subject.index, { head: main.index, deprel: 'nsubj' });
  for (const word of own)
    if (word.index > main.index && word.index !== main.index) edit(word.index, { head: main.index });
}

/** "issued an arrest warrant": a bare infinitive right after a noun and its article is the head of that noun phrase. */
function mendCompound(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const noun = words[word.index - 1];
    if (word.xpos !== 'VB' || word.deprel !== 'xcomp' || noun === undefined || noun.xpos !== 'NN') continue;
    const governor = words[word.head];
    if (governor === undefined || noun.deprel !== 'obj' || noun.head !== word.head) continue;
    if (/^(make|let|help|see|have|hear|watch|bid)$/.test(governor.lemma)) continue;
    if (words.some((it) => it.head === word.index && /^(mark|obj|nsubj)$/.test(it.deprel))) continue;
    edit(word.index, { upos: 'NOUN', xpos: 'NN', deprel: 'obj', lemma: word.form.toLowerCase() });
    for (const child of words) {
      if (child.head === noun.index) edit(child.index, { head: word.index });
      if (child.head === word.index && child.deprel === 'obl') edit(child.index, { deprel: 'nmod' });
    }
    edit(noun.index, { head: word.index, deprel: 'compound' });
  }
}

/** "fighting to oust X", read as a preposition with a noun phrase: a bare verb right after "to" is an infinitive. */
function mendInfinitive(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const to = words[word.index - 1];
    const noun = words[word.head];
    if (word.xpos !== 'VB' || word.upos !== 'VERB' || !/^(amod|compound)$/.test(word.deprel)) continue;
    if (to?.form !== 'to' || to.deprel !== 'case' || noun === undefined || to.head !== noun.index) continue;
    if (noun.index < word.index || noun.head < 0 || noun.head > to.index) continue;
    edit(word.index, { head: noun.head, deprel: words[noun.head]?.upos === 'VERB' ? 'xcomp' : 'acl' });
    edit(to.index, { head: word.index, deprel: 'mark', upos: 'PART', xpos: 'TO' });
    edit(noun.index, { head: word.index, deprel: 'obj' });
  }
}

/** "handed over X": what follows a verb with its particle is its object. */
function mendParticle(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    const particle = words[word.index + 1];
    if (word.upos !== 'VERB' || particle?.deprel !== 'case' || words[particle.index + 1]?.form === 'of') continue;
    if (!lists.objectParticleVerbs.has(`${word.lemma.toLowerCase()} ${particle.form.toLowerCase()}`)) continue;
    const noun = words[particle.head];
    if (noun === undefined || noun.head !== word.index || noun.deprel !== 'obl') continue;
    if (words.some((it) => it.head === word.index && it.deprel === 'obj')) continue;
    edit(particle.index, { head: word.index, deprel: 'compound:prt', upos: 'ADP', xpos: 'RP' });
    edit(noun.index, { deprel: 'obj' });
  }
}

/** "that both X and Y call ...": a name taken for a compound of the finite verb after it is its subject. */
function mendBareSubject(words: readonly Word[], mention: ResolvedMention, edit: Edit): void {
  const head = words[headOf(words, mention)];
  const verb = head === undefined ? undefined : words[head.head];
  if (head === undefined || verb === undefined || !/^(compound|amod|nmod:unmarked)$/.test(head.deprel)) return;
  if (verb.upos !== 'VERB' || !/^VB[PZD]$/.test(verb.xpos) || verb.index < mention.last) return;
  if (words[verb.index - 1]?.xpos === 'HYPH' || words[mention.last]?.xpos === 'HYPH') return;
  if (!words.some((it) => it.head === verb.index && /^nsubj|^case$/.test(it.deprel)))
    edit(head.index, { deprel: 'nsubj' });
}

/** "demanded that Peru leave": a clause with "that" has a subject of its own. */
function mendThatClause(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'xcomp') continue;
    const own = words.filter((it) => it.head === word.index);
    if (own.some((it) => it.deprel === 'mark' && it.form === 'that') && own.some((it) => it.deprel.startsWith('nsubj')))
      edit(word.index, { deprel: 'ccomp' });
  }
}

/** "denies that it fired and blames the rebels": a verb joins the one whose tense it shares. */
function mendSharedTense(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const inner = words[word.head];
    if (word.deprel !== 'conj' || inner === undefined || inner.deprel !== 'ccomp' || inner.index > word.index) continue;
    const outer = words[inner.head];
    if (outer === undefined || outer.index > inner.index || !/^VB[DZP]$/.test(word.xpos)) continue;
    if (!/^VB[DZP]$/.test(inner.xpos) || inner.xpos === word.xpos || outer.xpos !== word.xpos) continue;
    if (!words.some((it) => it.head === word.index && /^(nsubj|aux|mark)/.test(it.deprel)))
      edit(word.index, { head: outer.index });
  }
}

/** "said in Geneva, where they met": a clause of place is no speech. */
function mendWhereClause(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'ccomp' || word.head > word.index) continue;
    const where = words.find((it) => it.head === word.index && /^where$/i.test(it.form) && it.index > word.head + 1);
    const place = where === undefined ? undefined : words[where.index - 2];
    if (where === undefined || words[where.index - 1]?.form !== ',' || place === undefined) continue;
    if (/^(NOUN|PROPN)$/.test(place.upos)) edit(word.index, { head: place.index, deprel: 'acl:relcl' });
  }
}

/** "..., Foreign Minister X said.": the person right before a verb of saying without a subject says it. */
function mendSayer(words: readonly Word[], mention: ResolvedMention, lists: WordLists, edit: Edit): void {
  const verb = words[mention.last];
  if (verb === undefined || mention.type !== 'person' || !/^VB[DZ]$/.test(verb.xpos)) return;
  if (!lists.sayVerbs.has(verb.lemma) || words.some((it) => it.head === verb.index && /^nsubj/.test(it.deprel))) return;
  const head = headOf(words, mention);
  if (words[head]?.deprel !== 'appos' && words[head]?.deprel !== 'conj') return;
  if (isAbove(words, head, verb.index)) return;
  edit(head, { head: verb.index, deprel: 'nsubj' });
}

function isAbove(words: readonly Word[], upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; at >= 0 && steps < words.length; at = words[at]?.head ?? -1, steps += 1)
    if (at === upper) return true;
  return false;
}
