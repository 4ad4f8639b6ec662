import type { EntityId } from '../base/ids.ts';
import type { Document, Word } from '../text/document.ts';
import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { findQuotes, type Quote } from './find-quotes.ts';
import { readArguments } from './read-arguments.ts';
import { childrenBy, isNominal, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';

/** Who says a word of the article: outermost first; empty for the article's own voice. */
export type Speakers = {
  readonly chain: readonly EntityId[];
  /** For each of the chain, the word that makes it say so: a verb of saying, a noun, "according to". */
  readonly cues: readonly SayCue[];
  /** Those who say it together with the last of the chain: "A and B said ...". */
  readonly together: readonly EntityId[];
  /** Whether somebody says it whom the article does not name. */
  readonly unknown: boolean;
};

/** A word of the article. */
export type SayCue = { readonly sentence: number; readonly word: number };

type Sayer = { readonly entity: EntityId; readonly cue: SayCue };

const NOBODY: Speakers = { chain: [], cues: [], together: [], unknown: false };

/** Answers who says a word; `factual` is for what a noun phrase takes for granted, which only a quotation attributes. */
export type SpeakerIndex = {
  readonly speakersAt: (sentence: number, word: number, factual?: boolean) => Speakers;
  readonly quoteSpeaker: (sentence: number, word: number) => EntityId | null;
};

/** Indexes the speakers of an article. */
export function indexSpeakers(document: Document, maps: readonly ActorMap[]): SpeakerIndex {
  const quotes = findQuotes(document);
  const bySpot = new Map<string, number>();
  quotes.forEach((quote, index) => {
    for (const [sentence, word] of quote.words) bySpot.set(`${sentence}:${word}`, index);
  });
  const quoteAt = (sentence: number, word: number): number => bySpot.get(`${sentence}:${word}`) ?? -1;
  const speakers = quotes.map((quote) => speakerInSentence(quote, maps, quoteAt));
  fillFromNeighbours(quotes, speakers, maps, quoteAt);
  const sayerAt = (sentence: number, word: number): Sayer | null => speakers[quoteAt(sentence, word)] ?? null;
  return {
    quoteSpeaker: (sentence, word) => sayerAt(sentence, word)?.entity ?? null,
    speakersAt: (sentence, word, factual = false) => {
      const map = maps[sentence];
      if (map === undefined) return NOBODY;
      const inQuote = quoteAt(sentence, word) >= 0;
      const found = factual && !inQuote ? NOBODY : climbSpeakers(map, word, inQuote);
      const quoted = sayerAt(sentence, word);
      if (quoted === null || found.chain.includes(quoted.entity)) return found;
      return { ...found, chain: [quoted.entity, ...found.chain], cues: [quoted.cue, ...found.cues] };
    },
  };
}

type QuoteAt = (sentence: number, word: number) => number;

/** A verb of saying outside the quotation, in a sentence that the quotation touches. */
function speakerInSentence(quote: Quote, maps: readonly ActorMap[], quoteAt: QuoteAt): Sayer | null {
  for (const index of [...new Set(quote.words.map(([sentence]) => sentence))].reverse()) {
    const map = maps[index];
    const speaker = map === undefined ? null : sayerOf(map, (word) => quoteAt(index, word) < 0, quote, index);
    if (speaker !== null) return speaker;
  }
  return null;
}

function sayerOf(map: ActorMap, isOutside: (word: number) => boolean, quote: Quote, sentence: number): Sayer | null {
  const inside = quote.words.filter(([at]) => at === sentence).map(([, word]) => word);
  const edge = inside[0] ?? 0;
  const end = inside.at(-1) ?? 0;
  let best: { speaker: Sayer; distance: number } | null = null;
  for (const word of map.tree.words) {
    if (!isOutside(word.index) || !isSaying(map, word)) continue;
    const [speaker] = sayersOf(map, word.index);
    if (speaker === undefined) continue;
    const distance = word.index < edge ? edge - word.index : word.index - end;
    if (best === null || distance < best.distance) best = { speaker: sayer(speaker, sentence, word.index), distance };
  }
  return best?.speaker ?? null;
}

const isSaying = ({ lists }: ActorMap, { lemma, upos }: Word): boolean =>
  upos === 'VERB' && lists.sayVerbs.has(lemma.toLowerCase());

const sayer = ({ mention }: Actor, sentence: number, word: number): Sayer => ({
  entity: mention.entity,
  cue: { sentence, word },
});

function sayersOf(map: ActorMap, verb: number): readonly Actor[] {
  const subjects = readArguments(map.tree, verb).get('nsubj') ?? [];
  return subjects.flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
}

/** A quotation without a verb of saying: whoever spoke last in its paragraph, else who speaks in the sentence before or after. */
function fillFromNeighbours(
  quotes: readonly Quote[],
  speakers: (Sayer | null)[],
  maps: readonly ActorMap[],
  quoteAt: QuoteAt,
): void {
  quotes.forEach((quote, index) => {
    if (speakers[index] !== null) return;
    const before = quotes[index - 1];
    const first = quote.words[0]?.[0] ?? 0;
    const last = quote.words.at(-1)?.[0] ?? 0;
    const isOpening = quote.words[0]?.[1] === 1;
    for (const near of [last + 1, first - 1]) {
      const map = maps[near];
      // A paragraph that opens with a quotation and names nobody goes on from the last sentence before it.
      const isBefore = isOpening && near < first;
      if (map === undefined || (map.tree.sentence.blockIndex !== quote.blockIndex && !isBefore)) continue;
      const verb = map.tree.words.find((word) => isSaying(map, word) && quoteAt(near, word.index) < 0);
      const [speaker] = verb === undefined ? [] : sayersOf(map, verb.index);
      if (speaker === undefined || verb === undefined) continue;
      speakers[index] = sayer(speaker, near, verb.index);
      return;
    }
    // A whole paragraph in quotation marks after a paragraph that ended in one: the same person goes on.
    if (before !== undefined && before.blockIndex >= quote.blockIndex - 2 && isOpening)
      speakers[index] = speakers[index - 1] ?? null;
  });
}

/** Collects the sayers on the way from a word up to its root; innermost found first, returned outermost first. */
function climbSpeakers(map: ActorMap, start: number, inQuote: boolean): Speakers {
  const inner: EntityId[] = [];
  const cues: SayCue[] = [];
  let unknown = false;
  let together: readonly EntityId[] = [];
  const { tree } = map;
  const say: Say = (actors, word) => {
    const [actor, ...others] = actors;
    if (inner.length === 0) together = others.map(({ mention }) => mention.entity);
    if (actor === undefined) unknown = true;
    else if (!inner.includes(actor.mention.entity)) {
      inner.push(actor.mention.entity);
      cues.push({ sentence: tree.sentence.index, word });
    }
  };
  for (let at = start, steps = 0; at >= 0 && steps < 20; at = wordAt(tree, at).head, steps += 1) {
    readAside(map, at, start, say);
    const word = wordAt(tree, at);
    const head = word.head;
    if (head < 0) break;
    if (!inQuote && isTakenForGranted(tree, at)) break;
    const lemma = lemmaAt(tree, head);
    const relation = relationOf(word);
    if (isSaid(map, at) && (wordAt(tree, head).upos === 'VERB' || wordAt(tree, head).upos === 'ADJ'))
      say(sayersOf(map, head), head);
    else if (
      map.lists.sayNouns.has(lemma) &&
      ['acl', 'ccomp', 'nmod'].includes(relation) &&
      isNominal(wordAt(tree, head)) &&
      head !== start
    )
      sayIfAny(holdersOf(map, head, { types: ['person', 'group'] }), head, say);
    else if (map.lists.considerVerbs.has(lemma) && (relation === 'xcomp' || prepositionsOf(tree, at)[0] === 'as'))
      sayIfAny(sayersOf(map, head), head, say);
    else if (map.lists.accuseVerbs.has(lemma) && isGround(tree, at)) say(sayersOf(map, head), head);
    else if (relation === 'acl' && isGround(tree, at) && isAccused(map, head))
      say(sayersOf(map, wordAt(tree, head).head), wordAt(tree, head).head);
  }
  return { chain: inner.reverse(), cues: cues.reverse(), together, unknown };
}

/** Takes in those who say so by a word. */
type Say = (actors: readonly Actor[], word: number) => void;

function sayIfAny(actors: readonly Actor[], word: number, say: Say): void {
  if (actors.length > 0) say(actors, word);
}

/** A relative clause or participle inside a noun phrase is the reporter's own knowledge, whoever speaks around it. */
function isTakenForGranted(tree: Tree, at: number): boolean {
  const word = wordAt(tree, at);
  if (word.deprel === 'acl:relcl') return true;
  // "X said it would help, while Y accused Z": the other half is the reporter's.
  if (word.deprel === 'advcl' && isContrast(tree, at)) return true;
  if (word.deprel === 'amod' && word.upos !== 'ADJ') return true;
  return (
    word.deprel === 'acl' &&
    /^VB[GND]$/.test(word.xpos) &&
    !childrenBy(tree, at, 'mark').length &&
    !tree.lists.disputedNouns.has(lemmaAt(tree, word.head))
  );
}

function isContrast(tree: Tree, at: number): boolean {
  const [mark] = childrenBy(tree, at, 'mark').filter((it) => /^(?:while|whereas)$/i.test(wordAt(tree, it).form));
  return mark !== undefined && wordAt(tree, mark - 1).form === ',' && childrenBy(tree, at, 'nsubj').length > 0;
}

function isSaid(map: ActorMap, at: number): boolean {
  const { tree, lists } = map;
  const word = wordAt(tree, at);
  const lemma = lemmaAt(tree, word.head);
  if (!lists.sayVerbs.has(lemma)) return false;
  if (relationOf(word) === 'ccomp') return true;
  if (relationOf(word) === 'parataxis') return at < word.head || childrenBy(tree, word.head, 'ccomp').length === 0;
  return false;
}

/** Whether a noun is the object of a verb of blame. */
function isAccused({ tree, lists }: ActorMap, noun: number): boolean {
  const { head, deprel } = wordAt(tree, noun);
  return head >= 0 && /^(obj|nsubj:pass)$/.test(deprel) && lists.accuseVerbs.has(lemmaAt(tree, head));
}

/** "accused X of bombing", "condemned X for the raid": what the accuser says was done. */
function isGround(tree: Tree, at: number): boolean {
  const marks = prepositionsOf(tree, at);
  return (
    ['advcl', 'obl', 'nmod', 'acl'].includes(relationOf(wordAt(tree, at))) &&
    marks.some((mark) => ['of', 'for', 'over'].includes(mark))
  );
}

/** "according to X", "..., X said", "as X said", hanging under a clause. */
function readAside(map: ActorMap, at: number, start: number, say: Say): void {
  const { tree, lists } = map;
  for (const child of tree.children[at] ?? []) {
    const word = wordAt(tree, child);
    const relation = relationOf(word);
    if (
      ['obl', 'nmod', 'advcl', 'parataxis'].includes(relation) &&
      prepositionsOf(tree, child).some((mark) => lists.sourceMarks.has(mark))
    ) {
      const [mark = child] = childrenBy(tree, child, 'case', 'mark');
      if (child !== start) say(actorsAt(map, child, { types: ['person', 'group'] }), mark);
      continue;
    }
    const isAside =
      relation === 'parataxis' ||
      (relation === 'advcl' && childrenBy(tree, child, 'mark').some((it) => lemmaAt(tree, it) === 'as'));
    if (!isAside || child === start || !isSaying(map, word)) continue;
    if (childrenBy(tree, child, 'ccomp').length > 0 || childrenBy(tree, child, 'nsubj').length === 0) continue;
    say(sayersOf(map, child), child);
  }
}
