import type { Word } from '../text/document.ts';
import { irregularVerb } from '../text/irregular-verbs.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** What stands beside a name between commas says what it is, and is no second object or subject. */
export function mendBeside(words: readonly Word[], edit: Edit): void {
  mendSecondObject(words, edit);
  mendSecondThat(words, edit);
  mendNeighbours(words, edit);
  mendRootTitle(words, edit);
  mendHad(words, edit);
}

const childrenOf = (words: readonly Word[], head: number, deprel: RegExp): readonly Word[] =>
  words.filter((it) => it.head === head && deprel.test(it.deprel));

/** "is targeting X, a former affiliate of Y", "blocked the road, the only one to Z": a second object behind a comma is the first. */
function mendSecondObject(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (!/^(?:obj|nsubj:pass)$/.test(word.deprel) || word.upos !== 'NOUN') continue;
    const article = childrenOf(words, word.index, /^det/).find((it) => /^(?:an?|the)$/i.test(it.form));
    if (article === undefined || words[article.index - 1]?.form !== ',') continue;
    const first = words.findLast(
      (it) =>
        it.head === word.head &&
        it.index < article.index &&
        it.index > word.head &&
        it.deprel === 'obj' &&
        /^(?:NOUN|PROPN)$/.test(it.upos),
    );
    if (first !== undefined) edit(word.index, { head: first.index, deprel: 'appos' });
  }
}

/** "that rules X and that both Y and Z list as": the second "that" is what they list. */
function mendSecondThat(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'conj' || words[word.head]?.deprel !== 'acl:relcl') continue;
    if (childrenOf(words, word.index, /^nsubj/).length === 0 || childrenOf(words, word.index, /^obj$/).length > 0)
      continue;
    const that = childrenOf(words, word.index, /^mark$/).find((it) => it.form === 'that');
    if (that !== undefined) edit(that.index, { deprel: 'obj', upos: 'PRON', xpos: 'WDT' });
  }
}

/** "accused neighboring X of Y", read as a clause: X is the object. */
function mendNeighbours(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (!/^neighbou?ring$/.test(word.form) || word.deprel !== 'advcl') continue;
    const [name] = childrenOf(words, word.index, /^obj$/);
    if (name === undefined || name.index !== word.index + 1) continue;
    edit(name.index, { head: word.head, deprel: 'obj' });
    edit(word.index, { head: name.index, deprel: 'amod', upos: 'ADJ', xpos: 'JJ' });
  }
}

/** "Niger's junta leader, X, accused Y of Z": without another verb, the past form behind the name is the main one. */
function mendRootTitle(words: readonly Word[], edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root === undefined || !/^(?:NOUN|PROPN)$/.test(root.upos) || childrenOf(words, root.index, /^cop/).length > 0)
    return;
  const names = childrenOf(words, root.index, /^appos$/).filter((it) => it.upos === 'PROPN');
  const verb = childrenOf(words, root.index, /^acl$/).find(
    (it) =>
      names.some((name) => name.index < it.index) &&
      words[it.index - 1]?.form === ',' &&
      /^VB[ND]$/.test(it.xpos) &&
      (/ed$/.test(it.form) || irregularVerb(it.form) !== undefined) &&
      words[it.index + 1]?.form !== 'by' &&
      childrenOf(words, it.index, /^(?:obl:agent|nsubj|mark)/).length === 0,
  );
  if (verb === undefined) return;
  edit(verb.index, { head: -1, deprel: 'root', upos: 'VERB', xpos: 'VBD' });
  edit(root.index, { head: verb.index, deprel: 'nsubj' });
}

/** "and had opposed foreign intervention", read as having an opposed intervention. */
function mendHad(words: readonly Word[], edit: Edit): void {
  for (const had of words) {
    const verb = words[had.index + 1];
    const noun = words[verb?.head ?? -1];
    if (!/^(?:had|has|have)$/.test(had.form) || had.upos === 'AUX' || verb === undefined || noun === undefined)
      continue;
    if (verb.deprel !== 'amod' || !/^VB[ND]$/.test(verb.xpos) || noun.upos !== 'NOUN' || noun.index < verb.index)
      continue;
    if (words[verb.index + 1]?.form === '-' || childrenOf(words, noun.index, /^(?:det|nmod:poss)/).length > 0) continue;
    if (noun.deprel !== 'obj' || isAbove(words, noun.index, had.index)) continue;
    edit(verb.index, { head: had.head, deprel: had.deprel, upos: 'VERB', xpos: 'VBN' });
    for (const child of words)
      if (child.head === had.index && child.index !== noun.index) edit(child.index, { head: verb.index });
    edit(noun.index, { head: verb.index });
    edit(had.index, { head: verb.index, deprel: 'aux', upos: 'AUX' });
  }
}

function isAbove(words: readonly Word[], upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; at >= 0 && steps < words.length; at = words[at]?.head ?? -1, steps += 1)
    if (at === upper) return true;
  return false;
}
