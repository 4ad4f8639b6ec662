/** UPOS classes that words of an XPOS class have, the commonest first. */
const CLASSES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^NNPS?$/, ['PROPN']],
  [/^NNS?$/, ['NOUN', 'PRON', 'SYM', 'NUM']],
  [/^JJ[RS]?$/, ['ADJ']],
  [/^RB[RS]?$/, ['ADV', 'PART']],
  [/^VB[DGNPZ]?$/, ['VERB', 'AUX']],
  [/^IN$/, ['ADP', 'SCONJ']],
  [/^RP$/, ['ADP', 'ADV']],
  [/^UH$/, ['INTJ']],
  [/^CD$/, ['NUM']],
];

/** The UPOS class of a word whose XPOS class was changed: its own if that fits. */
export function uposFor(xpos: string, own: string): string {
  const classes = CLASSES.find(([pattern]) => pattern.test(xpos))?.[1];
  return classes === undefined || classes.includes(own) ? own : (classes[0] as string);
}
