import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';
import { irregularVerb } from '../text/irregular-verbs.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** Gives verbs that were read as modifiers or adjectives their place back; `edit` replaces fields of one word. */
export function mendVerbs(words: readonly Word[], mentions: readonly ResolvedMention[], edit: Edit): void {
  mendPassives(words, edit);
  mendMainVerb(words, mentions, edit);
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

/** "Peru lifted sanctions against Chile", read as "lifted sanctions": in a sentence whose root is a noun without a verb. */
function mendMainVerb(words: readonly Word[], mentions: readonly ResolvedMention[], edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root === undefined || !/^(NOUN|PROPN)$/.test(root.upos)) return;
  if (words.some((word) => word.head === root.index && /^(cop|nsubj)/.test(word.deprel))) return;
  for (const mention of mentions) {
    const verb = words[mention.last];
    if (verb === undefined || verb.head !== root.index || verb.deprel !== 'amod' || verb.index > root.index) continue;
    const isPast = /^[a-z]+ed$/.test(verb.form) || irregularVerb(verb.form) !== undefined;
    if (!isPast || mention.head >= verb.index || words[verb.index + 1]?.form === '-') continue;
    const subject = words[headOf(words, mention)];
    if (subject === undefined || (subject.head !== root.index && subject.head !== verb.index)) continue;
    const lemma = irregularVerb(verb.form) ?? (verb.upos === 'VERB' ? verb.lemma : verb.form.replace(/e?d$/, ''));
    edit(verb.index, { head: -1, deprel: 'root', upos: 'VERB', xpos: 'VBD', lemma });
    edit(subject.index, { head: verb.index, deprel: 'nsubj' });
    edit(root.index, { head: verb.index, deprel: 'obj' });
    for (const word of words) {
      if (word.head !== root.index || word.index === verb.index || word.index === subject.index) continue;
      if (word.index < verb.index || /^(advcl|punct|parataxis|ccomp|advmod)/.test(word.deprel))
        edit(word.index, { head: verb.index });
    }
    return;
  }
}

/** The word of a mention that hangs outside it. */
function headOf(words: readonly Word[], mention: ResolvedMention): number {
  for (let at = mention.last - 1; at >= mention.first; at -= 1) {
    const head = words[at]?.head ?? -1;
    if (head < mention.first || head >= mention.last) return at;
  }
  return mention.head;
}
