/**
 * `npm run floors -- [SET...] [--raise]`: measures what floors of quality lie under (corpus, dev-articles, dev-news,
 * plv) and fails where a figure is more than 0.01 under its floor in `tests/gold/floors.yaml`. `--raise` writes the
 * figures that stand above theirs there, and lowers none.
 */
import { parseArgs } from 'node:util';
import { formatRows } from '../src/cli/format-rows.ts';
import { compareFloors, raiseFloors, readFloors, type Standing } from './floors-file.ts';
import { benchTools } from './load-tools.ts';
import { QUALITY_SETS } from './quality-sets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { raise: { type: 'boolean', default: false } },
});
const unknown = positionals.find((name) => !QUALITY_SETS.some((set) => set.name === name));
if (unknown !== undefined) {
  console.error(`There is no set "${unknown}": ${QUALITY_SETS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const tools = benchTools();
const floors = readFloors();
const standings: Standing[] = [];
for (const { name, measure } of QUALITY_SETS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const quality = await measure(tools);
  if (quality === undefined) console.log(`${name}: skipped, what it needs is not beside the repository`);
  else standings.push(...compareFloors(name, quality, floors));
}
const rows = standings.map(({ set, figure, value, floor, isUnder }) => ({
  set,
  figure,
  now: value.toFixed(3),
  floor: floor?.toFixed(3) ?? '-',
  verdict: isUnder ? 'TOO LOW' : '',
}));
console.log([...formatRows(['set', 'figure', 'now', 'floor', 'verdict'], rows, 'table')].join('').trimEnd());
const under = standings.filter((one) => one.isUnder);
if (values.raise) raiseFloors(standings, new Date().toISOString().slice(0, 10));
else if (under.length > 0) {
  console.error(`${under.length} of ${standings.length} figures are more than 0.01 under their floor`);
  process.exit(1);
}
