import type { GoldSentence } from './read-treebank.ts';

/** Longest phrase that is kept on either side. */
const LONGEST_PHRASE = 6;
const FINITE = new Set(['VBD', 'VBZ', 'VBP']);
const KEPT = new Set(['aux', 'nsubj', 'obj', 'iobj', 'compound:prt']);

/**
 * Short sentences cut from long ones: a finite verb with its subject and with an object or one more phrase or both, ended
 * by a full stop (cropping, Şahin and Steedman 2018). Treebanks have few sentences as short and plain as headlines.
 */
export function cropSentences(train: readonly GoldSentence[], random: () => number): readonly GoldSentence[] {
  return train.flatMap((sentence) => {
    const children = childrenOf(sentence);
    return sentence.xpos.flatMap((tag, verb) => {
      if (!FINITE.has(tag)) return [];
      const kept = wordsAround(sentence, { verb, children, random });
      return kept === undefined ? [] : [cut(sentence, kept, verb)];
    });
  });
}

function childrenOf({ heads }: GoldSentence): readonly (readonly number[])[] {
  const children: number[][] = heads.map(() => []);
  for (const [word, head] of heads.entries()) children[head]?.push(word);
  return children;
}

type Clause = {
  readonly verb: number;
  readonly children: readonly (readonly number[])[];
  readonly random: () => number;
};

/** The words of a clause that has a subject before its verb and a complement after it, in order. */
function wordsAround({ labels }: GoldSentence, { verb, children, random }: Clause): readonly number[] | undefined {
  const own = children[verb] ?? [];
  const isSubject = (word: number) => labels[word] === 'nsubj' && word < verb;
  const isObject = (word: number) => labels[word] === 'obj' && word > verb;
  const hasObject = own.some(isObject);
  const oblique = own.find((word) => word > verb && labels[word] === 'obl');
  if (!own.some(isSubject) || (!hasObject && oblique === undefined)) return undefined;
  const extra = !hasObject || random() < 0.5 ? oblique : undefined;
  const parts = own.filter((word) => KEPT.has(labels[word] ?? '') || word === extra);
  const words = [verb];
  for (const part of parts) {
    const phrase = descendants(part, children);
    if (phrase.length > LONGEST_PHRASE) return undefined;
    words.push(...phrase);
  }
  return words.sort((a, b) => a - b);
}

function descendants(word: number, children: Clause['children']): readonly number[] {
  return [word, ...(children[word] ?? []).flatMap((child) => descendants(child, children))];
}

function cut(sentence: GoldSentence, kept: readonly number[], verb: number): GoldSentence {
  const place = new Map(kept.map((word, at) => [word, at]));
  const root = place.get(verb) ?? 0;
  const pick = (values: readonly string[], last: string) => [...kept.map((word) => values[word] ?? '_'), last];
  const forms = pick(sentence.forms, '.');
  forms[0] = (forms[0] ?? '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const heads = kept.map((word) => (word === verb ? -1 : (place.get(sentence.heads[word] ?? -1) ?? root)));
  return {
    ...sentence,
    text: forms.join(' '),
    forms,
    lemmas: pick(sentence.lemmas, '.'),
    upos: pick(sentence.upos, 'PUNCT'),
    xpos: pick(sentence.xpos, '.'),
    heads: [...heads, root],
    labels: pick(sentence.labels, 'punct').map((label, at) => (at === root ? 'root' : label)),
    misc: pick(sentence.misc, '_'),
    multiword: [],
  };
}
