import { runHead } from './encode-document.ts';
import type { Encoded } from './encoded.ts';
import { gelu } from './numbers.ts';
import type { MentionTable, NetMention } from './read-mentions.ts';
import {
  KEY_WIDTH,
  MENTION_PARTS,
  MENTION_WIDTH,
  PAIR_HEADS,
  PAIR_PARTS,
  PAIR_WIDTH,
  type ReaderNet,
  VALUE_WIDTH,
  WORD_PARTS,
} from './reader-net.ts';

/** Ordered pairs of mentions that are judged before the same words: rows of a mention table; `from` and `to` are word rows, `to` exclusive. */
export type PairWindow = {
  readonly from: number;
  readonly to: number;
  readonly source: readonly number[];
  readonly target: readonly number[];
};

/** A judged pair: rows into the tables, logits of relations and modalities, and the word that carried it most. */
export type ScoredPair = {
  readonly source: number;
  readonly target: number;
  readonly relations: Float32Array;
  readonly modalities: Float32Array;
  /** What its speaker is looked for by, and the logit that nobody says it; see `score-speakers.ts`. */
  readonly speaker: Float32Array;
  /** Word rows, `cueLast` inclusive. */
  readonly cueFirst: number;
  readonly cueLast: number;
};

/** Judges pairs: source, target, their product, how far apart, and what an attention over the words between and around finds. */
export function scorePairs(
  windows: readonly PairWindow[],
  table: MentionTable,
  encoded: Encoded,
  net: ReaderNet,
): readonly ScoredPair[] {
  const rows = windows.flatMap((window) =>
    window.source.map((source, at) => ({ window, source, target: window.target[at] ?? 0 })),
  );
  const scored: ScoredPair[] = [];
  for (let first = 0; first < rows.length; first += BATCH)
    scored.push(...scoreBatch(rows.slice(first, first + BATCH), table, encoded, net));
  return scored;
}

const BATCH = 2048;
type Row = { readonly window: PairWindow; readonly source: number; readonly target: number };

function scoreBatch(
  rows: readonly Row[],
  table: MentionTable,
  encoded: Encoded,
  net: ReaderNet,
): readonly ScoredPair[] {
  const opened = openPairs(rows, table, net);
  const queries = runHead(net, net.heads.pairQuery, { input: opened, rows: rows.length, gelu: true });
  const context = new Float32Array(rows.length * PAIR_HEADS * VALUE_WIDTH);
  const cues = rows.map((row, at) => lookAround(row, at, { queries, context, table, encoded, net }));
  const seen = runHead(net, net.heads.pairContext, { input: context, rows: rows.length });
  for (let at = 0; at < opened.length; at++) opened[at] = gelu((opened[at] ?? 0) + (seen[at] ?? 0));
  const hidden = runHead(net, net.heads.pairHidden, { input: opened, rows: rows.length });
  for (let at = 0; at < opened.length; at++) hidden[at] = (hidden[at] ?? 0) + (opened[at] ?? 0);
  const out = runHead(net, net.heads.pairOut, { input: hidden, rows: rows.length, gelu: true });
  const stride = net.heads.pairOut.columns;
  return rows.map(({ source, target }, at) => {
    const part = (start: number, width: number) => out.subarray(at * stride + start, at * stride + start + width);
    const [cueFirst, cueLast] = cues[at] ?? [0, 0];
    return {
      source,
      target,
      relations: part(PAIR_PARTS.relation, PAIR_PARTS.modality),
      modalities: part(PAIR_PARTS.modality, PAIR_PARTS.speaker - PAIR_PARTS.modality),
      speaker: part(PAIR_PARTS.speaker, stride - PAIR_PARTS.speaker),
      cueFirst,
      cueLast,
    };
  });
}

function openPairs(rows: readonly Row[], table: MentionTable, net: ReaderNet): Float32Array {
  const { vectors, heads, headWidth, mentions } = table;
  const product = new Float32Array(rows.length * MENTION_WIDTH);
  for (const [at, { source, target }] of rows.entries())
    for (let j = 0; j < MENTION_WIDTH; j++)
      product[at * MENTION_WIDTH + j] =
        (vectors[source * MENTION_WIDTH + j] ?? 0) * (vectors[target * MENTION_WIDTH + j] ?? 0);
  const opened = runHead(net, net.heads.pairProduct, { input: product, rows: rows.length });
  for (const [at, { source, target }] of rows.entries()) {
    const left = source * headWidth + MENTION_PARTS.source;
    const right = target * headWidth + MENTION_PARTS.target;
    const far = pairDistance(mentions[source], mentions[target]) * PAIR_WIDTH;
    for (let j = 0; j < PAIR_WIDTH; j++) {
      const to = at * PAIR_WIDTH + j;
      opened[to] =
        (opened[to] ?? 0) + (heads[left + j] ?? 0) + (heads[right + j] ?? 0) + (net.numbers.pairFar[far + j] ?? 0);
    }
  }
  return opened;
}

