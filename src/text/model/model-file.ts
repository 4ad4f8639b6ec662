import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { StancegraphError } from '../../base/errors.ts';

const MAGIC = 'STANCEMD';
/** Version of the model file format. */
export const MODEL_FORMAT_VERSION = 3;
const BYTE_ORDER = 0x01020304;
const PREFIX_BYTES = 16;

export type Section = Int32Array | Uint8Array | Int16Array | Int8Array | Float32Array;
const KINDS = { i32: Int32Array, u8: Uint8Array, i16: Int16Array, i8: Int8Array, f32: Float32Array } as const;
type Kind = keyof typeof KINDS;

/** What a model says of itself. */
export type ModelHeader = {
  readonly task: string;
  readonly trainedOn: readonly string[];
  readonly licence: string;
  /** Figures on the development parts, by name. */
  readonly scores: Readonly<Record<string, number>>;
  /** Class names and other lists. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
};

export type ModelFile = {
  readonly header: ModelHeader;
  readonly sections: Readonly<Record<string, Section>>;
};

/** A model file as read, with the SHA-256 of its arrays. */
export type LoadedModel = ModelFile & { readonly hash: string };

type StoredHeader = ModelHeader & {
  readonly version: number;
  readonly sha256: string;
  readonly sections: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[];
};

/** Encodes a model: magic, byte order mark, header as JSON, then the arrays, each on an 8-byte boundary; little-endian. */
export function encodeModel({ header, sections }: ModelFile): Uint8Array {
  const parts = Object.entries(sections).map(([name, data]) => ({
    name,
    kind: kindOf(data),
    length: data.length,
    data,
  }));
  const payload = Buffer.concat(
    parts.map(({ data }) => padded(Buffer.from(data.buffer, data.byteOffset, data.byteLength))),
  );
  const stored: StoredHeader = {
    ...header,
    version: MODEL_FORMAT_VERSION,
    sha256: createHash('sha256').update(payload).digest('hex'),
    sections: parts.map(({ name, kind, length }) => ({ name, kind, length })),
  };
  const json = padded(Buffer.from(JSON.stringify(stored)), ' ');
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(BYTE_ORDER, 8);
  prefix.writeUInt32LE(json.length, 12);
  return Buffer.concat([prefix, json, payload]);
}

function kindOf(data: Section): Kind {
  if (data instanceof Int32Array) return 'i32';
  if (data instanceof Uint8Array) return 'u8';
  if (data instanceof Int8Array) return 'i8';
  return data instanceof Float32Array ? 'f32' : 'i16';
}

function padded(bytes: Buffer, filler = '\0'): Buffer {
  const missing = (8 - (bytes.length % 8)) % 8;
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing, filler)]);
}

/**
 * Decodes a model file.
 * @throws StancegraphError MODEL_INVALID when it is no model, of another version or byte order, cut short or damaged.
 */
export function decodeModel(bytes: Uint8Array, file: string): LoadedModel {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < PREFIX_BYTES || buffer.toString('latin1', 0, 8) !== MAGIC)
    throw invalid(file, 'This is no model file.');
  if (buffer.readUInt32LE(8) !== BYTE_ORDER) throw invalid(file, 'The model file has another byte order.');
  if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1)
    throw invalid(file, 'This machine is big-endian; model files are little-endian.');
  const headerEnd = PREFIX_BYTES + buffer.readUInt32LE(12);
  if (headerEnd > buffer.length) throw invalid(file, 'The model file is cut short.');
  const header = parseHeader(buffer.toString('utf8', PREFIX_BYTES, headerEnd), file);
  if (header.version !== MODEL_FORMAT_VERSION) {
    throw invalid(
      file,
      `The model file has version ${header.version}; this program reads version ${MODEL_FORMAT_VERSION}.`,
    );
  }
  const payload = buffer.subarray(headerEnd);
  if (createHash('sha256').update(payload).digest('hex') !== header.sha256)
    throw invalid(file, 'The model file is cut short or damaged.');
  return { header, sections: readSections(header, payload), hash: header.sha256 };
}

/**
 * What tells a model file from another: its header, which holds the SHA-256 of all behind it, or all of a file that is
 * no model. The weights are not read.
 */
export function readModelHeader(path: string): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    readSync(handle, prefix, 0, PREFIX_BYTES, 0);
    if (prefix.toString('latin1', 0, 8) !== MAGIC) return readFileSync(path);
    const header = Buffer.alloc(prefix.readUInt32LE(12));
    readSync(handle, header, 0, header.length, PREFIX_BYTES);
    return header;
  } finally {
    closeSync(handle);
  }
}

function parseHeader(text: string, file: string): StoredHeader {
  try {
    return JSON.parse(text) as StoredHeader;
  } catch (cause) {
    throw invalid(file, 'The header of the model file is damaged.', cause);
  }
}

/** The SHA-256 that a model file says its arrays have. */
export function readModelHash(path: string): string {
  return parseHeader(Buffer.from(readModelHeader(path)).toString(), path).sha256;
}

/**
 * Reads a model file.
 * @throws StancegraphError MODEL_INVALID when it is missing or not what it should be.
 */
export function openModel(path: string): LoadedModel {
  return decodeModel(readModel(path), path);
}

function readModel(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw invalid(path, 'The model file is missing.', cause);
  }
}

/** Views on the file as it was read: arrays begin on 8-byte boundaries of it, and so does a file read whole. */
function readSections(header: StoredHeader, payload: Buffer): Readonly<Record<string, Section>> {
  // A small file may lie anywhere in memory that Node shares among buffers.
  const isAligned = payload.byteOffset % 8 === 0 && payload.buffer instanceof ArrayBuffer;
  const { buffer, byteOffset } = isAligned ? (payload as Buffer<ArrayBuffer>) : new Uint8Array(payload);
  const sections: Record<string, Section> = {};
  let offset = byteOffset;
  for (const { name, kind, length } of header.sections) {
    const array = KINDS[kind];
    sections[name] = new array(buffer, offset, length);
    offset += Math.ceil((length * array.BYTES_PER_ELEMENT) / 8) * 8;
  }
  return sections;
}

function invalid(file: string, message: string, cause?: unknown): StancegraphError {
  return new StancegraphError('MODEL_INVALID', message, {
    place: { file },
    hint: 'Install stancegraph again, or train the model with `npm run train`.',
    cause,
  });
}
