import type { EntityId, EntityType } from '../base/ids.ts';
import type { ResolvedMention } from '../entities/entity.ts';
import {
  antecedentOf,
  childrenBy,
  isClause,
  isNominal,
  isRelativePronoun,
  lemmaAt,
  prepositionsOf,
  subtree,
  type Tree,
  topsOf,
  upward,
  wordAt,
} from './tree.ts';
import type { WordLists } from './word-lists.ts';

/** An entity that a phrase stands for, with how sure that reading is (0 to 1). */
export type Actor = {
  readonly mention: ResolvedMention;
  /** Word that heads the phrase. */
  readonly token: number;
  readonly confidence: number;
  /** "A but not B": whether a contrast says that the sentence is not about it. */
  readonly isSetAside?: boolean;
};

/** Where the entities of one sentence are. */
export type ActorMap = {
  /** Person -> the body that the person acts for. */
  readonly bodies: ReadonlyMap<EntityId, Body>;
  readonly tree: Tree;
  readonly lists: WordLists;
  readonly mentions: readonly ResolvedMention[];
  /** Word -> mention it heads, the widest first. */
  readonly byHead: ReadonlyMap<number, ResolvedMention>;
  /** Names listed side by side. */
  readonly coordination: ReadonlyMap<ResolvedMention, readonly ResolvedMention[]>;
  /** Word -> narrowest mention that covers it. */
  readonly byWord: ReadonlyMap<number, ResolvedMention>;
};

/** A body as a mention of one of its people stands for it. */
export type Body = { readonly entity: EntityId; readonly name: string; readonly kind: string | null };

const PRONOUN_CONFIDENCE = 0.92;
const ROLLED_CONFIDENCE = 0.72;
const BURIED_CONFIDENCE = 0.5;
const MAX_DEPTH = 5;

/** Indexes the mentions of a sentence by the words they stand on. */
export function mapActors(
  tree: Tree,
  mentions: readonly ResolvedMention[],
  bodies: ReadonlyMap<EntityId, Body>,
): ActorMap {
  const byHead = new Map<number, ResolvedMention>();
  const byWord = new Map<number, ResolvedMention>();
  const widestFirst = [...mentions].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  for (const mention of widestFirst) {
    for (const head of headsOf(tree, mention)) if (!byHead.has(head)) byHead.set(head, mention);
    for (let index = mention.first; index < mention.last; index += 1) byWord.set(index, mention);
  }
  return { tree, lists: tree.lists, mentions, byHead, byWord, bodies, coordination: findCoordination(tree, mentions) };
}

function headsOf(tree: Tree, mention: ResolvedMention): readonly number[] {
  const heads = topsOf(tree, mention).filter((at) => !/^(?:DET|PUNCT|ADP)$/.test(wordAt(tree, at).upos));
  return heads.includes(mention.head) ? heads : [mention.head, ...heads];
}

/** What `actorsAt` may do beyond reading the word itself. */
export type ActorOptions = {
  /** Whether "the U.S. decision" may stand for the United States. */
  readonly roll?: boolean;
  /** Whether anything inside the phrase may stand for it, at low confidence. */
  readonly buried?: boolean;
  readonly types?: readonly EntityType[];
  /** Whether only the word itself counts, not what it is listed with: "A and the X-backed B". */
  readonly single?: boolean;
};

/** The entities a phrase stands for: one per conjunct; empty when it stands for none. */
export function actorsAt(map: ActorMap, token: number, options: ActorOptions = {}, depth = 0): readonly Actor[] {
  if (token < 0 || depth > MAX_DEPTH) return [];
  const found = ownActors(map, token, options, depth);
  const own = isSetAside(map.tree, token) ? found.map((actor) => ({ ...actor, isSetAside: true })) : found;
  if (options.single === true) return unique(own);
  const conjuncts = childrenBy(map.tree, token, 'conj')
    .filter((at) => !isClause(map.tree, at) && (isNominal(wordAt(map.tree, at)) || map.byHead.has(at)))
    .flatMap((at) => actorsAt(map, at, { ...options, buried: false }, depth + 1));
  return unique([...own, ...own.flatMap((actor) => listedWith(map, actor, options)), ...conjuncts]);
}

