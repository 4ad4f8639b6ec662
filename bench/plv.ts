/**
 * `npm run bench:plv -- [TSV] [--json] [--details] [--held-out]`: PLOVER root and quad class of the relation found between a marked
 * source and target, macro-F1. Every fourth line (number modulo 4 is 3) is held out: it is not looked at while frames are
 * written, and scored apart.
 */
import { parseArgs } from 'node:util';
import { reliabilityTables } from '../src/cli/reliability.ts';
import { scoreClasses } from '../src/score/macro-f1.ts';
import { reliabilityOf } from '../src/score/reliability.ts';
import { benchTools, sharedPath, skipWithout } from './load-tools.ts';
import { type Answer, answerFile, isHeldOut, plvFigures } from './plv-answers.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const path = positionals[0] ?? sharedPath('benchmarks/plv/train.tsv');
skipWithout(path);
const tools = benchTools();
const answers = answerFile(path, tools);
const parts = { all: answers, open: answers.filter((one) => !isHeldOut(one)), heldOut: answers.filter(isHeldOut) };

if (values.json) {
  const figures = Object.entries(parts).map(([name, some]) => [name, { ...plvFigures(some), examples: some.length }]);
  console.log(JSON.stringify(Object.fromEntries(figures)));
} else {
  for (const [name, some] of Object.entries(parts)) {
    const { root, quad } = plvFigures(some);
    console.log(
      `${name.padEnd(8)} root macro-F1 ${root.toFixed(3)}   quad macro-F1 ${quad.toFixed(3)}   (${some.length} sentences)`,
    );
  }
  printTable(parts.all);
  printCalibration(parts.heldOut);
}
if (values.details) {
  for (const one of values['held-out'] ? parts.heldOut : parts.open)
    if (one.guess !== one.root) console.log(`${one.root} -> ${one.guess}\t${one.marked}`);
}

function printTable(some: readonly Answer[]): void {
  console.log('\nroot         precision  recall  f1     taken for');
  for (const { name, precision, recall, f1 } of scoreClasses(some.map(({ root, guess }) => ({ right: root, guess })))) {
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
  console.log([...reliabilityTables(reliabilityOf([judged], tools.schema.confidence))].join('').trimEnd());
}
