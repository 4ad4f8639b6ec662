/** What a reading of one sentence is mended by. */
export type ClauseFacts = {
  readonly names: readonly string[];
  /** Forms in lower case. */
  readonly form: (word: number) => string;
  readonly isFiniteVerb: (word: number) => boolean;
};

const CLASSES = ['case', 'mark', 'nsubj', 'obl', 'advcl'] as const;
type Five = [number, number, number, number, number];

/** Conjunctions that are prepositions too. */
const CONJUNCTIONS = /^(?:after|before|as|since|until|till|once|because|than)$/;

/**
 * "accused Mali [after Chad signed a pact]": a phrase with a preposition that may be a conjunction, a finite verb without a
 * subject right behind it: the phrase is the verb's subject, the preposition its mark.
 * @param heads of each word, -1 or the count of words for the root
 */
export function agreeClause(heads: Int32Array, labels: Int32Array, { names, form, isFiniteVerb }: ClauseFacts): void {
  const [marker, conjunction, subject, oblique, clause] = CLASSES.map((name) => names.indexOf(name)) as Five;
  for (let mark = 0; mark < heads.length; mark += 1) {
    if (labels[mark] !== marker || !CONJUNCTIONS.test(form(mark))) continue;
    const noun = heads[mark] as number;
    if (noun <= mark || noun >= heads.length || labels[noun] !== oblique) continue;
    const end = endOf(heads, noun);
    let verb = end + 1;
    // "after police in the north [later] fired": what comes between is the verb's own.
    while (verb < heads.length && labels[verb] !== clause && (heads[verb] as number) > verb) verb += 1;
    if (verb >= heads.length || labels[verb] !== clause || !isFiniteVerb(verb)) continue;
    const isOwn = (at: number) => heads[at] === verb;
    if (!heads.subarray(end + 1, verb).every((_, at) => isOwn(end + 1 + at)) || isOver(heads, verb, noun)) continue;
    const isTaken = heads.some(
      (head, at) => head === verb && /^(?:[nc]subj|expl|mark)/.test(names[labels[at] as number] as string),
    );
    if (isTaken) continue;
    heads[noun] = verb;
    labels[noun] = subject;
    heads[mark] = verb;
    labels[mark] = conjunction;
  }
}

/** Whether a word stands above another. */
function isOver(heads: Int32Array, top: number, word: number): boolean {
  let up = word;
  for (let steps = 0; steps < heads.length && up >= 0 && up < heads.length; steps += 1) {
    if (up === top) return true;
    up = heads[up] as number;
  }
  return false;
}

/** The last word under a word. */
function endOf(heads: Int32Array, top: number): number {
  let end = top;
  for (let at = top + 1; at < heads.length; at += 1) {
    let up = at;
    for (let steps = 0; steps < heads.length && up > top && up < heads.length; steps += 1) up = heads[up] as number;
    if (up !== top) break;
    end = at;
  }
  return end;
}

/**
 * "[A and B] bombed C, officials said", with both subjects under "said": the one before the clause that is told is the clause's.
 * @param heads of each word, -1 or the count of words for the root
 */
export function agreeReport(
  heads: Int32Array,
  labels: Int32Array,
  { names }: { readonly names: readonly string[] },
): void {
  const isSubject = (word: number) => /^nsubj/.test(names[labels[word] as number] as string);
  const complement = names.indexOf('ccomp');
  for (let told = 1; told < heads.length; told += 1) {
    const saying = heads[told] as number;
    if (labels[told] !== complement || saying <= told || saying >= heads.length) continue;
    const under = (head: number, from: number, to: number) =>
      heads.findIndex((at, word) => at === head && word >= from && word < to && isSubject(word));
    const first = under(saying, 0, told);
    if (first !== -1 && under(saying, told + 1, saying) !== -1 && under(told, 0, heads.length) === -1)
      heads[first] = told;
  }
}
