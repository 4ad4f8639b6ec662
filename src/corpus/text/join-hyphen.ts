/** First parts that keep their hyphen: what stands before it is a word or prefix of its own. Source: Chicago Manual of Style 7.96, and newspapers. */
const KEEPING = new Set(
  `all anti cease cross ex far fellow first half hard high ill left lieutenant long mid multi neo non post pre pro quasi
  right second self semi short soft state still then third three two twenty thirty forty fifty sixty seventy eighty ninety
  ultra vice well one four five six seven eight nine ten`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What a text says of its own spelling, and what words there are. */
export type Spelling = { readonly isWord: (word: string) => boolean; readonly inText: (word: string) => boolean };

/** Whether the hyphen between the two halves of a word, at a line's end, belongs to the word. */
export function keepsHyphen(before: string, after: string, spelling: Spelling): boolean {
  const first = /(?<![\p{L}\p{M}\p{N}.'’])[\p{L}\p{M}\p{N}.'’]+$/u.exec(before)?.[0] ?? '';
  const second = /^[\p{L}\p{M}\p{N}'’]+/u.exec(after)?.[0] ?? '';
  if (first === '' || second === '' || !/^\p{Ll}/u.test(second) || /[\p{N}.]$/u.test(first)) return true;
  // A word of several hyphens: `state-of-the-` / `art`.
  if (/\p{L}[-‐]\p{L}+$/u.test(before) || /^\p{L}+[-‐]\p{L}/u.test(after)) return true;
  const joined = `${first}${second}`;
  if (spelling.inText(`${first}-${second}`)) return true;
  if (spelling.inText(joined) || isKnown(joined.toLowerCase(), spelling)) return false;
  if (KEEPING.has(first.toLowerCase())) return true;
  return first.length >= 3 && isKnown(first.toLowerCase(), spelling) && isKnown(second.toLowerCase(), spelling);
}

/** A word, or one with an ending of English. */
function isKnown(word: string, { isWord }: Spelling): boolean {
  if (isWord(word)) return true;
  for (const [ending, put] of ENDINGS) {
    if (word.endsWith(ending) && word.length > ending.length + 2 && isWord(word.slice(0, -ending.length) + put))
      return true;
  }
  return false;
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['d', ''],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['ers', ''],
  ['ion', 'e'],
  ['ions', 'e'],
  ['ness', ''],
];
