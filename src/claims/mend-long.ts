import type { Word } from '../text/document.ts';
import { irregularVerb } from '../text/irregular-verbs.ts';
import type { WordLists } from './word-lists.ts';

type Edit = (index: number, change: Partial<Word>) => void;

/** Long sentences: phrases, lists and clauses that the parser hung too deep; `edit` replaces fields of one word. */
export function mendLong(words: readonly Word[], lists: WordLists, edit: Edit): void {
  mendBattle(words, lists, edit);
  mendFrontedSubject(words, edit);
  mendComplements(words, lists, edit);
  mendClosedList(words, edit);
  mendCharge(words, lists, edit);
  mendAsideMain(words, edit);
  mendPastInPresent(words, edit);
  mendSaidAgain(words, lists, edit);
  mendSpeaking(words, lists, edit);
  mendClauseOfNoun(words, edit);
  mendSought(words, lists, edit);
  mendSecondAgent(words, edit);
  mendCommaAnd(words, edit);
  mendWhat(words, edit);
  mendAgent(words, edit);
  mendObjects(words, edit);
  mendDemand(words, lists, edit);
}

const childrenOf = (words: readonly Word[], head: number, deprel: RegExp): readonly Word[] =>
  words.filter((it) => it.head === head && deprel.test(it.deprel));

function isOver(words: readonly Word[], upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; at >= 0 && steps < words.length; at = words[at]?.head ?? -1, steps += 1)
    if (at === upper) return true;
  return false;
}

/** First and last word under a word. */
function spanOf(words: readonly Word[], top: number): readonly [number, number] {
  const inside = words.filter((it) => it.upos !== 'PUNCT' && isOver(words, top, it.index)).map((it) => it.index);
  return [Math.min(top, ...inside), Math.max(top, ...inside)];
}

function isPast({ form }: Word): boolean {
  return /^[a-z]+ed$/.test(form) || irregularVerb(form) !== undefined;
}

/** "The affiliate and the faction, which ..., swept the troops from X": of two objects the one before the verb is its subject. */
function mendFrontedSubject(words: readonly Word[], edit: Edit): void {
  for (const verb of words) {
    if (verb.upos !== 'VERB' || !/^VB[DPZ]$/.test(verb.xpos)) continue;
    if (childrenOf(words, verb.index, /^(?:[nc]subj|expl|aux:pass)/).length > 0) continue;
    const objects = childrenOf(words, verb.index, /^obj$/).filter((it) => /^(?:NOUN|PROPN)$/.test(it.upos));
    const [first] = objects;
    if (first === undefined || objects.length < 2 || first.index > verb.index) continue;
    if (!objects.some((it) => it.index > verb.index) || !/^(?:root|conj|ccomp|advcl)$/.test(verb.deprel)) continue;
    edit(first.index, { deprel: 'nsubj' });
  }
}

/** The object, with its own phrases, that ends right before a preposition. */
function nounBehind(words: readonly Word[], phrase: Word, mark: Word): Word | undefined {
  return words.find(
    (it) =>
      it.head === phrase.head &&
      it.index < mark.index &&
      /^(?:obj|nsubj:pass|obl)$/.test(it.deprel) &&
      spanOf(words, it.index)[1] === mark.index - 1,
  );
}

/** "rejected a proposal [for a truce]", "dismissed demands [from X]": the phrase right behind such a noun is the noun's. */
function mendComplements(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'obl') continue;
    const mark = words.find((it) => it.head === word.index && it.deprel === 'case');
    const noun = mark === undefined ? undefined : nounBehind(words, word, mark);
    if (mark === undefined || noun === undefined) continue;
    const isStruck = /^against$/.test(mark.form) && lists.strikeNouns.has(noun.lemma.toLowerCase());
    if (isStruck || (/^(?:for|from|to)$/.test(mark.form) && lists.askingNouns.has(noun.lemma.toLowerCase())))
      edit(word.index, { head: noun.index, deprel: 'nmod' });
  }
}

/** "A and B, the larger force, agreed": what follows a list that is closed says what its last name is. */
function mendClosedList(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'conj' || word.upos !== 'NOUN' || childrenOf(words, word.index, /^cc/).length > 0) continue;
    const [from] = spanOf(words, word.index);
    const before = words.filter((it) => it.head === word.head && it.deprel === 'conj' && it.index < word.index).at(-1);
    if (before?.upos !== 'PROPN' || words[from - 1]?.form !== ',') continue;
    const isClosed = childrenOf(words, before.index, /^cc$/).some((it) => it.index < before.index);
    const isSaid = /^(?:the|an?|its|their|his|her)$/i.test(words[from]?.form ?? '') || words[from]?.upos === 'PROPN';
    if (isClosed && isSaid) edit(word.index, { head: before.index, deprel: 'appos' });
  }
}

