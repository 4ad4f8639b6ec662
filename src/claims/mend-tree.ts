import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';
import { findCoordination } from './find-coordination.ts';
import { type Attach, hangOnName, joinName, mainHead } from './mend-names.ts';
import { mendPhrases } from './mend-phrases.ts';
import { mendVerbs } from './mend-verbs.ts';
import { makeTree, type Tree } from './tree.ts';
import type { WordLists } from './word-lists.ts';

/**
 * Mends a tree where the known names show that the parser went wrong: the words of a name hang together under one
 * head, and names listed side by side are conjuncts of the first. Returns the tree itself when nothing is amiss.
 */
export function mendTree(tree: Tree, mentions: readonly ResolvedMention[], lists: WordLists): Tree {
  if (mentions.length === 0) return tree;
  const words: Word[] = [...tree.words];
  let changed = false;
  const attach = (index: number, head: number, deprel: string): void => {
    const word = words[index];
    if (
      word === undefined ||
      head === index ||
      (word.head === head && word.deprel === deprel) ||
      isUnder(words, head, index)
    )
      return;
    words[index] = { ...word, head, deprel };
    changed = true;
  };
  const touched = (): void => {
    changed = true;
  };
  mendVerbs(words, mentions, lists, (index, change) => {
    const word = words[index];
    if (word !== undefined) words[index] = { ...word, ...change };
    changed = true;
  });
  for (const mention of mentions) joinName(words, mention, attach);
  for (const mention of mentions) hangOnName(words, mention, attach);
  for (const mention of mentions) if (mention.type === 'person') mendTitle(words, mention, lists, touched);
  for (const mention of mentions) {
    mendHyphen(words, mention, attach);
    mendAdjective(words, mention, attach);
    if (mention.type === 'person') mendApposition(words, mention, lists, attach);
    mendCase(words, mention, attach);
    mendQuoted(words, mention, attach);
    mendParticiple(words, mention, lists, attach);
  }
  mendPhrases(words, mentions, lists, attach);
  const view = changed && isTree(words) ? makeTree({ ...tree.sentence, words: [...words] }) : tree;
  for (const group of new Set(findCoordination(view, mentions, lists).values()))
    joinList(words, group, attach, touched);
  mendVerbless(words, mentions, touched);
  // Overlapping mentions may ask for mends that do not fit together; then the parser's tree stands.
  return changed && isTree(words) ? makeTree({ ...tree.sentence, words }) : tree;
}

/** One root, and every word under it. */
function isTree(words: readonly Word[]): boolean {
  const root = words.findIndex((word) => word.head < 0);
  return words.every((word) => (word.head < 0 ? word.index === root : isUnder(words, word.index, root)));
}

/** "Kenya backs Sudan", read as three nouns: between two names a word that could be a verb is one, where the sentence has no other. */
function mendVerbless(words: Word[], mentions: readonly ResolvedMention[], touched: () => void): void {
  if (words.some((word) => word.upos === 'VERB' || word.upos === 'AUX')) return;
  const ordered = [...mentions].sort((a, b) => a.first - b.first);
  for (const [index, subject] of ordered.entries()) {
    const verb = words[subject.last];
    const object = ordered.slice(index + 1).find((it) => it.first > subject.last && it.first - subject.last <= 3);
    if (
      verb === undefined ||
      object === undefined ||
      !/^(NN|NNS|NNP|NNPS)$/.test(verb.xpos) ||
      !/^[a-z]+$/.test(verb.form)
    )
      continue;
    if (words.slice(subject.last + 1, object.first).some((word) => !/^(DT|JJ|PRP\$|CD)$/.test(word.xpos))) continue;
    const root = words.find((word) => word.head < 0);
    const subjectHead = subject.head;
    const lead = ordered.find(
      (it) =>
        it.last <= subject.first && words[subject.head]?.head === it.head && words[subject.head]?.deprel === 'conj',
    );
    const nominative = lead?.head ?? subjectHead;
    if (root === undefined) return;
    const set = (at: number, head: number, deprel: string): void => {
      const word = words[at];
      if (word !== undefined) words[at] = { ...word, head, deprel };
    };
    for (const word of words)
      if (word.head === verb.index || (word.head === root.index && word.index > verb.index))
        set(word.index, verb.index, word.deprel);
    if (root.index !== verb.index) set(root.index, verb.index, 'dep');
    const current = words[verb.index] ?? verb;
    words[verb.index] = {
      ...current,
      head: -1,
      deprel: 'root',
      upos: 'VERB',
      xpos: verb.form.endsWith('s') ? 'VBZ' : 'VBP',
    };
    set(nominative, verb.index, 'nsubj');
    set(mainHead(words, object), verb.index, 'obj');
    touched();
    return;
  }
}