/** "A but not B", "A rather than B", "not A but B", "everyone but B". */
function isSetAside(tree: Tree, token: number): boolean {
  const { deprel, head } = wordAt(tree, token);
  const marks = childrenBy(tree, token, 'cc', 'advmod', 'det', 'preconj').filter((at) => at < token);
  const words = marks.map((at) => `${wordAt(tree, at).form} ${wordAt(tree, at + 1).form}`.toLowerCase());
  if (words.some((two) => /^(?:rather than|instead of|not (?!only|just|merely|least|even))/.test(two))) return true;
  if (deprel !== 'conj' || !words.some((two) => two.startsWith('but '))) return false;
  return (
    words.some((two) => two.startsWith('no ')) ||
    /^(?:all|(?:any|every|no)(?:one|body))$/i.test(wordAt(tree, head).form)
  );
}

/** The other names of the list that an actor stands in. */
function listedWith(map: ActorMap, actor: Actor, options: ActorOptions): readonly Actor[] {
  const members = map.coordination.get(actor.mention) ?? [];
  return members
    .filter((it) => it !== actor.mention && (options.types === undefined || options.types.includes(it.type)))
    .map((mention) => ({ mention, token: mention.head, confidence: actor.confidence * 0.97 }));
}

function unique(actors: readonly Actor[]): readonly Actor[] {
  const seen = new Set<string>();
  return actors.filter(({ mention }) => {
    if (seen.has(mention.entity)) return false;
    seen.add(mention.entity);
    return true;
  });
}

function ownActors(map: ActorMap, token: number, options: ActorOptions, depth: number): readonly Actor[] {
  const { tree, lists } = map;
  const fits = (mention: ResolvedMention): boolean =>
    options.types === undefined || mention.how === 'given' || options.types.includes(mention.type);
  const direct = map.byHead.get(token);
  // "the oppressors of X" linked to X.
  if (direct !== undefined && lists.otherNouns.has(lemmaAt(tree, token)))
    if (map.mentions.some((it) => it.entity === direct.entity && isWithin(it, direct))) return [];
  if (direct !== undefined) {
    // "the two diplomats": one span may stand for several entities.
    const same = map.mentions.filter((at) => at.first === direct.first && at.last === direct.last && fits(at));
    if (same.length > 0)
      return same.map((mention) => ({
        mention,
        token,
        confidence: mention.how === 'pronoun' ? PRONOUN_CONFIDENCE : 1,
      }));
    const other = map.mentions.find((at) => at.head === token && fits(at));
    return other === undefined ? [] : [{ mention: other, token, confidence: 0.95 }];
  }
  const word = wordAt(tree, token);
  if (isRelativePronoun(word)) return actorsAt(map, antecedentOf(tree, token), options, depth + 1);
  for (const name of childrenBy(tree, token, 'appos', 'flat', 'nmod:desc')) {
    const named = actorsAt(map, name, { ...options, roll: false, buried: false }, depth + 1);
    if (named.length > 0) return lower(named, 0.95);
  }
  if (lists.transparentNouns.has(lemmaAt(tree, token)) || word.upos === 'NUM') {
    const meant = actorsOfPhrase(map, token, options, depth);
    if (meant.length > 0) return meant;
  }
  const covering = map.byWord.get(token);
  if (covering !== undefined && fits(covering)) return [{ mention: covering, token, confidence: 0.85 }];
  // "X, the Kurdish party whose wing ...": the noun is what it stands beside.
  const beside = word.deprel === 'appos' ? map.byHead.get(word.head) : undefined;
  if (beside !== undefined && fits(beside)) return [{ mention: beside, token, confidence: 0.95 }];
  if (lists.otherNouns.has(lemmaAt(tree, token))) return [];
  if (options.roll ?? true) {
    const holders = holdersOf(map, token, options, depth);
    if (holders.length > 0 && lists.bodyNouns.has(lemmaAt(tree, token)))
      return lower(
        holders.map((holder) => inBody(map, holder)),
        0.95,
      );
    // "Israel's warplanes", "an Israeli air strike": what they do is its doing.
    const isOwnArm = lists.ownArms.has(lemmaAt(tree, token));
    if (holders.length > 0) return lower(holders, isOwnArm ? 0.95 : ROLLED_CONFIDENCE);
  }
  return options.buried ? buriedActors(map, token, fits) : [];
}

/** "Petro's government": the state, not its president. */
function inBody({ bodies }: ActorMap, actor: Actor): Actor {
  const body = bodies.get(actor.mention.entity);
  return body === undefined ? actor : { ...actor, mention: { ...actor.mention, ...body, type: 'group' } };
}

/** "many of the rebels": whom the phrase after "of" names. */
function actorsOfPhrase(map: ActorMap, token: number, options: ActorOptions, depth: number): readonly Actor[] {
  for (const of of childrenBy(map.tree, token, 'nmod', 'obl')) {
    if (!prepositionsOf(map.tree, of).includes('of')) continue;
    const meant = actorsAt(map, of, { ...options, buried: false }, depth + 1);
    if (meant.length > 0) return lower(meant, 0.95);
  }
  return [];
}

