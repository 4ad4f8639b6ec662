const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const VOCABULARY = 8000;

/** Words that mean nothing, the same for the same seed; `some` strings so many together. */
export function makeWords(seed: number): { readonly some: (count: number) => string } {
  let state = seed;
  const next = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const wordOf = (at: number) =>
    [at % 20, Math.floor(at / 20) % 20, Math.floor(at / 400)].map((syllable) => SYLLABLES[syllable]).join('');
  const words = Array.from({ length: VOCABULARY }, (_, at) => wordOf(at));
  return { some: (count) => Array.from({ length: count }, () => words[next(VOCABULARY)]).join(' ') };
}