const GAPS = [0, 1, 2, 3, 5, 8, 12, 18, 28, 45];

/** 0 where an end is unsaid; 1 to 11 by words between, source first; 12 to 22 target first; 23 nested. */
export function pairDistance(source: NetMention | undefined, target: NetMention | undefined): number {
  if (source === undefined || target === undefined || source.first < 0 || target.first < 0) return 0;
  const forward = target.first > source.first;
  const gap = forward ? target.first - source.last - 1 : source.first - target.last - 1;
  if (gap < 0) return 23;
  const bucket = GAPS.filter((limit) => limit < gap).length;
  return (forward ? 1 : 12) + bucket;
}

type Looking = {
  readonly queries: Float32Array;
  readonly context: Float32Array;
  readonly table: MentionTable;
  readonly encoded: Encoded;
  readonly net: ReaderNet;
};

/** Attention of a pair over its window, written into `context`; the words that the first head, which learned cues, looks at. */
function lookAround({ window, source, target }: Row, at: number, looking: Looking): readonly [number, number] {
  const { context, table, encoded } = looking;
  const { heads, headWidth } = encoded;
  const count = window.to - window.from;
  const places = wordPlaces(window, table.mentions[source] as NetMention, table.mentions[target] as NetMention);
  let cue: readonly [number, number] = [window.from, window.from];
  for (let head = 0; head < PAIR_HEADS; head++) {
    const shares = sharesOf(window, { at, head, places, looking });
    const out = at * PAIR_HEADS * VALUE_WIDTH + head * VALUE_WIDTH;
    for (let word = 0; word < count; word++) {
      const share = shares[word] as number;
      if (share < 1e-4) continue;
      const value = (window.from + word) * headWidth + WORD_PARTS.value + head * VALUE_WIDTH;
      for (let j = 0; j < VALUE_WIDTH; j++)
        context[out + j] = (context[out + j] as number) + share * (heads[value + j] as number);
    }
    if (head === 0) cue = cueOf(shares, window.from);
  }
  return cue;
}

type Head = {
  readonly at: number;
  readonly head: number;
  readonly places: Uint8Array;
  readonly looking: Looking;
};

/** How much one head looks at each word of a window; the shares sum to 1. */
function sharesOf({ from, to }: PairWindow, { at, head, places, looking }: Head): Float64Array {
  const { queries, encoded, net } = looking;
  const { heads, headWidth } = encoded;
  const { placeBias } = net.numbers;
  const query = queries.subarray((at * PAIR_HEADS + head) * KEY_WIDTH, (at * PAIR_HEADS + head + 1) * KEY_WIDTH);
  const shares = new Float64Array(to - from);
  const scale = 1 / Math.sqrt(KEY_WIDTH);
  let most = -Infinity;
  let key = from * headWidth + WORD_PARTS.key + head * KEY_WIDTH;
  for (let word = 0; word < shares.length; word++, key += headWidth) {
    let score = 0;
    for (let j = 0; j < KEY_WIDTH; j++) score += (query[j] as number) * (heads[key + j] as number);
    const share = score * scale + (placeBias[(places[word] as number) * PAIR_HEADS + head] as number);
    shares[word] = share;
    if (share > most) most = share;
  }
  let sum = 0;
  for (let word = 0; word < shares.length; word++) sum += shares[word] = Math.exp((shares[word] as number) - most);
  for (let word = 0; word < shares.length; word++) shares[word] = (shares[word] as number) / sum;
  return shares;
}

/** Where each word of a window stands: 0 before both, 1 in the source, 2 in the target, 3 between, 4 after both; 5 and 6 for 3 and 4 where the target comes first. */
function wordPlaces({ from, to }: PairWindow, source: NetMention, target: NetMention): Uint8Array {
  const places = new Uint8Array(to - from);
  const turned = target.first < source.first ? 2 : 0;
  const fill = (first: number, last: number, place: number): Uint8Array =>
    places.fill(place, Math.max(0, first - from), Math.max(0, last - from));
  fill(Math.min(source.first, target.first), to, 3 + turned);
  fill(Math.max(source.last, target.last) + 1, to, 4 + turned);
  fill(source.first, source.last + 1, 1);
  fill(target.first, target.last + 1, 2);
  return places;
}

/** The word with the largest share, and its neighbours while they have at least a third of it. */
function cueOf(shares: Float64Array, from: number): readonly [number, number] {
  let best = 0;
  for (let word = 1; word < shares.length; word++) if ((shares[word] ?? 0) > (shares[best] ?? 0)) best = word;
  const enough = (shares[best] ?? 0) / 3;
  let first = best;
  let last = best;
  while (first > 0 && (shares[first - 1] ?? 0) >= enough) first--;
  while (last + 1 < shares.length && (shares[last + 1] ?? 0) >= enough) last++;
  return [from + first, from + last];
}
