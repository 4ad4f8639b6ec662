import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

type Found = { readonly where: string; readonly source: string; readonly flags: string };

/** Every regular expression that the program's sources write out. */
function literals(): readonly Found[] {
  const found: Found[] = [];
  for (const name of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name)) continue;
    const path = join(SRC, name);
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        found.push({ where: `${relative(SRC, path)}:${line + 1}`, source, flags });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/**
 * Patterns that recheck calls quadratic or worse when run anywhere in a long text, with why they do no harm here: what
 * they are run on is short, or was cut to a length before.
 */
const HARMLESS: readonly string[] = [
  // Of a pattern of at most 1,000 characters.
  'query/cypher/compile-expression.ts',
  // Of the last 200 characters before the cursor.
  'query/cypher/complete.ts',
  // Of nine digits.
  'query/cypher/temporal/calendar.ts',
  // Of a treebank, while learning.
  'train/read-names.ts',
];

/** recheck counts steps of an engine of its own, and may be wrong; Node needs seconds for an attack that is one. */
const LONGEST_MS = 300;

function takesLong({ source, flags }: Found, attack: string): boolean {
  const before = process.cpuUsage();
  attack.replace(new RegExp(source, flags), '');
  return process.cpuUsage(before).user / 1000 > LONGEST_MS;
}

test('no regular expression of the program backtracks without end (recheck)', () => {
  const all = literals();
  expect(all.length).toBeGreaterThan(100);
  const harmful = all.flatMap((found) => {
    const { where, source, flags } = found;
    const result = checkSync(source, flags.replace(/[dv]/g, ''), { timeout: 2000, randomSeed: 7 });
    if (result.status !== 'vulnerable' || !takesLong(found, result.attack.string)) return [];
    const type = result.complexity.type;
    if (type !== 'exponential' && HARMLESS.includes(where.split(':')[0] ?? '')) return [];
    return [`${where} ${result.complexity.summary}: /${source}/${flags}`];
  });
  expect(harmful).toEqual([]);
}, 600_000);
