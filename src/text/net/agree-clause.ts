/** What a reading of one sentence is mended by. */
export type ClauseFacts = {
  readonly names: readonly string[];
  /** Forms in lower case. */
  readonly form: (word: number) => string;
  readonly isFiniteVerb: (word: number) => boolean;
};

/** Conjunctions that are prepositions too. */
const CONJUNCTIONS = /^(?:after|before|as|since|until|till|once|because|than)$/;

/**
 * "accused Mali [after Chad signed a pact]": a phrase with a preposition that may be a conjunction, a finite verb without a
 * subject right behind it: the phrase is the verb's subject, the preposition its mark.
 * @param heads of each word, -1 or the count of words for the root
 */
export function agreeClause(heads: Int32Array, labels: Int32Array, { names, form, isFiniteVerb }: ClauseFacts): void {
  const label = Object.fromEntries(
    ['case', 'mark', 'nsubj', 'obl', 'advcl', 'cc'].map((name) => [name, names.indexOf(name)]),
  );
  const isSubject = names.map((name) => /^(?:[nc]subj|expl)/.test(name));
  for (let mark = 0; mark < heads.length; mark += 1) {
    if (labels[mark] !== label['case'] || !CONJUNCTIONS.test(form(mark))) continue;
    const noun = heads[mark] as number;
    if (noun <= mark || noun >= heads.length || labels[noun] !== label['obl']) continue;
    const end = endOf(heads, noun);
    let verb = end + 1;
    // "after police in the north [later] fired": what comes between is the verb's own.
    while (verb < heads.length && labels[verb] !== label['advcl'] && (heads[verb] as number) > verb) verb += 1;
    if (verb >= heads.length || labels[verb] !== label['advcl'] || !isFiniteVerb(verb)) continue;
    const isOwn = (at: number) => heads[at] === verb;
    if (!heads.subarray(end + 1, verb).every((_, at) => isOwn(end + 1 + at)) || isOver(heads, verb, noun)) continue;
    const hasSubject = heads.some(
      (head, at) => head === verb && (isSubject[labels[at] as number] === true || labels[at] === label['mark']),
    );
    if (hasSubject) continue;
    heads[noun] = verb;
    labels[noun] = label['nsubj'] as number;
    heads[mark] = verb;
    labels[mark] = label['mark'] as number;
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
