import type { Document } from '../document.ts';
import { runDense } from './dense.ts';
import type { Encoded } from './encoded.ts';
import { encodeWindow } from './encoder.ts';
import type { ReaderNet } from './reader-net.ts';
import { piecesOf } from './word-pieces.ts';

/** Word pieces in a window, without its two marks: as in training. */
const WINDOW = 126;

type Window = { ids: number[]; shapes: number[]; words: number[]; places: number[] };

/** Reads a document window by window: whole sentences as far as they fit, so that a sentence sees its neighbours. */
export function encodeDocument(document: Document, net: ReaderNet): Encoded {
  const firstWord: number[] = [];
  let count = 0;
  for (const { words } of document.sentences) {
    firstWord.push(count);
    count += words.length;
  }
  const { width } = net.encoder;
  const headWidth = net.heads.word.columns;
  const encoded = {
    width,
    headWidth,
    states: new Float32Array(count * width),
    heads: new Float32Array(count * headWidth),
    firstWord,
  };
  for (const window of windowsOf(document, net)) encodeInto(encoded, window, net);
  return encoded;
}

function* windowsOf(document: Document, { vocabulary }: ReaderNet): Generator<Window> {
  const empty = (): Window => ({ ids: [vocabulary.begin], shapes: [0], words: [], places: [] });
  const pieces = new Map<string, readonly number[]>();
  let open = empty();
  let word = 0;
  const fits = (more: number): boolean => open.ids.length - 1 + more <= WINDOW;
  const known = (form: string): readonly number[] => {
    const got = pieces.get(form) ?? piecesOf(form, vocabulary);
    pieces.set(form, got);
    return got;
  };
  for (const { words } of document.sentences) {
    const split = words.map(({ form }) => known(form));
    const closed = !fits(split.reduce((sum, it) => sum + it.length, 0));
    if (closed && open.words.length > 0) {
      yield close(open, vocabulary.end);
      open = empty();
    }
    for (const [at, own] of split.entries()) {
      if (!fits(own.length)) {
        yield close(open, vocabulary.end);
        open = empty();
      }
      open.words.push(word++);
      open.places.push(open.ids.length);
      const shape = shapeOf(words[at]?.form ?? '');
      for (const id of own) {
        open.ids.push(id);
        open.shapes.push(shape);
      }
    }
  }
  if (open.words.length > 0) yield close(open, vocabulary.end);
}

function close(window: Window, end: number): Window {
  window.ids.push(end);
  window.shapes.push(0);
  return window;
}

/** How a word is written, which the vocabulary in lower case hides: 1 small, 2 Capital, 3 CAPITALS, 4 mIxed, 5 with digits first, 6 signs. */
export function shapeOf(form: string): number {
  if (/^\p{Nd}/u.test(form)) return 5;
  if (!/[\p{L}\p{N}]/u.test(form)) return 6;
  const small = form.toLowerCase();
  const large = form.toUpperCase();
  if (form === small && form !== large) return 1;
  if (form.length > 1 && form === large && form !== small) return 3;
  const [first = '', ...rest] = form;
  const isLarge = first === first.toUpperCase() && first !== first.toLowerCase();
  const tail = rest.join('');
  const isSmall = tail === tail.toLowerCase() && tail !== tail.toUpperCase();
  return isLarge && (tail === '' || isSmall) ? 2 : 4;
}

function encodeInto(encoded: Encoded, window: Window, net: ReaderNet): void {
  const { encoder, heads } = net;
  const { buffers, width, kernels } = encoder;
  encodeWindow(encoder, window.ids, window.shapes);
  const rows = window.ids.length;
  kernels.shorts(buffers.shorts, buffers.states, rows * width, heads.word.one);
  runDense(kernels, heads.word, { input: buffers.shorts, inputStride: width * 2, rows, output: buffers.wide });
  const numbers = new Float32Array(encoder.arena.memory.buffer);
  for (const [at, word] of window.words.entries()) {
    const row = window.places[at] ?? 0;
    const state = buffers.states / 4 + row * width;
    encoded.states.set(numbers.subarray(state, state + width), word * width);
    const head = buffers.wide / 4 + row * heads.word.columns;
    encoded.heads.set(numbers.subarray(head, head + heads.word.columns), word * encoded.headWidth);
  }
}

/** Output rows of a head for input rows of numbers, copied out. `gelu` maps the inputs first. */
export function runHead(
  { encoder: { kernels, arena, buffers } }: ReaderNet,
  dense: ReaderNet['heads']['word'],
  { input, rows, gelu = false }: { input: Float32Array; rows: number; gelu?: boolean },
): Float32Array {
  const output = new Float32Array(rows * dense.columns);
  const most = Math.floor((buffers.rows * 1024) / Math.max(dense.width, dense.columns));
  for (let first = 0; first < rows; first += most) {
    const count = Math.min(most, rows - first);
    const part = input.subarray(first * dense.width, (first + count) * dense.width);
    new Float32Array(arena.memory.buffer).set(part, buffers.wide / 4);
    const shorten = gelu ? kernels.geluShorts : kernels.shorts;
    shorten(buffers.shorts, buffers.wide, part.length, dense.one);
    runDense(kernels, dense, {
      input: buffers.shorts,
      inputStride: dense.width * 2,
      rows: count,
      output: buffers.wide,
    });
    const numbers = new Float32Array(arena.memory.buffer, buffers.wide, count * dense.columns);
    output.set(numbers, first * dense.columns);
  }
  return output;
}
