import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Place, Problem } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { FILE_SHAPES, type FileKind, KNOWN_KEYS } from './yaml-shapes.ts';

/** A checked YAML file; `placeAt` says where in the file a value stands. */
export type CheckedYaml<Value> = {
  readonly value: Value;
  readonly placeAt: (path: readonly PropertyKey[]) => Place;
};

/** Aliases (`*name`) a file may expand to in all: plenty for people, too few for a "billion laughs" bomb. */
const MAX_ALIASES = 100;

/**
 * Parses and checks a YAML file. What is wrong becomes problems with file, line and column;
 * undefined when nothing of the file can be used.
 */
export function readYaml<Kind extends FileKind>(
  text: string,
  file: string,
  kind: Kind,
  problems: Problem[],
): CheckedYaml<z.infer<(typeof FILE_SHAPES)[Kind]>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  for (const error of document.errors)
    problems.push({
      severity: 'error',
      code: 'YAML_INVALID',
      message: `${error.message.replace(/\.?$/, '.')}`,
      place: placeOf(error.pos[0]),
    });
  if (document.errors.length > 0) return undefined;
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const hint = `A file may expand at most ${MAX_ALIASES} aliases; write the values out.`;
    problems.push({ severity: 'error', code: 'YAML_INVALID', message: `${message}.`, hint, place: placeOf(0) });
    return undefined;
  }
  const placeAt = (path: readonly PropertyKey[]) => placeOf(offsetAt(document, path));
  const parsed = FILE_SHAPES[kind].safeParse(raw);
  if (parsed.success) return { value: parsed.data as z.infer<(typeof FILE_SHAPES)[Kind]>, placeAt };
  for (const issue of parsed.error.issues) problems.push(...problemsOf(issue, kind, placeAt));
  return undefined;
}

function problemsOf(
  issue: z.core.$ZodIssue,
  kind: FileKind,
  placeAt: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] {
  if (issue.code !== 'unrecognized_keys') {
    const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
    const message = `${where}${issue.message.replace(/\.?$/, '.')}`;
    return [{ severity: 'error', code: 'SCHEMA_INVALID', message, place: placeAt(issue.path) }];
  }
  return issue.keys.map((key) => {
    const meant = nearest(key, KNOWN_KEYS[kind]);
    return {
      severity: 'error',
      code: 'SCHEMA_INVALID',
      message: `Unknown key "${key}".`,
      ...(meant === undefined ? {} : { hint: `Did you mean "${meant}"?` }),
      place: placeAt([...issue.path, key]),
    };
  });
}

/** Offset of the value at a path, or of its key where a map holds it; of the nearest parent when there is none. */
function offsetAt(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) break;
    if (isSeq(node)) node = node.items[Number(step)];
    else if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
      continue;
    }
    if (isNode(node)) offset = node.range?.[0] ?? offset;
  }
  return offset;
}