function lower(actors: readonly Actor[], factor: number): readonly Actor[] {
  return actors.map((actor) => ({ ...actor, confidence: actor.confidence * factor }));
}

/** Whose deed or thing a noun is: "Assad's actions", "the U.S. decision", "an attack by Israel". */
export function holdersOf(map: ActorMap, noun: number, options: ActorOptions = {}, depth = 0): readonly Actor[] {
  const { tree } = map;
  const types = (options.types ?? ['group', 'person', 'place', 'issue']).filter(
    (type) => type === 'group' || type === 'person',
  );
  const inner: ActorOptions = { types, roll: false };
  const slots: readonly (readonly number[])[] = [
    childrenBy(tree, noun, 'nmod:poss'),
    [...childrenBy(tree, noun, 'nmod', 'obl', 'acl')].filter((at) => prepositionsOf(tree, at)[0] === 'by'),
    childrenBy(tree, noun, 'compound', 'amod', 'nmod:desc').filter(
      (at) => map.byHead.has(at) || map.byWord.has(at) || childrenBy(tree, at, 'conj').length > 0,
    ),
    childrenBy(tree, noun, 'nmod').filter((at) => ['of', 'from'].includes(prepositionsOf(tree, at)[0] ?? '')),
    // "a spokesman for X", "an official with X".
    map.lists.voiceNouns.has(lemmaAt(tree, noun))
      ? childrenBy(tree, noun, 'nmod').filter((at) => /^(for|with|at)$/.test(prepositionsOf(tree, at)[0] ?? ''))
      : [],
  ];
  for (const slot of slots) {
    const actors = unique(
      slot.flatMap((at) =>
        actorsAt(map, at, wordAt(tree, at).deprel === 'nmod:poss' ? { ...inner, roll: true } : inner, depth + 1),
      ),
    );
    if (actors.length > 0) return actors;
  }
  return [];
}

function buriedActors(map: ActorMap, token: number, fits: (mention: ResolvedMention) => boolean): readonly Actor[] {
  const inside = subtree(map.tree, token).flatMap((at) => {
    const mention = map.byHead.get(at);
    const path = upward(map.tree, at);
    const isMeant = mention !== undefined && fits(mention) && !path.some((it) => isSetAside(map.tree, it));
    return isMeant ? [{ at, mention, depth: path.indexOf(token) }] : [];
  });
  const [nearest] = inside.sort((a, b) => a.depth - b.depth || a.at - b.at);
  if (nearest === undefined) return [];
  const { mention, at } = nearest;
  return [{ mention, token: at, confidence: mention.how === 'given' ? 0.8 : BURIED_CONFIDENCE }];
}

const JOINER = /^(?:and|or|&|as|well|but|also|both|,|the|an?|its|their|his|her|along|together|with)$/i;
const MAX_GAP = 7;

/**
 * Lists of names that stand side by side: "A, B and C". Parsers are weakest at coordination, and names make it plain on the surface
 * where the input vouches for them: only sentences with declared mentions are read so, on others trees err less. Mention -> all
 * members, itself included.
 */
function findCoordination(
  tree: Tree,
  mentions: readonly ResolvedMention[],
): ReadonlyMap<ResolvedMention, readonly ResolvedMention[]> {
  const lists = new Map<ResolvedMention, readonly ResolvedMention[]>();
  if (!mentions.some(({ how }) => how === 'given')) return lists;
  const outer = mentions.filter((it) => !mentions.some((other) => isWithin(it, other)));
  for (const isPerson of [false, true]) {
    let list: ResolvedMention[] = [];
    for (const mention of outer
      .filter(({ type }) => (type === 'person') === isPerson)
      .sort((a, b) => a.first - b.first)) {
      const last = list.at(-1);
      if (last === undefined || !areJoined(tree, last.last, mention.first)) list = [];
      list.push(mention);
      lists.set(mention, list);
    }
  }
  return lists;
}

const isWithin = (it: ResolvedMention, other: ResolvedMention): boolean =>
  other.first <= it.first && it.last <= other.last && other.last - other.first > it.last - it.first;

/** Whether only words that join lie between two places. */
function areJoined({ words }: Tree, from: number, to: number): boolean {
  return to > from && to - from <= MAX_GAP && words.slice(from, to).every(({ form }) => JOINER.test(form));
}
