/**
 * `npm run bench:plv -- [TSV] [--json] [--details] [--held-out]`: PLOVER root and quad class of the relation found between a marked
 * source and target, macro-F1. Every fourth line (number modulo 4 is 3) is held out: it is not looked at while frames are
 * written, and scored apart.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reliabilityTables } from '../src/cli/reliability.ts';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import type { ClaimRecord } from '../src/graph/records.ts';
import { extractArticle, makeTools, type Tools } from '../src/pipeline.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { reliabilityOf } from '../src/score/reliability.ts';
import { loadModels } from '../src/text/model/load-models.ts';

type Example = { readonly id: string; readonly marked: string; readonly root: string; readonly quad: string };
type Answer = Example & {
  readonly confidence: number | null;
  readonly guess: string;
  readonly guessQuad: string;
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const path = positionals[0] ?? fileURLToPath(new URL('../../shared/benchmarks/plv/train.tsv', import.meta.url));
if (!existsSync(path)) {
  console.log(`skipped: ${path} is missing`);
  process.exit(0);
}
const { schema } = loadSchema();
const tools = makeTools(schema, loadModels(fileURLToPath(new URL('../models', import.meta.url))));
const examples = readFileSync(path, 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line.trim() !== '')
  .map((line): Example => {
    const [id = '', marked = '', root = '', quad = ''] = line.split('\t');
    return { id, marked, root, quad: quad.trim() };
  });
const answers = examples.map((example) => answer(example, tools));
const isHeldOut = ({ id }: Example) => Number(/\d+$/.exec(id)?.[0] ?? 0) % 4 === 3;
const parts = { all: answers, open: answers.filter((one) => !isHeldOut(one)), heldOut: answers.filter(isHeldOut) };

if (values.json) {
  const figures = Object.entries(parts).map(([name, some]) => [
    name,
    { root: macroF1(some, 'root'), quad: macroF1(some, 'quad'), examples: some.length },
  ]);
  console.log(JSON.stringify(Object.fromEntries(figures)));
} else {
  for (const [name, some] of Object.entries(parts)) {
    console.log(
      `${name.padEnd(8)} root macro-F1 ${macroF1(some, 'root').toFixed(3)}   quad macro-F1 ${macroF1(some, 'quad').toFixed(3)}   (${some.length} sentences)`,
    );
  }
  printTable(parts.all);
  printCalibration(parts.heldOut);
}
if (values.details) {
  for (const one of values['held-out'] ? parts.heldOut : parts.open)
    if (one.guess !== one.root) console.log(`${one.root} -> ${one.guess}\t${one.marked}`);
}

function answer(example: Example, { schema: { relations }, ...rest }: Tools): Answer {
  const { text, source, target } = unmark(example.marked);
  const mention = (span: readonly [number, number], id: string) => ({
    start: span[0],
    end: span[1],
    type: 'group' as const,
    id,
    name: null,
  });
  const article = articleFromText(text, {
    id: example.id,
    mentions: [mention(source, 'group/marked-source'), mention(target, 'group/marked-target')],
  });
  const claims = extractArticle(article, { schema: { ...schema, relations }, ...rest }).filter(
    (record): record is ClaimRecord => record.kind === 'claim',
  );
  const between = claims.filter((claim) => {
    const isSymmetric = relations.get(claim.relation)?.symmetric === true;
    const forward = claim.source === 'group/marked-source' && claim.target === 'group/marked-target';
    const backward = claim.source === 'group/marked-target' && claim.target === 'group/marked-source';
    return (forward || (backward && isSymmetric)) && relations.get(claim.relation)?.plover !== null;
  });
  const best = between.reduce<ClaimRecord | undefined>(
    (top, claim) => (top === undefined || claim.confidence > top.confidence ? claim : top),
    undefined,
  );
  const relation = best === undefined ? undefined : relations.get(best.relation);
  return {
    ...example,
    confidence: best?.confidence ?? null,
    guess: relation?.plover ?? 'NONE',
    guessQuad: String(relation?.quad ?? 'NONE'),
  };
}

function unmark(marked: string): {
  readonly text: string;
  readonly source: readonly [number, number];
  readonly target: readonly [number, number];
} {
  let text = '';
  const spans: Record<string, [number, number]> = { s: [0, 0], t: [0, 0] };
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const tag = /^<(\/?)([st])>$/.exec(part);
    if (tag === null) text += part;
    else {
      const span = spans[tag[2] ?? ''];
      if (span !== undefined) span[tag[1] === '/' ? 1 : 0] = text.length;
    }
  }
  return { text, source: spans['s'] ?? [0, 0], target: spans['t'] ?? [0, 0] };
}

function classScores(
  some: readonly Answer[],
  what: 'root' | 'quad',
): readonly { readonly name: string; readonly precision: number; readonly recall: number; readonly f1: number }[] {
  const guessOf = (one: Answer) => (what === 'root' ? one.guess : one.guessQuad);
  return [...new Set(some.map((one) => one[what]))].sort().map((name) => {
    const right = some.filter((one) => one[what] === name && guessOf(one) === name).length;
    const precision = right / Math.max(1, some.filter((one) => guessOf(one) === name).length);
    const recall = right / Math.max(1, some.filter((one) => one[what] === name).length);
    return {
      name,
      precision,
      recall,
      f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    };
  });
}

function macroF1(some: readonly Answer[], what: 'root' | 'quad'): number {
  const scores = classScores(some, what);
  return scores.reduce((sum, score) => sum + score.f1, 0) / Math.max(1, scores.length);
}

function printTable(some: readonly Answer[]): void {
  console.log('\nroot         precision  recall  f1     taken for');
  for (const { name, precision, recall, f1 } of classScores(some, 'root')) {
    const wrong = new Map<string, number>();
    for (const one of some)
      if (one.root === name && one.guess !== name) wrong.set(one.guess, (wrong.get(one.guess) ?? 0) + 1);
    const list = [...wrong].sort((a, b) => b[1] - a[1]).map(([guess, count]) => `${guess} ${count}`);
    console.log(
      `${name.padEnd(12)} ${precision.toFixed(2)}       ${recall.toFixed(2)}    ${f1.toFixed(2)}   ${list.join(', ')}`,
    );
  }
}

/** How far confidences can be believed on sentences that were not looked at. */
function printCalibration(some: readonly Answer[]): void {
  const judged = some.flatMap(({ confidence, guess, root }) =>
    confidence === null ? [] : [{ confidence, right: guess === root }],
  );
  console.log(`\n${judged.length} answers in what was kept aside`);
  console.log([...reliabilityTables(reliabilityOf([judged], schema.confidence))].join('').trimEnd());
}