function isUnder(words: readonly Word[], index: number, top: number): boolean {
  for (let at = index, steps = 0; at >= 0 && steps < words.length; at = words[at]?.head ?? -1, steps += 1)
    if (at === top) return true;
  return false;
}

/** "Secretary of State X", "Kenyan Foreign Minister Y": the person is the head, whatever the parser made of the title. */
function mendTitle(words: Word[], person: ResolvedMention, lists: WordLists, touched: () => void): void {
  let start = person.first;
  while (start > 0 && person.first - start < 8) {
    const word = words[start - 1];
    if (
      word === undefined ||
      !(/^(NN|NNP|NNS|NNPS|JJ|HYPH)$/.test(word.xpos) || (start < person.first && isOfTitle(words, start - 1, lists)))
    )
      break;
    start -= 1;
  }
  const title = words.slice(start, person.first);
  if (!title.some((word) => lists.titles.has(word.form.toLowerCase()))) return;
  const inside = (at: number): boolean => at >= start && at < person.last;
  const outer = words.slice(start, person.last).filter((word) => !inside(word.head) && word.upos !== 'ADP');
  const top =
    outer.find((word) => /^(nsubj|obj|iobj|obl|nmod|root)/.test(word.deprel)) ??
    outer.find((word) => /^(conj|appos)/.test(word.deprel)) ??
    outer[0];
  const head = mainHead(words, person);
  for (const mark of words) {
    const isTitles = title.some(
      (word) => word.index === mark.head && word.deprel === 'nmod:desc' && word.head === head,
    );
    if (mark.deprel !== 'case' || mark.index >= start || !isTitles) continue;
    words[mark.index] = { ...mark, head };
    touched();
  }
  if (top === undefined || top.index === head || top.index >= person.first || isUnder(words, top.head, head)) return;
  const set = (at: number, to: number, deprel: string): void => {
    const word = words[at];
    if (word !== undefined && at !== to) words[at] = { ...word, head: to, deprel };
  };
  set(head, top.head, top.deprel);
  for (const word of words.slice(person.first, person.last))
    if (word.index !== head && (words[word.index]?.head ?? 0) < person.first) set(word.index, head, 'flat');
  for (const word of title) {
    // What hung on the title from outside (conjuncts, clauses, the preposition) hangs on the person.
    for (const child of words)
      if (child.head === word.index && !inside(child.index)) set(child.index, head, child.deprel);
  }
  for (const word of title) if (!inside(words[word.index]?.head ?? -1)) set(word.index, head, 'nmod:desc');
  touched();
}

/** "Secretary of State X", but not "an ally of President X". */
function isOfTitle(words: readonly Word[], at: number, lists: WordLists): boolean {
  return words[at]?.form === 'of' && lists.titles.has(words[at - 1]?.form.toLowerCase() ?? '');
}

/** "to help U.S.-backed rebels": the participle belongs to the noun after it, whatever the parser made of it. */
function mendHyphen(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const at = mention.last + 1;
  const participle = words[at];
  if (
    participle === undefined ||
    !/^[-–‐]$/.test(words[mention.last]?.form ?? '') ||
    !/^(VBN|VBD|JJ)$/.test(participle.xpos) ||
    !/(ed|led|held|run|won|en)$/.test(participle.form)
  )
    return;
  let noun = at + 1;
  while (
    /^(JJ|NN|NNP|NNS|NNPS|VBN|HYPH)$/.test(words[noun + 1]?.xpos ?? '') &&
    /^(JJ|NN|NNP|NNPS|HYPH|VBN)$/.test(words[noun]?.xpos ?? '')
  )
    noun += 1;
  const target = words[noun];
  const name = words[mainHead(words, mention)];
  if (target === undefined || name === undefined || !/^(NN|NNP|NNS|NNPS)$/.test(target.xpos)) return;
  if (participle.deprel === 'amod' && participle.head >= at) {
    // The noun takes over the part that the parser gave to the name before the hyphen.
    const owner = words[participle.head];
    if (owner !== undefined && owner.head === name.head && /^(nsubj|obj|iobj)/.test(name.deprel))
      attach(owner.index, name.head, name.deprel);
    // "hostility toward U.S.-backed groups": the preposition is the noun's too.
    const marks = words.filter((word) => word.head === name.index && word.deprel === 'case' && word.index < name.index);
    if (owner !== undefined && marks.length > 0 && name.head >= 0 && /^(nmod|obl)/.test(name.deprel)) {
      attach(owner.index, name.head, name.deprel);
      for (const mark of marks) attach(mark.index, owner.index, 'case');
    }
    attach(name.index, at, 'compound');
    return;
  }
  const { head, deprel } = participle.head === name.index || name.head !== at ? name : participle;
  const strays = words.filter((word) => word.head === at && word.index > noun);
  if (target.head === at || target.head === name.index || isUnder(words, at, noun) === false) {
    const verb =
      words[/^(DT|PRP\$)$/.test(words[mention.first - 1]?.xpos ?? '') ? mention.first - 2 : mention.first - 1];
    const isBare =
      verb?.upos === 'VERB' &&
      !words.some((it) => it.head === verb.index && it.deprel === 'obj' && it.index !== name.index);
    // "is attacking government-held X", where the participle was taken for a clause.
    if (isBare && /^(advcl|acl|ccomp|conj|parataxis)/.test(deprel)) attach(noun, verb.index, 'obj');
    else if (head >= 0 && head !== noun && (target.head === at || target.head === name.index))
      attach(noun, head, deprel);
    attach(at, noun, 'amod');
    attach(name.index, at, 'compound');
    const home = target.head === at ? noun : head;
    for (const stray of strays) if (home >= 0) attach(stray.index, home, stray.deprel);
  }
}

