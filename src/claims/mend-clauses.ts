import type { Word } from '../text/document.ts';
import type { WordLists } from './word-lists.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** Hangs clauses where number, marks and commas show that they belong; `edit` replaces fields of one word. */
export function mendClauses(words: readonly Word[], lists: WordLists, edit: Edit): void {
  mendFinite(words, edit);
  mendListed(words, lists, edit);
  mendNumber(words, edit);
  mendNearest(words, edit);
  mendTold(words, lists, edit);
  mendSponsored(words, lists, edit);
  mendSecondSubject(words, edit);
  mendDaysAfter(words, edit);
  mendAfterwards(words, edit);
  mendSemicolon(words, edit);
  mendOf(words, lists, edit);
}

/** "X denies backing Y", where the verb was given the tag of one and the part of speech of a noun. */
function mendFinite(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.upos !== 'NOUN' || !/^VB[DZP]$/.test(word.xpos)) continue;
    if (!words.some((it) => it.head === word.index && it.deprel === 'nsubj' && it.index < word.index)) continue;
    edit(word.index, { upos: 'VERB' });
    for (const child of words)
      if (child.head === word.index && child.deprel === 'acl' && child.xpos === 'VBG')
        edit(child.index, { deprel: 'xcomp' });
  }
}

/** "X, which A and B list as ...", read as a list of three: a bare noun of naming before "as" is the verb. */
function mendListed(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (word.xpos !== 'NN' || word.deprel !== 'conj' || words[word.index + 1]?.form !== 'as') continue;
    if (!lists.designateVerbs.has(word.lemma.toLowerCase())) continue;
    const first = words[word.head];
    const which = words.findLast((it) => it.index < word.index && /^(which|whom|that)$/i.test(it.form));
    const noun = words[(which?.index ?? 0) - 2];
    if (first === undefined || which === undefined || noun === undefined || first.index < which.index) continue;
    if (words[which.index - 1]?.form !== ',' || !/^(NOUN|PROPN)$/.test(noun.upos)) continue;
    edit(word.index, { upos: 'VERB', xpos: 'VBP', head: noun.index, deprel: 'acl:relcl' });
    edit(first.index, { head: word.index, deprel: 'nsubj' });
    edit(which.index, { head: word.index, deprel: 'obj' });
    for (const child of words)
      if (child.head === word.index && child.deprel === 'nmod') edit(child.index, { deprel: 'obl' });
  }
}

/** "an alliance of parties that includes X": a clause in the singular is not about a plural. */
function mendNumber(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const noun = words[word.head];
    const whole = words[noun?.head ?? -1];
    if (word.deprel !== 'acl:relcl' || noun === undefined || whole === undefined || noun.deprel !== 'nmod') continue;
    const subject = words.find((it) => it.head === word.index && it.deprel.startsWith('nsubj'));
    if (subject === undefined || !/^(that|which|who)$/i.test(subject.form)) continue;
    const finite = words.find((it) => it.head === word.index && /^aux|^cop/.test(it.deprel)) ?? word;
    const isOne = finite.xpos === 'VBZ' || /^was$/i.test(finite.form);
    const isSingular = isOne && /S$/.test(noun.xpos) && /^NNP?$/.test(whole.xpos);
    const isMany = finite.xpos === 'VBP' || /^were$/i.test(finite.form);
    const isPlural = isMany && /^NNP?$/.test(noun.xpos) && /S$/.test(whole.xpos);
    if ((isSingular || isPlural) && whole.index < noun.index) edit(word.index, { head: whole.index });
  }
}

/** "A and B, which is ...": of a list the last, where the clause is in the singular. */
function mendNearest(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'acl:relcl') continue;
    const which = words.find(
      (it) => it.head === word.index && /^(which|who)$/i.test(it.form) && /^nsubj/.test(it.deprel),
    );
    const last = words[(which?.index ?? 0) - 2];
    if (which === undefined || last === undefined) continue;
    if (words[which.index - 1]?.form !== ',' || last.index <= word.head) continue;
    const finite = words.find((it) => it.head === word.index && /^aux|^cop/.test(it.deprel)) ?? word;
    if (finite.xpos !== 'VBZ') continue;
    const member = words.find(
      (it) => it.head === word.head && it.deprel === 'conj' && isOver(words, it.index, last.index),
    );
    if (member !== undefined) edit(word.index, { head: member.index });
  }
}

function isOver(words: readonly Word[], upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; at >= 0 && steps < 12; at = words[at]?.head ?? -1, steps += 1)
    if (at === upper) return true;
  return false;
}

/** "said on a visit to X that ...": what is said hangs on the verb of saying. */
function mendTold(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (!/^acl/.test(word.deprel)) continue;
    const mark = words.find((it) => it.head === word.index && it.deprel === 'mark' && it.form === 'that');
    const hasSubject = words.some((it) => it.head === word.index && it.deprel.startsWith('nsubj'));
    const noun = words[word.head];
    const verb = words[noun?.head ?? -1];
    if (mark === undefined || !hasSubject || noun === undefined || verb?.upos !== 'VERB') continue;
    if (!/^(obl|iobj|obj)$/.test(noun.deprel) || lists.sayNouns.has(noun.lemma) || !lists.sayVerbs.has(verb.lemma))
      continue;
    if (!words.some((it) => it.head === verb.index && it.deprel === 'ccomp'))
      edit(word.index, { head: verb.index, deprel: 'ccomp' });
  }
}

