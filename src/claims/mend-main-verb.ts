import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';
import { BASE_FORMS, irregularVerb } from '../text/irregular-verbs.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** "Peru lifted sanctions against Chile", read as one noun phrase: a sentence whose root is a noun without a verb. */
export function mendMainVerb(words: readonly Word[], mentions: readonly ResolvedMention[], edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root === undefined || !/^(NOUN|PROPN)$/.test(root.upos)) return;
  if (words.some((word) => word.head === root.index && word.deprel === 'cop')) return;
  for (const mention of mentions) {
    const verb = words[mention.last];
    const subject = words[headOf(words, mention)];
    if (verb === undefined || subject === undefined || mention.head >= verb.index) continue;
    if (promoteModifier(words, { root, verb, subject }, edit)) return;
    if (promoteClause({ root, verb, subject, words }, edit)) return;
    if (promoteNoun(words, { root, verb, subject }, edit)) return;
  }
  const stray = words.find((word) => isStray(words, word, root));
  if (stray !== undefined) promoteStray(words, root, stray, edit);
  else promoteParticiple(words, root, edit);
}

/** "A, B and a group of states [called] on X": a whole sentence has a verb, if only the participle at the end of its list. */
function promoteParticiple(words: readonly Word[], root: Word, edit: Edit): void {
  if (words.some(({ xpos }) => /^(?:VB[DPZ]|MD)$/.test(xpos)) || words.at(-1)?.form !== '.') return;
  const verb = words.find(
    (word) =>
      word.deprel === 'acl' &&
      word.xpos === 'VBN' &&
      isPastForm(word) &&
      words.some(
        (it) => it.head === word.index && it.index > word.index && /^(?:obj|obl|advcl|ccomp|xcomp)$/.test(it.deprel),
      ),
  );
  if (verb === undefined || verb.index < root.index || words[verb.index + 1]?.form === 'by') return;
  edit(verb.index, { head: -1, deprel: 'root', xpos: 'VBD' });
  edit(root.index, { head: verb.index, deprel: 'nsubj' });
}

/** A past form after the root that was read as a preposition or modifier of its own object. */
function isStray(words: readonly Word[], word: Word, root: Word): boolean {
  if (word.index > root.index && (isAfterClause(words, word, root) || isAfterAside(words, word, root))) return true;
  if (word.index < root.index || word.head <= word.index || !isPastForm(word)) return false;
  const before = words[word.index - 1];
  const next = words[word.index + 1];
  if (next === undefined || /^[-–]$/.test(next.form) || before === undefined) return false;
  if (word.deprel === 'case') return before.form === ',' && /^(NOUN|PROPN|DET|ADJ|NUM|PRON)$/.test(next.upos);
  const isFirst = !words.some((it) => it.head === word.head && it.index < word.index);
  // "The militias, A among them, fired drones".
  const isAside =
    before.form === ',' &&
    /^(?:conj|appos)$/.test(words[word.head]?.deprel ?? '') &&
    words[word.head]?.head === root.index;
  return word.deprel === 'amod' && isFirst && (isAside || (word.xpos === 'VBD' && before.upos === 'PROPN'));
}

/** "X, a former officer, leads Y": a finite verb without a subject after the comma that closes what is said of X. */
function isAfterAside(words: readonly Word[], word: Word, root: Word): boolean {
  const name = words[word.head];
  const isOfRoot = name === root || (name?.head === root.index && name.deprel === 'flat');
  const isAgain = word.deprel === 'acl:relcl' && !words.some((it) => it.head === word.index && /^(W|EX)/.test(it.xpos));
  if (!(word.deprel === 'parataxis' || isAgain) || !isOfRoot || !/^VB[DZP]$/.test(word.xpos)) return false;
  const isNamed = words.some((it) => it.head === root.index && it.upos === 'PROPN' && /^(flat|appos)/.test(it.deprel));
  if (words[word.index - 1]?.form !== ',' || !(root.upos === 'PROPN' || isNamed)) return false;
  const own = words.filter((it) => it.head === word.index);
  return (
    own.some((it) => /^(obj|obl|xcomp|ccomp)/.test(it.deprel)) && !own.some((it) => /^(nsubj|cc|mark)/.test(it.deprel))
  );
}

/** "The X, whose leader is Y, captured Z": a past form with an object after the clause on the root, hung inside that clause. */
function isAfterClause(words: readonly Word[], word: Word, root: Word): boolean {
  const isJoined =
    word.deprel === 'conj' && !words.some((it) => it.head === word.index && /^(?:cc|nsubj|aux)/.test(it.deprel));
  if (!(word.deprel === 'acl' || isJoined) || !isPastForm(word) || words[word.index - 1]?.form !== ',') return false;
  if (!words.some((it) => it.head === word.index && /^(?:obj|obl|xcomp|ccomp)$/.test(it.deprel))) return false;
  const clause = words[word.head];
  if (isJoined) return clause?.head === root.index && clause.deprel === 'acl:relcl' && root.upos === 'PROPN';
  return clause?.head === root.index && clause.deprel === 'acl:relcl' && words[root.index + 1]?.form === ',';
}

/** "The rebels, backed by Chad, besieged Abeche": the root is the subject, what the verb hung on its object. */
function promoteStray(words: readonly Word[], root: Word, verb: Word, edit: Edit): void {
  edit(verb.index, { head: -1, deprel: 'root', upos: 'VERB', xpos: 'VBD', lemma: pastLemma(verb) });
  edit(root.index, { head: verb.index, deprel: 'nsubj' });
  if (verb.head > verb.index) edit(verb.head, { head: verb.index, deprel: 'obj' });
  for (const word of words)
    if (word.head === root.index && word.index > verb.index && word.index !== verb.head)
      edit(word.index, { head: verb.index });
}

