// How much of the openCypher Technology Compatibility Kit the query engine passes, read-only scenarios.
//   npm run tck                          pass rate by folder
//   npm run tck -- --failures            and each failed scenario with its reason
//   npm run tck -- --features DIR        any folder of .feature files
//   npm run tck -- --json                last line: totals as JSON; rate is passed over all scenarios, skipped ones too
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { groupBy } from '../../src/base/group-by.ts';
import { compareText } from '../../src/base/ids.ts';
import { readFeatures } from './read-features.ts';
import { type Outcome, runScenario } from './run-scenario.ts';

const { values: options } = parseArgs({
  options: {
    features: { type: 'string', default: '../shared/benchmarks/tck/features' },
    json: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
  },
});

const say = (text: string) => process.stdout.write(`${text}\n`);

type Scored = { readonly folder: string; readonly name: string; readonly outcome: Outcome };

function score(scored: readonly Scored[]) {
  const count = (kind: Outcome['kind']) => scored.filter(({ outcome }) => outcome.kind === kind).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  const rate = scored.length === 0 ? 0 : Math.round((passed / scored.length) * 10_000) / 10_000;
  return { passed, failed, skipped, rate };
}

const folder = resolve(options.features);
if (!existsSync(folder)) {
  process.stderr.write(`error: there are no TCK features at ${options.features}; give a folder with --features\n`);
  process.exit(3);
}
const scored = readFeatures(folder).map(
  (scenario): Scored => ({ ...scenario, outcome: runScenario(scenario, folder) }),
);
if (options.failures) {
  for (const { name, outcome } of scored) if (outcome.kind === 'failed') say(`FAILED ${name}\n  ${outcome.reason}`);
}
say('| folder | passed | failed | skipped | rate |');
say('| --- | ---: | ---: | ---: | ---: |');
const row = (name: string, list: readonly Scored[]) => {
  const { passed, failed, skipped, rate } = score(list);
  say(`| ${name} | ${passed} | ${failed} | ${skipped} | ${(100 * rate).toFixed(1)} % |`);
};
for (const [name, list] of [...groupBy(scored, (one) => one.folder)].sort(([a], [b]) => compareText(a, b)))
  row(name, list);
const nonTemporal = scored.filter((one) => !one.folder.includes('temporal'));
row('all without temporal', nonTemporal);
row('all', scored);
const reasons = groupBy(
  scored.flatMap(({ outcome }) => (outcome.kind === 'skipped' ? [outcome.reason] : [])),
  (reason) => reason,
);
for (const [reason, list] of reasons) say(`skipped: ${list.length}, ${reason}`);
if (options.json) say(JSON.stringify({ total: score(scored), nonTemporal: score(nonTemporal) }));