/** "Russian and Iranian support": adjectives of states right before a noun, alone or joined, belong to that noun. */
function mendAdjective(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const isAdjective = (index: number): boolean => /^JJ/.test(words[index]?.xpos ?? '');
  if (mention.type !== 'group' || mention.last - mention.first !== 1 || !isAdjective(mention.first)) return;
  let noun = mention.last;
  if (/^(and|or)$/.test(words[noun]?.form ?? '') && isAdjective(noun + 1)) noun += 2;
  if (!/^NNS?$/.test(words[noun]?.xpos ?? '')) return;
  while (/^NNS?$/.test(words[noun + 1]?.xpos ?? '')) noun += 1;
  attach(mention.first, noun, 'amod');
}

/** "Sudan's military chief, X, said": the name after a title and a comma is in apposition to it. */
function mendApposition(words: readonly Word[], person: ResolvedMention, lists: WordLists, attach: Attach): void {
  // "..., General X": the rank is the name's.
  let start = person.first;
  while (lists.titles.has(words[start - 1]?.form.toLowerCase() ?? '')) start -= 1;
  if (words[start - 1]?.form !== ',') return;
  const head = words[mainHead(words, person)];
  if (head === undefined || /^(nsubj|obj|root)/.test(head.deprel)) return;
  const before = words[start - 2];
  const title =
    before !== undefined && lists.titles.has(before.form.toLowerCase()) ? before : titleAbove(words, head, lists);
  if (title !== undefined) attach(head.index, title.index, 'appos');
}

/** "the U.N. envoy for Sudan, X": the title whose phrase the name was hung in. */
function titleAbove(words: readonly Word[], name: Word, lists: WordLists): Word | undefined {
  const isBeside = name.deprel === 'appos' || (name.deprel === 'acl' && name.upos === 'PROPN');
  let at = isBeside ? words[name.head] : undefined;
  if (at !== undefined && at.index < name.index && lists.titles.has(at.lemma.toLowerCase())) return at;
  for (let steps = 0; steps < 3 && at !== undefined && /^(nmod|compound|flat|conj)/.test(at.deprel); steps += 1) {
    at = words[at.head];
    const lemma = at?.lemma.toLowerCase() ?? '';
    if (at !== undefined && at.index < name.index && (lists.titles.has(lemma) || lists.voiceNouns.has(lemma)))
      return at;
  }
  return undefined;
}

