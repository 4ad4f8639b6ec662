import { crc32 } from 'node:zlib';

/** Columns of numbers and texts by name, kept in one file that is read whole and used in place. */
export type Column = Uint32Array | Int32Array | Uint16Array | Int8Array | Float64Array;
export type Section = Column | string;

const VERSION = 1;
const ALIGNMENT = 8;

/** The graph file that an index belongs to. */
export type GraphStamp = { readonly sha256: string; readonly bytes: number };

type Place = { readonly name: string; readonly start: number; readonly bytes: number };
type Contents = { readonly graph: GraphStamp; readonly sections: readonly Place[] };

/** Sections as they were written; a view into the file's bytes for numbers. */
export type IndexSections = {
  readonly graph: GraphStamp;
  readonly bytes: (name: string) => Buffer;
};

/**
 * The bytes of an index file: a line with the version and the CRC-32 of all that follows, a line of JSON that says what
 * lies where, then the sections, each at a multiple of 8.
 */
export function* writeSections(graph: GraphStamp, sections: ReadonlyMap<string, Section>): Generator<Uint8Array> {
  const parts: Uint8Array[] = [];
  const places: Place[] = [];
  let end = 0;
  for (const [name, section] of sections) {
    const bytes =
      typeof section === 'string'
        ? Buffer.from(section)
        : new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
    const gap = new Uint8Array((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT);
    places.push({ name, start: end, bytes: bytes.length });
    // The checksum of nothing would be 0 whatever came before.
    for (const part of [bytes, gap]) if (part.length > 0) parts.push(part);
    end += bytes.length + gap.length;
  }
  const contents: Contents = { graph, sections: places };
  const json = JSON.stringify(contents);
  const used = FIRST_LINE_BYTES + Buffer.byteLength(json) + 1;
  const second = Buffer.from(`${json}${' '.repeat((ALIGNMENT - (used % ALIGNMENT)) % ALIGNMENT)}\n`);
  yield Buffer.from(firstLine([second, ...parts].reduce((sum, part) => crc32(part, sum), 0)));
  yield second;
  yield* parts;
}

const firstLine = (checksum: number) => `stancegraph-index ${VERSION} ${checksum.toString(16).padStart(8, '0')}\n`;
const FIRST_LINE_BYTES = firstLine(0).length;

/** Reads an index file; undefined when it is damaged or of another version. */
export function readSections(file: Buffer): IndexSections | undefined {
  const rest = file.subarray(FIRST_LINE_BYTES);
  if (file.toString('latin1', 0, FIRST_LINE_BYTES) !== firstLine(crc32(rest))) return undefined;
  const lineEnd = rest.indexOf('\n');
  const { graph, sections } = JSON.parse(rest.toString('utf8', 0, lineEnd)) as Contents;
  const body = rest.subarray(lineEnd + 1);
  const places = new Map(sections.map((section) => [section.name, section]));
  return {
    graph,
    bytes: (name) => {
      const { start, bytes } = places.get(name) ?? { start: 0, bytes: 0 };
      return body.subarray(start, start + bytes);
    },
  };
}
