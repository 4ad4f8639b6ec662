/** Letters with stops, and words that are cut short. */
const ABBREVIATION =
  /^(?:\p{L}\.){1,8}\p{L}?$|^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|lt|col|capt|cmdr|maj|sgt|adm|st|jr|sr|rev|hon|pres|min|amb|vs|etc|inc|ltd|corp|co|dept|dist|no|nos|vol|fig|ed|eds|ca|approx|thur|thurs|tues|attn|para|eg|ie|oz|lb|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|ave|blvd|rd|mt|ft|u\.s|u\.k|u\.n|e\.g|i\.e|a\.m|p\.m|d\.c|ph\.d|messrs|brig|gens|sens|reps|govs|al|pp|est|bros)\.$/iu;
/** Abbreviations only with a number after them. */
const BEFORE_NUMBER = /^(?:no|nos|fig)\.$/iu;
/** Words of their own when written small. */
const WORD_TOO = /^(?:mon|sat|sun|wed|mar|min|mt|ed|rep|gen|pres|sen)\.$/u;
/** Abbreviations whose stop is the sentence's where one ends. */
const ENDING = /^(?:etc|[ap]\.m)\.$/iu;
/** What follows a stop that ends a sentence, but for days, months and zones behind a time. */
const NEXT_SENTENCE =
  /^\s{0,3}(?:$|["“(]?(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Eastern|Pacific|Central)|\p{Lu}{2})\p{Lu})/u;

/** `No. 5` and `Sat.` are abbreviations; `the answer was no.` and `he sat.` end a sentence. */
export function isAbbreviation(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (!ABBREVIATION.test(word)) return false;
  if (BEFORE_NUMBER.test(word)) return /^\s\p{N}/u.test(text.slice(end, end + 2));
  if (ENDING.test(word) && NEXT_SENTENCE.test(text.slice(end, end + 12))) return false;
  return !WORD_TOO.test(word);
}
