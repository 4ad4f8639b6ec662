/**
 * `npm run bench:cases -- [TSV...] [--all]`: sentences with what must and must not be found in them (columns `sentence`,
 * `must`, `must not`), by default those beside the repository; prints the cases that fail, or all of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { extractArticle } from '../src/pipeline.ts';
import { type Expectation, isMet, readExpectations } from './expectation.ts';
import { benchTools, sharedPath, skipWithout } from './load-tools.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
});
const folder = sharedPath('cases/sentences');
if (positionals.length === 0) skipWithout(folder);
else skipWithout(...positionals);
const files =
  positionals.length > 0
    ? positionals
    : readdirSync(folder)
        .filter((name) => name.endsWith('.tsv'))
        .sort()
        .map((name) => join(folder, name));
const tools = benchTools();
const relations = new Set(tools.schema.relations.keys());
const symmetric = new Set([...tools.schema.relations.values()].flatMap((one) => (one.symmetric ? [one.name] : [])));

for (const file of files) {
  let [passed, of] = [0, 0];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').slice(1).entries()) {
    const [sentence = '', must = '', mustNot = ''] = line.split('\t');
    if (sentence.trim() === '') continue;
    const records = extractArticle(articleFromText(sentence, { id: `case-${index + 1}` }), tools);
    const faults = [
      ...faultsOf(must, false, (expected) => isMet(expected, records, symmetric)),
      ...faultsOf(mustNot, true, (expected) => isMet(expected, records, symmetric)),
    ];
    of += 1;
    if (faults.length === 0) passed += 1;
    if (faults.length > 0 || values.all) console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${sentence}`);
    for (const fault of faults) console.log(`       ${fault}`);
  }
  console.log(`${basename(file)}: ${passed} of ${of} sentences right\n`);
}

function faultsOf(
  cell: string,
  isForbidden: boolean,
  ask: (expected: Expectation) => boolean | undefined,
): readonly string[] {
  return readExpectations(cell, relations).flatMap((expected) => {
    const met = ask(expected);
    if (met === undefined) return [`cannot be checked: ${describe(expected)}`];
    if (met === isForbidden) return [`${isForbidden ? 'must not be found' : 'missing'}: ${describe(expected)}`];
    return [];
  });
}

function describe(expected: Expectation): string {
  switch (expected.kind) {
    case 'claim':
      return `${expected.source ?? '*'} ${expected.relation} ${expected.target ?? '*'} ${expected.modality}`;
    case 'entity':
      return `${expected.types.join(' or ') || 'anything'} called "${expected.name}"`;
    case 'count':
      return `${expected.count} of type ${expected.type}`;
    case 'unreadable':
      return expected.text;
  }
}