/** "was accused by officers [of sheltering X]", "accuses X [of arming and training Y]": the charge is the verb's. */
function mendCharge(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    const noun = words[word.head];
    const verb = words[noun?.head ?? -1];
    if (word.xpos !== 'VBG' || noun === undefined || verb?.upos !== 'VERB') continue;
    if (!/^(?:acl|nmod)$/.test(word.deprel) || !lists.accuseVerbs.has(verb.lemma)) continue;
    if (!words.some((it) => it.head === word.index && it.form === 'of' && it.index < word.index)) continue;
    if (/^obl/.test(noun.deprel)) edit(word.index, { head: verb.index, deprel: 'advcl' });
    else if (noun.deprel === 'obj') {
      if (mendChargedWith(words, word, verb, edit)) continue;
      edit(word.index, { upos: 'VERB', deprel: 'acl' });
      const last = childrenOf(words, word.index, /^conj$/).at(-1) ?? word;
      if (last.xpos === 'VBG') edit(last.index, { upos: 'VERB' });
      for (const object of childrenOf(words, verb.index, /^obj$/))
        if (object.index > last.index) edit(object.index, { head: last.index });
    }
  }
}

/** "which he accuses X [of arming]": what X arms is the one of the clause. */
function mendChargedWith(words: readonly Word[], deed: Word, verb: Word, edit: Edit): boolean {
  const which = childrenOf(words, verb.index, /^obj$/).find((it) => /^(?:which|whom|that)$/i.test(it.form));
  if (which === undefined || childrenOf(words, deed.index, /^obj$/).length > 0) return false;
  edit(deed.index, { upos: 'VERB', head: verb.index, deprel: 'advcl' });
  edit(which.index, { head: deed.index });
  return true;
}

/**
 * "X, helped by Y, battled Z after W, who had sworn an oath, raised flags": the first past form behind the aside is the
 * main verb, and the verb that was taken for it belongs to what stands after the conjunction.
 */
function mendAsideMain(words: readonly Word[], edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root?.upos !== 'VERB' || !/^VB[DPZ]$/.test(root.xpos)) return;
  const subject = childrenOf(words, root.index, /^nsubj/).find((it) => it.index < root.index);
  if (subject === undefined || childrenOf(words, root.index, /^(?:aux|cc|mark)/).length > 0) return;
  const main = words.find(
    (it) =>
      it.index > subject.index &&
      it.index < root.index &&
      words[it.index - 1]?.form === ',' &&
      /^(?:acl|parataxis|conj|amod)$/.test(it.deprel) &&
      isPast(it) &&
      isOver(words, subject.index, it.index) &&
      words[it.index + 1]?.form !== 'by' &&
      childrenOf(words, it.index, /^(?:nsubj|aux|cc|mark)/).length === 0 &&
      childrenOf(words, it.index, /^obj$/).length > 0,
  );
  if (main === undefined || words[subject.index + 1]?.upos === 'VERB') return;
  const clause = words.findLast((it) => {
    if (it.index <= main.index || it.index >= root.index || !/^(?:obl|nmod)/.test(it.deprel)) return false;
    const mark = words.find((one) => one.head === it.index && one.deprel === 'case');
    return (
      /^(?:after|before|as|since|until|while|when)$/.test(mark?.form ?? '') &&
      spanOf(words, it.index)[1] >= root.index - 2
    );
  });
  if (clause === undefined) return;
  const mark = words.find((it) => it.head === clause.index && it.deprel === 'case');
  edit(main.index, {
    head: -1,
    deprel: 'root',
    upos: 'VERB',
    xpos: 'VBD',
    lemma: irregularVerb(main.form) ?? main.lemma,
  });
  edit(subject.index, { head: main.index, deprel: 'nsubj' });
  edit(clause.index, { head: root.index, deprel: 'nsubj' });
  if (mark !== undefined) edit(mark.index, { head: root.index, deprel: 'mark' });
  edit(root.index, { head: main.index, deprel: 'advcl' });
}

