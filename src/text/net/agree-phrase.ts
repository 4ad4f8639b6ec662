/** What a reading of one sentence is mended by. */
type PhraseFacts = {
  readonly names: readonly string[];
  /** XPOS of a word. */
  readonly tag: (word: number) => string;
  /** Forms in lower case. */
  readonly form: (word: number) => string;
};

/**
 * Phrases that are hung where the words around them say otherwise: what is set off beside a subject, with whom one quarrels, a
 * particle before a noun, a list of plurals.
 * @param heads of each word, -1 or the count of words for the root
 */
export function agreePhrases(heads: Int32Array, labels: Int32Array, facts: PhraseFacts): void {
  for (let word = 0; word < heads.length; word += 1) {
    const head = heads[word] as number;
    if (head < 0 || head >= heads.length) continue;
    const phrase = { ...facts, heads, labels, word, head };
    agreeBeside(phrase);
    agreeQuarrel(phrase);
    agreeParticle(phrase);
    agreeList(phrase);
  }
}

type Phrase = PhraseFacts & {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly word: number;
  readonly head: number;
};

const labelOf = ({ labels, names }: Phrase, word: number): string => names[labels[word] as number] ?? '';

function childOf(phrase: Phrase, head: number, label: RegExp, from = 0): number {
  return phrase.heads.findIndex((at, word) => at === head && word >= from && label.test(labelOf(phrase, word)));
}

function setTo({ heads, labels, names }: Phrase, word: number, label: string, head = heads[word] as number): void {
  heads[word] = head;
  labels[word] = names.indexOf(label);
}

/** "[A former ally of Kenya], Chad left", "Chad, [once an ally of Kenya], left": it says what the subject is. */
function agreeBeside(phrase: Phrase): void {
  const { word, head, heads, form, tag } = phrase;
  const label = labelOf(phrase, word);
  if (!/^(?:nsubj|obl|dislocated)$/.test(label) || tag(word) !== 'NN' || word > head) return;
  const once = childOf(phrase, word, /^case$/);
  if (once >= 0 ? form(once) !== 'once' : label === 'obl') return;
  const [first, last] = reachOf(phrase, word);
  const isSetOff =
    (first === 0 || form(first - 1) === ',' || form(first) === ',') &&
    [last, last + 1].some((at) => at < heads.length && form(at) === ',');
  const after = childOf(phrase, head, /^nsubj$/, last + 1);
  const subject = after >= 0 ? after : childOf(phrase, head, /^nsubj$/);
  if (!isSetOff || subject < 0 || subject === word || subject > head) return;
  setTo(phrase, word, 'appos', subject);
  if (once >= 0) setTo(phrase, once, 'advmod');
}

/** The first and the last word under a word. */
function reachOf({ heads }: Phrase, top: number): readonly [number, number] {
  const isUnder = (word: number): boolean => {
    let up = word;
    for (let steps = 0; steps < heads.length && up !== top && up >= 0 && up < heads.length; steps += 1)
      up = heads[up] as number;
    return up === top;
  };
  let [first, last] = [top, top];
  while (first > 0 && isUnder(first - 1)) first -= 1;
  while (last + 1 < heads.length && isUnder(last + 1)) last += 1;
  return [first, last];
}

const QUARREL =
  /^(?:clash|quarrell?|argu|spar|sparr|feud|squabbl|bicker|haggl|wrangl|tussl|tangl|battl|fight|disagre)(?:e?[sd]|es|ing)?$|^fought$/;

/** "clashed over visas [with the White House]": with whom one quarrels hangs on the verb. */
function agreeQuarrel(phrase: Phrase): void {
  const { word, head, heads, form } = phrase;
  const verb = heads[head] as number;
  if (labelOf(phrase, word) !== 'nmod' || labelOf(phrase, head) !== 'obl' || verb < 0 || verb >= heads.length) return;
  const [own, about] = [childOf(phrase, word, /^case$/), childOf(phrase, head, /^case$/)];
  if (own < 0 || about < 0 || form(own) !== 'with' || !/^(?:over|about)$/.test(form(about))) return;
  if (QUARREL.test(form(verb))) setTo(phrase, word, 'obl', verb);
}

/** "brushed [aside] the criticism", "shrugged [off] the criticism": no preposition. */
function agreeParticle(phrase: Phrase): void {
  const { word, head, heads, form } = phrase;
  const verb = heads[head] as number;
  if (labelOf(phrase, word) !== 'case' || labelOf(phrase, head) !== 'obl' || verb < 0 || verb !== word - 1) return;
  const isOff = form(word) === 'off' && /^(?:brush|shrug|laugh|fend)/.test(form(verb));
  if (!isOff && !/^(?:aside|away)$/.test(form(word))) return;
  setTo(phrase, word, 'compound:prt', verb);
  setTo(phrase, head, 'obj');
}

/** "pilots, [nurses and clerks]": three of a list. */
function agreeList(phrase: Phrase): void {
  const { word, head, tag } = phrase;
  if (labelOf(phrase, word) !== 'appos' || tag(word) !== 'NNS' || tag(head) !== 'NNS') return;
  if (childOf(phrase, word, /^conj$/) > word) setTo(phrase, word, 'conj');
}
