import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';
import type { WordLists } from './word-lists.ts';

type Attach = (index: number, head: number, deprel: string) => void;

/** Hangs phrases where the known names show that they belong; `attach` moves one word. */
export function mendPhrases(
  words: readonly Word[],
  mentions: readonly ResolvedMention[],
  lists: WordLists,
  attach: Attach,
): void {
  for (const mention of mentions) {
    mendLabel(words, mention, attach);
    mendWho(words, mention, attach);
    mendOwner(words, mention, mentions, attach);
    if (mention.type === 'group') mendDescribed(words, mention, lists, attach);
    if (mention.type === 'place') {
      mendAside(words, mention, attach);
      mendSuburb(words, mention, lists, attach);
    }
  }
  mendBetween(words, lists, attach);
  mendContent(words, lists, attach);
  mendText(words, lists, attach);
  for (const mention of mentions) mendObjects(words, mention, lists, attach);
  mendWith(words, lists, attach);
  for (const mention of mentions) mendEndlessList(words, mention, attach);
}

/** "X, the main road north, ...", read as a list without a conjunction: the noun says what X is. */
function mendEndlessList(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const top = topOf(words, mention);
  const next = words.filter((it) => it.head === top && it.deprel === 'conj');
  const [noun] = next;
  if (noun === undefined || next.length > 1 || noun.upos !== 'NOUN' || words[mention.last]?.form !== ',') return;
  const isJoined = words.some((it) => it.deprel === 'cc' && (it.head === top || it.head === noun.index));
  if (!isJoined && /^(the|a|an)$/i.test(words[mention.last + 1]?.form ?? '')) attach(noun.index, top, 'appos');
}

/** "rebel group X seized Y": a common noun right before a name that has the same part in the clause describes it. */
function mendLabel(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const name = words[topOf(words, mention)];
  const noun = words[mention.first - 1];
  if (name === undefined || noun === undefined || noun.upos !== 'NOUN' || mention.type === 'place') return;
  if (noun.head === name.head && noun.deprel === name.deprel && /^(nsubj|obj|obl|nmod)/.test(noun.deprel))
    attach(noun.index, name.index, 'nmod:desc');
}

/** "X's war against Y, who are ...": somebody right before the comma is who is meant, not a thing further off. */
function mendWho(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const who = words[mention.last + 1];
  if (words[mention.last]?.form !== ',' || who === undefined || !/^(who|whose)$/i.test(who.form)) return;
  if (mention.type === 'place') return;
  const own = words[who.head];
  const clause = /^whose$/i.test(who.form) ? words[own?.head ?? -1] : own;
  const top = topOf(words, mention);
  if (clause === undefined || clause.head === top || clause.head > mention.first) return;
  const isOfVerb = clause.deprel === 'advcl:relcl' || (/^whose$/i.test(who.form) && clause.deprel === 'advcl');
  const isOfNoun = clause.deprel === 'acl:relcl' && words[clause.head]?.upos === 'NOUN';
  if (!isOfVerb && !isOfNoun) return;
  attach(clause.index, words[top]?.deprel === 'conj' ? (words[top]?.head ?? top) : top, 'acl:relcl');
}

/** "received X, the minister, in Y": a place behind the comma that closes an apposition is where it happened. */
function mendAside(words: readonly Word[], place: ResolvedMention, attach: Attach): void {
  const top = topOf(words, place);
  const mark = words.find((it) => it.head === top && it.deprel === 'case');
  const noun = words[words[top]?.head ?? -1];
  if (mark === undefined || noun === undefined || noun.index > top || words[mark.index - 1]?.form !== ',') return;
  if (!/^(in|at|near|on)$/.test(mark.form)) return;
  let aside: Word | undefined = noun;
  for (let steps = 0; steps < 3 && aside?.deprel === 'nmod'; steps += 1) aside = words[aside.head];
  if (aside?.deprel !== 'appos') return;
  for (let at = words[aside.head], steps = 0; at !== undefined && steps < 6; at = words[at.head], steps += 1)
    if (at.upos === 'VERB' && at.index < top) {
      attach(top, at.index, 'obl');
      return;
    }
}

/** "X, a suburb of Y that was shelled": the suburb was. */
function mendSuburb(words: readonly Word[], place: ResolvedMention, lists: WordLists, attach: Attach): void {
  const top = words[topOf(words, place)];
  const noun = words[top?.head ?? -1];
  if (top?.deprel !== 'nmod' || noun?.deprel !== 'appos' || !lists.placeNouns.has(noun.lemma.toLowerCase())) return;
  for (const clause of words)
    if (clause.head === top.index && clause.deprel === 'acl:relcl') attach(clause.index, noun.index, 'acl:relcl');
}

/** "fighters of X, a rebel group that ...", read as said of the fighters: a body behind a body's name describes the name. */
function mendDescribed(words: readonly Word[], body: ResolvedMention, lists: WordLists, attach: Attach): void {
  const top = words[topOf(words, body)];
  if (top?.deprel !== 'nmod' || words[body.last]?.form !== ',' || !/^an?$/i.test(words[body.last + 1]?.form ?? ''))
    return;
  const noun = words.find((it) => it.head === top.head && it.deprel === 'appos' && it.index > body.last);
  const isGroup = (word: Word | undefined) => lists.groupNouns.has(word?.lemma.toLowerCase() ?? '');
  if (noun === undefined || !isGroup(noun) || isGroup(words[top.head])) return;
  if (words.slice(body.last + 2, noun.index).some((it) => it.form === ',')) return;
  attach(noun.index, top.index, 'appos');
}

