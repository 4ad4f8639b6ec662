/**
 * Makes subjects agree with their auxiliaries, since labels are chosen one by one: beside `aux:pass` a subject is passive; without
 * it, and of a finite verb, with another auxiliary or an object, it is active ("the regime had forced the surrender"). What has an active
 * subject has no agent ("Kenya stood by France").
 * @param heads of each word, -1 or the count of words for the root
 * @param isFiniteVerb whether a word's tag is that of a finite verb
 */
export function agreeVoice(
  heads: Int32Array,
  labels: Int32Array,
  { names, isFiniteVerb }: { readonly names: readonly string[]; readonly isFiniteVerb: (word: number) => boolean },
): void {
  const [active, passive] = [names.indexOf('nsubj'), names.indexOf('nsubj:pass')];
  const [passiveAuxiliary, auxiliary, object] = [names.indexOf('aux:pass'), names.indexOf('aux'), names.indexOf('obj')];
  const [agent, oblique] = [names.indexOf('obl:agent'), names.indexOf('obl')];
  for (let word = 0; word < heads.length; word += 1) {
    const label = labels[word] as number;
    if (label !== active && label !== passive && label !== agent) continue;
    const has = (wanted: number) => heads.some((head, at) => head === heads[word] && labels[at] === wanted);
    if (label === agent) {
      if (has(active) && !has(passiveAuxiliary)) labels[word] = oblique;
    } else if (has(passiveAuxiliary)) labels[word] = passive;
    else if (has(auxiliary) || has(object) || isFiniteVerb(heads[word] as number)) labels[word] = active;
  }
}

type Tagged = { readonly heads: Int32Array; readonly labels: Int32Array; readonly xpos: Int32Array };

/** Relations of what heads a clause, and of what only a verb has under it. */
const CLAUSE = /^(?:root|ccomp|xcomp|advcl|acl|conj|parataxis|csubj)/;
const OF_VERB = /^(?:aux|obj$|iobj$)/;
const VERBAL = /^VB/;
const TENSED = /^VB[DPZ]?$/;

type Lists = { readonly tags: readonly string[]; readonly names: readonly string[] };

/** Which names of a model's list fit a pattern; asked for each sentence, so told once for a list. */
const fitting = new WeakMap<readonly string[], Map<RegExp, Uint8Array>>();

function thatFit(pattern: RegExp, list: readonly string[]): Uint8Array {
  const patterns = fitting.get(list) ?? new Map<RegExp, Uint8Array>();
  fitting.set(list, patterns);
  const known = patterns.get(pattern) ?? Uint8Array.from(list, (name) => (pattern.test(name) ? 1 : 0));
  patterns.set(pattern, known);
  return known;
}

/**
 * Words that are verbs by their XPOS: finite forms that head a clause, and what has an auxiliary or an object ("is armed", "is
 * fining X").
 */
export function verbsByTag({ heads, labels, xpos }: Tagged, { tags, names }: Lists): readonly number[] {
  const [clause, ofVerb] = [thatFit(CLAUSE, names), thatFit(OF_VERB, names)];
  const [verbal, tensed] = [thatFit(VERBAL, tags), thatFit(TENSED, tags)];
  const found: number[] = [];
  for (let word = 0; word < heads.length; word += 1) {
    const label = labels[word] as number;
    if (tensed[xpos[word] as number] === 1 && clause[label] === 1) found.push(word);
    const head = heads[word] as number;
    if (ofVerb[label] === 1 && verbal[xpos[head] as number] === 1) found.push(head);
  }
  return found;
}

/** "would [petition] Chad": what is under a modal right before it is a base form, and a name behind it no part of its own. */
export function agreeModal({ heads, labels, xpos }: Tagged, { tags, names }: Lists): void {
  const verbal = thatFit(VERBAL, tags);
  const [flat, object] = [names.indexOf('flat'), names.indexOf('obj')];
  const modal = tags.indexOf('MD');
  for (let word = 0; word + 1 < heads.length; word += 1) {
    if (xpos[word] !== modal || heads[word] !== word + 1) continue;
    if ((tags[xpos[word + 1] as number] as string).startsWith('NN')) xpos[word + 1] = tags.indexOf('VB');
  }
  for (let word = 1; word < heads.length; word += 1) {
    if (labels[word] !== flat || heads[word] !== word - 1) continue;
    if (verbal[xpos[word - 1] as number] === 1) labels[word] = object;
  }
}