/** `the U.S. "narrative"`: a quotation mark does not make two objects of one phrase. */
function mendQuoted(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const head = words[mainHead(words, mention)];
  const noun = words[mention.last + 1];
  if (head === undefined || noun === undefined || !/^["“‘'`]+$/.test(words[mention.last]?.form ?? '')) return;
  if (noun.upos === 'NOUN' && noun.head === head.head && noun.deprel === head.deprel)
    attach(head.index, noun.index, 'compound');
}

/** "the rebels, backed by X": a passive participle right after a name belongs to it. */
function mendParticiple(words: readonly Word[], mention: ResolvedMention, lists: WordLists, attach: Attach): void {
  const at = words[mention.last]?.form === ',' ? mention.last + 1 : mention.last;
  const participle = words[at];
  if (
    participle === undefined ||
    participle.xpos !== 'VBN' ||
    participle.deprel !== 'acl' ||
    participle.head >= mention.first
  )
    return;
  if (lists.gatheringNouns.has(words[participle.head]?.lemma.toLowerCase() ?? '')) return;
  if (words[at + 1]?.form.toLowerCase() === 'by') attach(at, mainHead(words, mention), 'acl');
}

const TIME_NOUN =
  /^(day|week|month|year|night|morning|evening|weekend|time|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?$/i;

/** "left X days after", "met Y hours before": a measure of time is not what the name belongs to. */
function isLater(words: readonly Word[], mention: ResolvedMention, noun: Word): boolean {
  return (
    noun.index === mention.last &&
    /^(minutes|hours|days|weeks|months|years|decades|moments)$/.test(noun.form) &&
    /^(after|before|ago|later|earlier)$/.test(words[noun.index + 1]?.form ?? '')
  );
}

/** "bombed X last month", "split from X last week": a name is no compound of the time noun after it, nor of another phrase. */
function mendCase(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const head = words[mainHead(words, mention)];
  if (head === undefined || !/^(compound|amod|flat|nmod:desc|nummod)$/.test(head.deprel)) return;
  const noun = words[head.head];
  if (noun === undefined || noun.index < mention.last || noun.head < 0) return;
  if (isLater(words, mention, noun)) {
    const { deprel } = noun;
    for (const mark of words)
      if (mark.head === noun.index && mark.deprel === 'case' && mark.index < mention.first)
        attach(mark.index, head.index, 'case');
    attach(head.index, noun.head, deprel);
    attach(noun.index, head.index, 'obl:unmarked');
    return;
  }
  const marked = words.some(
    (word) =>
      word.head === head.index && word.deprel === 'case' && word.index === mention.first - 1 && word.upos === 'ADP',
  );
  if (
    !marked &&
    !(
      TIME_NOUN.test(noun.form) &&
      /^(last|this|next|every|earlier|on|late|early)$/i.test(words[mention.last]?.form ?? '')
    )
  )
    return;
  // "by Russian and Syrian bombardment": both adjectives are of one noun, and so is the preposition.
  if (marked && head.xpos === 'JJ' && /^(and|or)$/.test(words[mention.last]?.form ?? '')) {
    for (const word of words)
      if (word.head === head.index && word.deprel === 'case') attach(word.index, noun.index, 'case');
    return;
  }
  const before = words[mention.first - 2];
  if (marked && before?.upos === 'NOUN') attach(head.index, before.index, 'nmod');
  else if (marked) attach(head.index, noun.head, words[noun.head]?.upos === 'VERB' ? 'obl' : 'nmod');
  else attach(head.index, noun.head, 'obj');
}

/** "by the US and Gulf countries": the first name carries the part of the whole list. */
function joinList(words: Word[], group: readonly ResolvedMention[], attach: Attach, touched: () => void): void {
  const heads = group.map((mention) => mainHead(words, mention));
  const [first, ...rest] = heads;
  const lead = first === undefined ? undefined : words[first];
  if (first === undefined || lead === undefined) return;
  const owner = rest.find((at) => lead.head === at);
  if (owner !== undefined) {
    const carrier = words[owner];
    if (carrier === undefined || isAdjectival(lead) || isShared(words, group, owner)) return;
    const { head, deprel } = carrier;
    // The list's part goes to its first name, and the old carrier hangs under it.
    attachUp(words, { first, owner, head, deprel });
    touched();
  }
  const isBetween = words.some((word) => word.head === first && /^(between|among)$/i.test(word.form));
  for (const at of rest) {
    const word = words[at];
    if (word === undefined || isAdjectival(word)) continue;
    const ownSubject = word.deprel.startsWith('nsubj') && word.head > at && !isBetween && lead.head !== word.head;
    // "X and his Turkish counterpart, Y".
    const beside = words[word.head];
    const isNamed = word.deprel === 'appos' && beside?.deprel === 'conj' && beside.head === first;
    if (!ownSubject && !isNamed && word.head >= 0) attach(at, first, 'conj');
  }
}

/** "U.S. and Russian airstrikes": two owners of one noun, which carries the part of both. */
function isShared(words: readonly Word[], group: readonly ResolvedMention[], owner: number): boolean {
  const last = group.find((it) => it.first <= owner && owner < it.last);
  const [first] = group;
  if (first === undefined || last === undefined || last === first) return false;
  const isWhole = last.last - last.first > 1 && words[owner]?.upos === 'NOUN' && words[last.first]?.xpos === 'JJ';
  return isWhole && words[first.head]?.deprel === 'compound' && first.last - first.first === 1;
}

type Promotion = { readonly first: number; readonly owner: number; readonly head: number; readonly deprel: string };

function attachUp(words: Word[], { first, owner, head, deprel }: Promotion): void {
  const lead = words[first];
  const carrier = words[owner];
  if (lead === undefined || carrier === undefined) return;
  words[first] = { ...lead, head, deprel };
  words[owner] = { ...carrier, head: first, deprel: 'conj' };
}

/** "Russian and Syrian bombing": adjectives share the noun and need no mending. */
function isAdjectival(word: Word): boolean {
  return word.deprel === 'amod' || word.upos === 'ADJ';
}