/** "denied that it harbors rebels, accused X of ...": a past form without a subject goes on from the past, not from the present. */
function mendPastInPresent(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const inner = words[word.head];
    if (!/^(?:advcl|conj|parataxis)$/.test(word.deprel) || !/^VB[ND]$/.test(word.xpos) || !isPast(word)) continue;
    if (inner?.deprel !== 'ccomp' || !/^VB[ZP]$/.test(inner.xpos) || inner.index > word.index) continue;
    const outer = words[inner.head];
    if (outer?.upos !== 'VERB' || outer.index > inner.index || !isPast(outer)) continue;
    if (words[word.index - 1]?.form !== ',' && childrenOf(words, word.index, /^cc/).length === 0) continue;
    if (childrenOf(words, word.index, /^(?:nsubj|aux|mark|obl:agent)/).length > 0) continue;
    if (childrenOf(words, outer.index, /^aux/).length > 0 || childrenOf(words, outer.index, /^nsubj/).length === 0)
      continue;
    edit(word.index, { head: outer.index, deprel: 'conj', xpos: 'VBD' });
  }
}

/** "accused X of standing by as Y attacked Z, and said ...": who spoke before the clause speaks on. */
function mendSaidAgain(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    const inner = words[word.head];
    const outer = words[inner?.head ?? -1];
    if (word.deprel !== 'conj' || inner?.deprel !== 'advcl' || outer?.upos !== 'VERB') continue;
    if (!lists.sayVerbs.has(word.lemma) || word.xpos !== outer.xpos || inner.index > word.index) continue;
    const joiner = childrenOf(words, word.index, /^cc$/)[0];
    if (joiner === undefined || words[joiner.index - 1]?.form !== ',') continue;
    if (childrenOf(words, word.index, /^(?:nsubj|aux|mark)/).length > 0) continue;
    if (lists.sayVerbs.has(outer.lemma) || lists.accuseVerbs.has(outer.lemma)) edit(word.index, { head: outer.index });
  }
}

/** "rejected the deal that Y signed, calling it a trick": a participle of speaking behind a comma is the main subject's. */
function mendSpeaking(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'advcl' || word.xpos !== 'VBG' || words[word.index - 1]?.form !== ',') continue;
    if (
      !lists.sayVerbs.has(word.lemma) &&
      !lists.accuseVerbs.has(word.lemma) &&
      !/^(?:call|brand|dismiss|cite)$/.test(word.lemma)
    )
      continue;
    const clause = words[word.head];
    if (clause === undefined || !/^acl/.test(clause.deprel) || clause.index > word.index) continue;
    const [from] = spanOf(words, clause.index);
    if (words[from - 1]?.form === ',') continue;
    let main = words[clause.head];
    while (main !== undefined && main.upos !== 'VERB') main = words[main.head];
    if (main !== undefined && main.index < clause.index) edit(word.index, { head: main.index });
  }
}

/** "fought for control of routes since rejecting the accord": a clause of time is of the verb. */
function mendClauseOfNoun(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const noun = words[word.head];
    if (word.deprel !== 'advcl' || word.upos !== 'VERB' || !/^(?:NOUN|PROPN)$/.test(noun?.upos ?? '')) continue;
    if (noun === undefined || noun.index > word.index || childrenOf(words, noun.index, /^cop/).length > 0) continue;
    if (!words.some((it) => it.head === word.index && /^(?:since|after|before|while|when|as|until)$/.test(it.form)))
      continue;
    let verb = words[noun.head];
    while (verb !== undefined && verb.upos !== 'VERB') verb = words[verb.head];
    if (verb !== undefined && verb.index < word.index) edit(word.index, { head: verb.index });
  }
}

/** "Proposals for a zone along the border, long sought by X": the proposals are sought, not the border. */
function mendSought(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'acl' || word.xpos !== 'VBN' || !lists.outsideParticiples.has(word.lemma)) continue;
    const before = words[word.index - 1]?.upos === 'ADV' ? words[word.index - 2] : words[word.index - 1];
    const home = words[word.head];
    if (before?.form !== ',' || home?.upos !== 'NOUN' || lists.askingNouns.has(home.lemma.toLowerCase())) continue;
    if (lists.forceNouns.has(home.lemma) || lists.transparentNouns.has(home.lemma)) continue;
    let at = home;
    for (let steps = 0; steps < 4 && /^nmod/.test(at.deprel); steps += 1) {
      const up = words[at.head];
      if (up?.upos !== 'NOUN') break;
      at = up;
      if (lists.askingNouns.has(at.lemma.toLowerCase())) {
        edit(word.index, { head: at.index });
        break;
      }
    }
  }
}

