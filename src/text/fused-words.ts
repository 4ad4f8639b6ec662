import { isLetter } from './word-form.ts';

/** Two words written as one, with the length of the first. */
const FUSED: ReadonlyMap<string, number> = new Map([
  ...['cannot', 'gonna', 'gotta', 'wanna', 'gimme', 'lemme', 'whatcha'].map((word) => [word, 3] as const),
  ...'dont doesnt didnt cant wont wouldnt couldnt shouldnt isnt wasnt werent arent havent hasnt hadnt aint'
    .split(' ') // without apostrophe
    .map((word) => [word, word.length - 2] as const),
  ...'ive youre theyre youve weve theyve youll theyll itll'.split(' ').map((word) => [word, word.length - 2] as const),
  ...'im hes shes thats theres heres whats'.split(' ').map((word) => [word, word.length - 1] as const),
]);
/** Codes of the letters that they begin with, large and small, and their lengths: asked of most words. */
const STARTS = new Set(
  [...FUSED.keys(), 'its'].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);
const LONGEST = Math.max(...[...FUSED.keys()].map(({ length }) => length));
/** "its" before these is "it's". */
const BEHIND_IT_IS =
  /^[^\S\n]{1,2}(?:an?|the|not|really|very|just|also|still|been|now|going|getting|to|in|on|at|for|from|like|as|too|my|your|his|her|our|their|this|that|these|those|no|nothing)(?![\p{L}'’-])/iu;

/** How long the first of two words is that are written as one without a mark ("dont", "cannot", "its a"); 0 for a single word. */
export function fusedLength(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > LONGEST || !STARTS.has(text.charCodeAt(start))) return 0;
  const word = text.slice(start, end);
  // "IM" is a message, "IVE" a name.
  if (/^(?:IM|I[vV]E)$/.test(word)) return 0;
  const lower = word.toLowerCase();
  if (lower === 'its') return BEHIND_IT_IS.test(text.slice(end, end + 12)) ? 2 : 0;
  return FUSED.get(lower) ?? 0;
}

/** Whether a range is a word of plain letters, of which no rule takes anything: most are, and so cost little. */
export function isPlainWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isLetter(text.charCodeAt(at))) return false;
  return fusedLength(text, start, end) === 0;
}