/** "considers X an enemy", "gave X money", read as one phrase: the name is an object of its own. */
function mendObjects(words: readonly Word[], mention: ResolvedMention, lists: WordLists, attach: Attach): void {
  const top = words[topOf(words, mention)];
  const verb = words[mention.first - 1];
  if (top === undefined || verb?.upos !== 'VERB') return;
  const lemma = verb.lemma.toLowerCase();
  const noun = words.find((it) => it.head === top.index && it.deprel === 'appos' && it.upos === 'NOUN');
  if (top.head === verb.index && noun !== undefined && lists.considerVerbs.has(lemma))
    if (/^(?:an?|the)$/.test(words[mention.last]?.form ?? '')) attach(noun.index, verb.index, 'xcomp');
  const thing = words[top.head];
  if (top.deprel !== 'compound' || thing?.head !== verb.index || thing.deprel !== 'obj') return;
  if (thing.upos === 'NOUN' && lists.givingVerbs.has(lemma)) attach(top.index, verb.index, 'iobj');
}

/** "blocked a statement [backing X]": what stands right behind a text without a comma is what the text does. */
function mendText(words: readonly Word[], lists: WordLists, attach: Attach): void {
  for (const clause of words) {
    const noun = words[clause.index - 1];
    if (clause.deprel !== 'advcl' || clause.xpos !== 'VBG' || noun?.upos !== 'NOUN') continue;
    const isText = noun.deprel === 'obj' && noun.head === clause.head && lists.textNouns.has(noun.lemma.toLowerCase());
    if (isText && !words.some((it) => it.head === clause.index && it.deprel === 'mark'))
      attach(clause.index, noun.index, 'acl');
  }
}

/** "denied a report by X that it had armed Y": the clause is what the report says. */
function mendContent(words: readonly Word[], lists: WordLists, attach: Attach): void {
  for (const clause of words) {
    if (clause.deprel !== 'acl') continue;
    const own = words.filter((it) => it.head === clause.index);
    if (!own.some((it) => it.deprel === 'mark' && it.form === 'that') || !own.some((it) => /^nsubj/.test(it.deprel)))
      continue;
    const holder = words[clause.head];
    const noun = words[holder?.head ?? -1];
    const isSaying = (word: Word | undefined) => lists.sayNouns.has(word?.lemma.toLowerCase() ?? '');
    if (holder?.deprel === 'nmod' && isSaying(noun) && !isSaying(holder)) attach(clause.index, holder.head, 'acl');
  }
}

/** "Israel and Lebanon's Hezbollah": the owner hangs on the name that it owns. */
function mendOwner(
  words: readonly Word[],
  owner: ResolvedMention,
  mentions: readonly ResolvedMention[],
  attach: Attach,
): void {
  const top = topOf(words, owner);
  const name = mentions.find((it) => it.first === owner.last + 1 && it.type === 'group');
  if (name === undefined || words[owner.last]?.xpos !== 'POS' || words[top]?.deprel !== 'conj') return;
  attach(top, topOf(words, name), 'nmod:poss');
}

/** "Clashes erupted in X between A and B": the parties belong to what happened, not to the place. */
function mendBetween(words: readonly Word[], lists: WordLists, attach: Attach): void {
  for (const word of words) {
    if (!/^between$/i.test(word.form) || word.deprel !== 'case') continue;
    const party = words[word.head];
    const holder = party === undefined ? undefined : words[party.head];
    if (party === undefined || holder === undefined || !/^(nmod|obl)/.test(party.deprel)) continue;
    const verb = holder.upos === 'VERB' ? holder : words[holder.head];
    if (verb?.upos !== 'VERB') continue;
    const deed = words.find((it) => it.head === verb.index && /^nsubj/.test(it.deprel) && it.index < verb.index);
    if (deed === undefined || deed.index === holder.index) continue;
    const lemma = deed.lemma.toLowerCase();
    if (lists.gatheringNouns.has(lemma) || lists.battleNouns.has(lemma)) attach(party.index, deed.index, 'nmod');
  }
}

/** "by telephone", "for an hour", "on Friday": neither has a partner. */
function isMeans(word: Word, lists: WordLists): boolean {
  const lemma = word.lemma.toLowerCase();
  return lists.timeNouns.has(lemma) || /^(tele)?phone$|^video$|^length$|day$/.test(lemma);
}

/** "met on and off with X", "spoke by phone with X": the partner belongs to the verb, not to the adverb. */
function mendWith(words: readonly Word[], lists: WordLists, attach: Attach): void {
  for (const word of words) {
    const partner = words[word.head];
    if (word.form !== 'with' || word.deprel !== 'case' || partner === undefined) continue;
    let at = words[partner.head];
    const isAside = (it: Word | undefined): boolean =>
      it?.upos === 'ADV' ? !/^(along|together)$/i.test(it.form) : it?.deprel === 'obl' && isMeans(it, lists);
    if (!isAside(at)) continue;
    for (let steps = 0; steps < 3 && isAside(at); steps += 1) at = words[at?.head ?? -1];
    if (at?.upos === 'VERB' && at.index < word.index) attach(partner.index, at.index, 'obl');
  }
}

/** The word of a mention that hangs outside it. */
function topOf(words: readonly Word[], mention: ResolvedMention): number {
  for (let at = mention.last - 1; at >= mention.first; at -= 1) {
    const head = words[at]?.head ?? -1;
    if (head < mention.first || head >= mention.last) return at;
  }
  return mention.head;
}