/** "was resisted by A, who fears X, and rejected by B": a passive with an agent goes on from a passive with an agent. */
function mendSecondAgent(words: readonly Word[], edit: Edit): void {
  const hasAgent = (word: Word): boolean => childrenOf(words, word.index, /^obl:agent$/).length > 0;
  for (const word of words) {
    const inner = words[word.head];
    if (word.deprel !== 'conj' || word.xpos !== 'VBN' || !hasAgent(word) || inner?.upos !== 'VERB') continue;
    const joiner = childrenOf(words, word.index, /^cc$/)[0];
    if (joiner === undefined || words[joiner.index - 1]?.form !== ',' || hasAgent(inner)) continue;
    if (childrenOf(words, word.index, /^(?:nsubj|aux)/).length > 0 || !/^acl/.test(inner.deprel)) continue;
    let outer = words[inner.head];
    while (outer !== undefined && outer.upos !== 'VERB') outer = words[outer.head];
    if (outer?.xpos === 'VBN' && hasAgent(outer) && outer.index < inner.index) edit(word.index, { head: outer.index });
  }
}

/** "after it moved to dissolve the force, and captured X": what follows a comma and a conjunction goes on from the main verb. */
function mendCommaAnd(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    if (word.deprel !== 'conj' || word.upos !== 'VERB' || !/^VB[DPZ]$/.test(word.xpos)) continue;
    const joiner = childrenOf(words, word.index, /^cc$/)[0];
    if (joiner === undefined || words[joiner.index - 1]?.form !== ',' || !/^(?:and|but)$/.test(joiner.form)) continue;
    if (childrenOf(words, word.index, /^(?:nsubj|csubj|aux|mark|expl)/).length > 0) continue;
    let clause = words[word.head];
    while (clause !== undefined && !/^(?:advcl|acl|acl:relcl)$/.test(clause.deprel)) {
      if (clause.head < 0 || /^(?:ccomp|parataxis)$/.test(clause.deprel)) break;
      clause = words[clause.head];
    }
    if (clause === undefined || !/^(?:advcl|acl|acl:relcl)$/.test(clause.deprel)) continue;
    let main = words[clause.head];
    while (main !== undefined && main.upos !== 'VERB') main = words[main.head];
    if (main === undefined || main.index > clause.index || !isFiniteAs(words, main, word)) continue;
    edit(word.index, { head: main.index });
  }
}

/** Whether two verbs are of one tense: "seized" and "took", "has seized" and "denies". */
function isFiniteAs(words: readonly Word[], main: Word, word: Word): boolean {
  const hasSubject = childrenOf(words, main.index, /^nsubj/).length > 0;
  return hasSubject && main.xpos === word.xpos && childrenOf(words, main.index, /^aux$/).length === 0;
}

/** "struck what it said were hideouts of X": it struck hideouts. */
function mendWhat(words: readonly Word[], edit: Edit): void {
  for (const what of words) {
    const verb = words[what.head];
    if (what.form !== 'what' || !/^(?:obj|obl)$/.test(what.deprel) || verb?.upos !== 'VERB') continue;
    const says = childrenOf(words, what.index, /^acl/).find((it) =>
      /^(?:say|call|describe|term|consider)$/.test(it.lemma),
    );
    const thing =
      says === undefined
        ? undefined
        : childrenOf(words, says.index, /^(?:ccomp|obj|xcomp)$/).find((it) => it.upos === 'NOUN');
    if (says === undefined || thing === undefined || thing.index < says.index) continue;
    edit(thing.index, { head: verb.index, deprel: what.deprel });
    edit(what.index, { head: thing.index, deprel: 'det' });
    edit(says.index, { head: thing.index, deprel: 'acl' });
    for (const cop of childrenOf(words, thing.index, /^cop$/)) edit(cop.index, { head: says.index, deprel: 'aux' });
    for (const mark of childrenOf(words, what.index, /^case$/)) edit(mark.index, { head: thing.index });
    for (const rest of childrenOf(words, says.index, /^(?:obl|conj|advcl)/))
      if (rest.index > thing.index)
        edit(rest.index, {
          head: verb.index,
          ...(rest.deprel === 'conj' && rest.xpos === 'VBG' ? { deprel: 'advcl' } : {}),
        });
  }
}

