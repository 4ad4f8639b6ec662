import type { Document } from '../document.ts';
import type { Encoded } from './encoded.ts';
import { gelu, sigmoid } from './numbers.ts';
import { type ReaderNet, SPAN_WIDTH, TYPE_COUNT, WORD_PARTS } from './reader-net.ts';

/** Widest span in words, as in training. */
const MOST_WIDTH = 16;

/** A span of words in a sentence, `last` exclusive, and how likely it names or describes a thing of each type, 0 to 1. */
export type ScoredSpan = {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** Person, group, place, issue. */
  readonly types: readonly number[];
  /** The largest of `types`. */
  readonly score: number;
};

/**
 * Spans that some type scores at least `least`, in text order, longer ones first.
 * Score: begin of the type times its end, plus what begin, end, width and the words inside say alone.
 * @see Yu, Bohnet, Poesio 2020, Named Entity Recognition as Dependency Parsing
 */
export function scoreSpans(document: Document, encoded: Encoded, net: ReaderNet, least: number): readonly ScoredSpan[] {
  const spans: ScoredSpan[] = [];
  const lowest = Math.log(least / (1 - least));
  const widths = net.numbers.spanWidth;
  for (const { index, words } of document.sentences) {
    const table = wordTable(encoded, encoded.firstWord[index] ?? 0, words.length);
    for (let first = 0; first < words.length; first++) {
      const last = Math.min(words.length, first + MOST_WIDTH);
      for (let end = last - 1; end >= first; end--) {
        const logits = spanLogits(table, widths, first, end);
        if (Math.max(...logits) < lowest) continue;
        const types = logits.map(sigmoid);
        spans.push({ sentence: index, first, last: end + 1, types, score: Math.max(...types) });
      }
    }
  }
  return spans;
}

type WordTable = {
  readonly heads: Float32Array;
  readonly stride: number;
  readonly row: number;
  readonly begins: Float32Array;
  readonly ends: Float32Array;
  /** Sums of what the words up to each say, [words + 1, types]. */
  readonly inside: Float64Array;
};

const BOTH = TYPE_COUNT * SPAN_WIDTH;

function wordTable({ heads, headWidth: stride }: Encoded, row: number, count: number): WordTable {
  const begins = new Float32Array(count * BOTH);
  const ends = new Float32Array(count * BOTH);
  const inside = new Float64Array((count + 1) * TYPE_COUNT);
  for (let word = 0; word < count; word++) {
    const at = (row + word) * stride;
    for (let j = 0; j < BOTH; j++) {
      begins[word * BOTH + j] = gelu(heads[at + WORD_PARTS.begin + j] ?? 0);
      ends[word * BOTH + j] = gelu(heads[at + WORD_PARTS.end + j] ?? 0);
    }
    for (let type = 0; type < TYPE_COUNT; type++) {
      const before = inside[word * TYPE_COUNT + type] ?? 0;
      inside[(word + 1) * TYPE_COUNT + type] = before + (heads[at + WORD_PARTS.inside + type] ?? 0);
    }
  }
  return { heads, stride, row, begins, ends, inside };
}

function spanLogits(table: WordTable, widths: Float32Array, first: number, end: number): number[] {
  const { heads, stride, row, begins, ends, inside } = table;
  const width = end - first + 1;
  const logits: number[] = [];
  for (let type = 0; type < TYPE_COUNT; type++) {
    let product = 0;
    const a = first * BOTH + type * SPAN_WIDTH;
    const b = end * BOTH + type * SPAN_WIDTH;
    for (let j = 0; j < SPAN_WIDTH; j++) product += (begins[a + j] ?? 0) * (ends[b + j] ?? 0);
    const alone =
      (heads[(row + first) * stride + WORD_PARTS.beginAlone + type] ?? 0) +
      (heads[(row + end) * stride + WORD_PARTS.endAlone + type] ?? 0);
    const within = (inside[(end + 1) * TYPE_COUNT + type] ?? 0) - (inside[first * TYPE_COUNT + type] ?? 0);
    logits.push(product / Math.sqrt(SPAN_WIDTH) + alone + within / width + (widths[width * TYPE_COUNT + type] ?? 0));
  }
  return logits;
}