type Reading = { readonly root: Word; readonly verb: Word; readonly subject: Word };

function isPastForm({ form }: Word): boolean {
  return /^[a-z]+ed$/.test(form) || irregularVerb(form) !== undefined;
}

const pastLemma = (verb: Word): string =>
  irregularVerb(verb.form) ?? (verb.upos === 'VERB' ? verb.lemma : verb.form.replace(/e?d$/, ''));

/** "[Peru lifted] sanctions": the verb was read as a modifier of its object. */
function promoteModifier(words: readonly Word[], { root, verb, subject }: Reading, edit: Edit): boolean {
  const isModifier = verb.deprel === 'amod' || (verb.deprel === 'compound' && isPastOnly(verb));
  if (verb.head !== root.index || !isModifier || verb.index > root.index) return false;
  if (!isPastForm(verb) || words[verb.index + 1]?.form === '-') return false;
  if (subject.head !== root.index && subject.head !== verb.index) return false;
  edit(verb.index, { head: -1, deprel: 'root', upos: 'VERB', xpos: 'VBD', lemma: pastLemma(verb) });
  edit(subject.index, { head: verb.index, deprel: 'nsubj' });
  edit(root.index, { head: verb.index, deprel: 'obj' });
  for (const word of words) {
    if (word.head !== root.index || word.index === verb.index || word.index === subject.index) continue;
    const isClause = word.deprel === 'conj' && /^VB[DPZ]$/.test(word.xpos);
    if (word.index < verb.index || isClause || /^(advcl|punct|parataxis|ccomp|advmod)/.test(word.deprel))
      edit(word.index, { head: verb.index });
  }
  return true;
}

/** "froze", "withheld": tagged as a past form, or one that nothing else has. */
function isPastOnly({ form, xpos }: Word): boolean {
  const base = irregularVerb(form);
  return xpos === 'VBD' || (base !== undefined && base !== form && !BASE_FORMS.has(form) && !PAST_NOUNS.test(form));
}

/** Past forms that are nouns or adjectives too. */
const PAST_NOUNS = /^(?:thought|lay|bit|dove|wove|lit|rent|sped|wed)$/;

/** "The Liberals [ruled out a coalition]": a participle with an object of its own is the verb of its noun. */
function promoteClause(
  { root, verb, subject, words }: Reading & { readonly words: readonly Word[] },
  edit: Edit,
): boolean {
  if (subject.index !== root.index || verb.head !== root.index || verb.deprel !== 'acl') return false;
  if (!/^VB[ND]$/.test(verb.xpos) || !isPastForm(verb)) return false;
  if (!words.some((word) => word.head === verb.index && word.deprel === 'obj')) return false;
  edit(verb.index, { head: -1, deprel: 'root', xpos: 'VBD' });
  edit(root.index, { head: verb.index, deprel: 'nsubj' });
  for (const word of words)
    if (word.head === root.index && word.index > verb.index) edit(word.index, { head: verb.index });
  return true;
}

/** "Kenya backs the rebels who fled": the only verb stands in a relative clause, and a plural noun takes a whole phrase. */
function promoteNoun(words: readonly Word[], { root, verb, subject }: Reading, edit: Edit): boolean {
  const form = verb.form.toLowerCase();
  if (verb.index !== root.index || !/^NNP?S$/.test(verb.xpos) || !/^[a-z]+s$/.test(form)) return false;
  if (subject.head !== root.index || verb.index + 1 >= words.length) return false;
  const object = objectOfNoun(words, verb);
  if (object === undefined) return false;
  edit(root.index, { upos: 'VERB', xpos: 'VBZ', lemma: baseOf(form) });
  edit(subject.index, { deprel: 'nsubj' });
  edit(object.index, { deprel: object.xpos === 'VBG' ? 'xcomp' : 'obj' });
  return true;
}

/** What stands behind a noun like the object of a verb: "condemns the strike", "denies arming". */
function objectOfNoun(words: readonly Word[], verb: Word): Word | undefined {
  const next = words[verb.index + 1];
  if (next?.head === verb.index && next.deprel === 'acl' && next.xpos === 'VBG') return next;
  const object = words.find((word) => word.head === verb.index && word.index > verb.index && isNounPhrase(words, word));
  // What the parser itself takes for an object needs no such sign.
  const isSure = object?.deprel === 'obj' || /^(DT|NNP|NNPS|PRP\$|JJ)$/.test(next?.xpos ?? '');
  return isSure ? object : undefined;
}

/** The base of a verb's form in -s. */
function baseOf(form: string): string {
  if (form.endsWith('ies')) return `${form.slice(0, -3)}y`;
  return form.replace(/(?:(?<=ss|sh|ch|x|zz)es|s)$/, '');
}

function isNounPhrase(words: readonly Word[], word: Word): boolean {
  return /^(NOUN|PROPN)$/.test(word.upos) && !words.some((it) => it.head === word.index && it.deprel === 'case');
}

/** The word of a mention that hangs outside it. */
export function headOf(words: readonly Word[], mention: ResolvedMention): number {
  for (let at = mention.last - 1; at >= mention.first; at -= 1) {
    const head = words[at]?.head ?? -1;
    if (head < mention.first || head >= mention.last) return at;
  }
  return mention.head;
}
