import { readFileSync } from 'node:fs';
import { type Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place, Problem } from '../base/errors.ts';

/** A YAML file of the schema, parsed, with the way from a path in it to line and column. */
export type YamlFile = {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  readonly placeOf: (path: readonly (string | number)[]) => Place;
};

/** Aliases beyond this many make a file an alias bomb. */
const MOST_ALIASES = 50;

/** Reads a YAML file; syntax errors, duplicate keys and alias bombs become problems and give no file. */
export function readYamlFile(
  path: string,
  shown: string,
): { readonly file?: YamlFile; readonly problems: readonly Problem[] } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {
      problems: [
        {
          severity: 'error',
          code: 'FILE_UNREADABLE',
          message: 'The file cannot be read.',
          hint: 'Check its rights.',
          place: { file: shown },
        },
      ],
    };
  }
  return parseYaml(text, shown);
}

/** Parses the text of a YAML file. */
export function parseYaml(
  text: string,
  file: string,
): { readonly file?: YamlFile; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problems = document.errors.map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0]);
    return {
      severity: 'error',
      code: 'YAML_INVALID',
      message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'broken YAML',
      hint: 'Mend the YAML.',
      place: { file, line, column: col },
    };
  });
  if (problems.length > 0) return { problems };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { file: { file, text, value, placeOf: (path) => placeOf(document, lines, file, path) }, problems: [] };
  } catch {
    return {
      problems: [
        {
          severity: 'error',
          code: 'YAML_INVALID',
          message: 'The file repeats itself through aliases without end.',
          hint: `At most ${MOST_ALIASES} uses of aliases are read.`,
          place: { file, line: 1, column: 1 },
        },
      ],
    };
  }
}

/** The place of the deepest node that exists along a path. */
function placeOf(
  document: Document.Parsed,
  lines: LineCounter,
  file: string,
  path: readonly (string | number)[],
): Place {
  let node: unknown = document.contents;
  let offset = rangeStart(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(step));
      node = pair?.value;
      offset = rangeStart(pair?.key) ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = rangeStart(node) ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