/** "troops backed [by soldiers of X]": who is named right behind a participle backs them. */
function mendAgent(words: readonly Word[], edit: Edit): void {
  for (const by of words) {
    const participle = words[by.index - 1];
    const agent = words[by.head];
    if (by.form !== 'by' || by.deprel !== 'case' || agent === undefined || participle?.xpos !== 'VBN') continue;
    if (!/^acl/.test(participle.deprel) || agent.deprel !== 'nmod' || agent.head !== participle.head) continue;
    edit(agent.index, { head: participle.index, deprel: 'obl:agent' });
  }
}

/** "supports neither A nor B": a noun joined to a verb that has an object is joined to the object. */
function mendObjects(words: readonly Word[], edit: Edit): void {
  for (const word of words) {
    const verb = words[word.head];
    if (word.deprel !== 'conj' || !/^(?:NOUN|PROPN)$/.test(word.upos) || verb?.upos !== 'VERB') continue;
    if (childrenOf(words, word.index, /^(?:nsubj|cop|acl$)/).length > 0) continue;
    if (!childrenOf(words, word.index, /^cc$/).some((it) => /^(?:and|or|nor)$/.test(it.form))) continue;
    const [from] = spanOf(words, word.index);
    const object = childrenOf(words, verb.index, /^obj$/).find((it) => it.index > verb.index);
    if (object === undefined || object.index > word.index || spanOf(words, object.index)[1] < from - 3) continue;
    edit(word.index, { head: object.index });
  }
}

/** "X's demand that Y surrender Z": such a noun has a clause, not a gap, where the clause has its object. */
function mendDemand(words: readonly Word[], lists: WordLists, edit: Edit): void {
  for (const word of words) {
    const noun = words[word.head];
    if (noun !== undefined && isToldOf(words, word, noun, lists)) edit(word.index, { deprel: 'acl:relcl' });
    if (word.deprel !== 'acl:relcl' || noun === undefined || !lists.askingNouns.has(noun.lemma.toLowerCase())) continue;
    const that = childrenOf(words, word.index, /^obj$/).find((it) => it.form === 'that');
    if (that === undefined || childrenOf(words, word.index, /^obj$/).length < 2) continue;
    edit(that.index, { deprel: 'mark', upos: 'SCONJ', xpos: 'IN' });
    edit(word.index, { deprel: 'acl' });
  }
}

/** "a step that X condemned": the step is what X condemned. */
function isToldOf(words: readonly Word[], word: Word, noun: Word, lists: WordLists): boolean {
  if (word.deprel !== 'acl' || word.upos !== 'VERB' || !lists.eventNouns.has(noun.lemma.toLowerCase())) return false;
  const that = childrenOf(words, word.index, /^mark$/).some((it) => it.form === 'that');
  return (
    that && childrenOf(words, word.index, /^nsubj/).length > 0 && childrenOf(words, word.index, /^obj/).length === 0
  );
}

/** "Clashes between A and B erupted in X", read as a verb and a participle: the deed is the subject of what it did. */
function mendBattle(words: readonly Word[], lists: WordLists, edit: Edit): void {
  const root = words.find((word) => word.head < 0);
  if (root === undefined || root.index > 2 || !/s$/.test(root.form)) return;
  const form = root.form.toLowerCase();
  if (!lists.battleNouns.has(form) && !lists.gatheringNouns.has(form)) return;
  const parties = childrenOf(words, root.index, /^(?:obl|nmod)$/).find((it) =>
    childrenOf(words, it.index, /^case$/).some((mark) => mark.form === 'between'),
  );
  const verb = words.find(
    (it) =>
      parties !== undefined &&
      it.index > parties.index &&
      it.deprel === 'acl' &&
      isPast(it) &&
      isOver(words, parties.index, it.index) &&
      childrenOf(words, it.index, /^(?:nsubj|obl:agent)/).length === 0,
  );
  if (parties === undefined || verb === undefined) return;
  edit(verb.index, { head: -1, deprel: 'root', upos: 'VERB', xpos: 'VBD' });
  edit(root.index, { head: verb.index, deprel: 'nsubj', upos: 'NOUN', xpos: 'NNS', lemma: form.replace(/s$/, '') });
  edit(parties.index, { deprel: 'nmod' });
  for (const mark of childrenOf(words, root.index, /^punct$/)) edit(mark.index, { head: verb.index });
}