/** "talks between A and B, sponsored by C": the talks are sponsored, not B. */
function mendSponsored(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'acl' || word.xpos !== 'VBN' || words[word.index - 1]?.form !== ',') continue;
    if (!lists.outsideParticiples.has(word.lemma)) continue;
    for (let at = words[word.head], steps = 0; at !== undefined && steps < 4; at = words[at.head], steps += 1) {
      if (lists.gatheringNouns.has(at.lemma.toLowerCase()) && at.index < word.index) {
        edit(word.index, { head: at.index });
        break;
      }
      if (!/^(conj|nmod)/.test(at.deprel)) break;
    }
  }
}

/** "X, the former Y, runs Z": a second subject, right behind the verb, is its object. */
function mendSecondSubject(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const verb = words[word.head];
    if (word.deprel !== 'nsubj' || verb?.upos !== 'VERB' || !/^VB[DZP]$/.test(verb.xpos)) continue;
    const own = words.filter((it) => it.head === verb.index);
    const isBehind = word.index > verb.index && word.index - verb.index <= 3;
    const isFirst = own.some((it) => it.deprel === 'nsubj' && it.index < verb.index);
    const isFull = own.some((it) => /^(obj|ccomp|xcomp|expl)/.test(it.deprel));
    if (isBehind && isFirst && !isFull) edit(word.index, { deprel: 'obj' });
  }
}

/** "X, the premier, travelled to Y, days after Z attacked": the days are not who attacked. */
function mendDaysAfter(words: readonly Word[], edit: Edit): void {
  for (const days of words) {
    const verb = words[days.head];
    if (days.deprel !== 'nsubj' || verb === undefined || verb.head >= 0 || days.index > verb.index) continue;
    if (!/^(minute|hour|day|week|month|year)$/.test(days.lemma.toLowerCase())) continue;
    const actor = words.find((it) => it.head === days.index && it.deprel === 'nmod' && it.index > days.index);
    const mark = words.find((it) => it.head === actor?.index && /^(after|before)$/.test(it.form));
    const subject = words.find((it) => it.head === verb.index && it.deprel === 'nsubj' && it.index < days.index);
    const main = words.find(
      (it) => it.head === subject?.index && it.deprel === 'acl' && /^VB[ND]$/.test(it.xpos) && it.index < days.index,
    );
    if (actor === undefined || mark === undefined || subject === undefined || main === undefined) continue;
    if (words[main.index - 1]?.form !== ',') continue;
    edit(main.index, { head: -1, deprel: 'root', xpos: 'VBD' });
    edit(subject.index, { head: main.index });
    edit(verb.index, { head: main.index, deprel: 'advcl' });
    edit(days.index, { deprel: 'obl' });
    edit(actor.index, { head: verb.index, deprel: 'nsubj' });
    edit(mark.index, { head: verb.index, deprel: 'mark' });
  }
}

/** "sent ships a day after X, the premier, met Y": X met Y, whoever sent the ships. */
function mendAfterwards(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const main = words[word.head];
    if (word.deprel !== 'conj' || main?.upos !== 'VERB' || !/^VB[DZP]$/.test(word.xpos)) continue;
    if (words.some((it) => it.head === word.index && /^(cc|nsubj|mark|aux)/.test(it.deprel))) continue;
    const subject = words.findLast(
      (it) => it.head === main.index && it.deprel === 'obl' && it.index < word.index && it.upos === 'PROPN',
    );
    const mark = words.find((it) => it.head === subject?.index && it.deprel === 'case');
    if (subject === undefined || mark === undefined || !/^(after|before)$/.test(mark.form)) continue;
    edit(word.index, { deprel: 'advcl' });
    edit(subject.index, { head: word.index, deprel: 'nsubj' });
    edit(mark.index, { head: word.index, deprel: 'mark' });
  }
}

/** "X led one side; Y, an aide, headed the other": what follows a semicolon has its own subject. */
function mendSemicolon(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const verb = words[word.head];
    if (word.deprel !== 'nsubj' || verb === undefined || word.index < verb.index) continue;
    if (words[word.index - 1]?.form !== ';') continue;
    const next = words.find((it) => it.head === verb.index && it.deprel === 'conj' && it.index > word.index);
    if (next?.upos !== 'VERB' || words.some((it) => it.head === next.index && it.deprel.startsWith('nsubj'))) continue;
    edit(word.index, { head: next.index });
    edit(next.index, { deprel: 'parataxis' });
  }
}

/** "A and fighters of B": what follows the second noun belongs to it, not to the first. */
function mendOf(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'nmod') continue;
    const mark = words.find((it) => it.head === word.index && it.deprel === 'case' && it.form === 'of');
    const noun = words[(mark?.index ?? 0) - 1];
    if (noun?.upos !== 'NOUN' || noun.index <= word.head) continue;
    const isForce = lists.forceNouns.has(noun.lemma) || lists.transparentNouns.has(noun.lemma);
    if (!isForce || words[word.head]?.upos !== 'PROPN') continue;
    if (noun.deprel === 'conj' && noun.head === word.head) edit(word.index, { head: noun.index });
  }
}
