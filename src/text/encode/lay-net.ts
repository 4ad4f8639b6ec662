import { StancegraphError } from '../../base/errors.ts';
import type { LoadedModel, Section } from '../model/model-file.ts';
import { type Arena, type Dense, layDense, take } from './dense.ts';
import { makeEncodeKernels } from './encode-kernels.ts';
import { attentionScales, type Encoder, type EncoderLayer, makeBuffers, type Norm } from './encoder.ts';
import type { HeadNumbers, Heads, ReaderNet } from './reader-net.ts';
import { pieceVocabulary } from './word-pieces.ts';

/** Heads of attention in the encoder, each of 32 dimensions. */
const HEAD_WIDTH = 32;
/** Layers that stayed as they were pretrained; the shapes of words are added behind them. */
const SHAPES_BEHIND = 2;
const FIRST_BYTES = 72 * 2 ** 20;

/**
 * Lays the learned reader out in memory of its own.
 * @throws StancegraphError MODEL_INVALID when a part is missing.
 */
export function layNet(file: LoadedModel): ReaderNet {
  const parts = partsOf(file);
  const arena: Arena = { memory: new WebAssembly.Memory({ initial: Math.ceil(FIRST_BYTES / 65536) }), next: 16 };
  const dense = (name: string): Dense =>
    layDense(arena, {
      bytes: parts.bytes(`${name}.w`),
      scales: parts.numbers(`${name}.s`),
      bias: parts.numbers(`${name}.b`),
      most: parts.numbers(`${name}.m`)[0] ?? 1,
    });
  const encoder = layEncoder(arena, parts, dense);
  const numbers = Object.fromEntries(HEAD_NUMBERS.map((name) => [name, parts.numbers(name)])) as unknown as HeadNumbers;
  const heads = Object.fromEntries(HEAD_LAYERS.map((name) => [name, dense(name)])) as unknown as Heads;
  const { relations = [], modalities = [], types = [], kinds = [] } = file.header.lists;
  return {
    encoder,
    heads,
    numbers,
    lists: { relations, modalities, types, kinds },
    vocabulary: pieceVocabulary(new TextDecoder().decode(parts.letters('pieces')).split('\n')),
  };
}

const HEAD_LAYERS = [
  'word',
  'mention',
  'unsaidMean',
  'mentionHead',
  'pairProduct',
  'pairQuery',
  'pairContext',
  'pairHidden',
  'pairOut',
] as const;
const HEAD_NUMBERS = [
  'spanWidth',
  'unsaid',
  'pairFar',
  'speakerFar',
  'placeBias',
  'link1.w',
  'link1.b',
  'link2.w',
  'link2.b',
  'linkNew.w',
  'linkNew.b',
] as const;

function layEncoder(arena: Arena, parts: Parts, dense: (name: string) => Dense): Encoder {
  const own = (name: string): number => {
    const data = parts.numbers(name);
    const at = take(arena, data.length * 4);
    new Float32Array(arena.memory.buffer).set(data, at / 4);
    return at;
  };
  const constant = (value: number): number => {
    const at = take(arena, 4);
    new Float32Array(arena.memory.buffer)[at / 4] = value;
    return at;
  };
  const norm = (name: string): Norm => ({ gain: own(`${name}.gain`), bias: own(`${name}.bias`) });
  const width = parts.numbers('norm.gain').length;
  const layers: EncoderLayer[] = [];
  for (let at = 0; parts.has(`L${at}.heads`); at++) {
    const scales = attentionScales(parts.numbers(`L${at}.heads`)[0] ?? 1, HEAD_WIDTH);
    layers.push({
      attend: dense(`L${at}.attend`),
      join: dense(`L${at}.join`),
      joinNorm: norm(`L${at}.joinNorm`),
      up: dense(`L${at}.up`),
      down: dense(`L${at}.down`),
      downNorm: norm(`L${at}.downNorm`),
      headOne: constant(scales.one),
      scoreScale: constant(scales.score),
      valueScale: constant(scales.value),
    });
  }
  const inputNorm = norm('norm');
  const buffers = makeBuffers(arena, width, layers[0]?.up.columns ?? width);
  return {
    kernels: makeEncodeKernels(arena.memory),
    arena,
    width,
    heads: width / HEAD_WIDTH,
    pieces: parts.bytes('words'),
    pieceScales: parts.numbers('words.s'),
    places: parts.numbers('places'),
    inputNorm,
    shapes: parts.numbers('shapes'),
    shapesBehind: SHAPES_BEHIND,
    layers,
    buffers,
  };
}

type Parts = {
  readonly has: (name: string) => boolean;
  readonly bytes: (name: string) => Int8Array;
  readonly numbers: (name: string) => Float32Array;
  readonly letters: (name: string) => Uint8Array;
};

function partsOf({ sections }: LoadedModel): Parts {
  const part = <S extends Section>(name: string, is: (section: Section) => section is S): S => {
    const section = sections[name];
    if (section !== undefined && is(section)) return section;
    throw new StancegraphError('MODEL_INVALID', `The learned reader has no part "${name}".`, {
      hint: 'Install stancegraph again, or train the model with `npm run train`.',
    });
  };
  return {
    has: (name) => sections[name] !== undefined,
    bytes: (name) => part(name, (it) => it instanceof Int8Array),
    numbers: (name) => part(name, (it) => it instanceof Float32Array),
    letters: (name) => part(name, (it) => it instanceof Uint8Array),
  };
}
