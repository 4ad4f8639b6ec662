/**
 * `npm run bench:news -- [ARTICLES_DIR] [--gold DIR] [--records FILE] [--json] [--by WHAT] [--voices LIST] [--without RULE]`:
 * scores the product on annotated news, by default the development part beside the repository.
 *   --records FILE   scores what `stancegraph extract` printed for these articles instead of reading them
 *   --given links    the annotation's mentions are handed in with their entities, so that claims are measured by themselves;
 *   --given spans    without their entities, so that links are
 *   --by WHAT        rule, voice, relation, article, outlet or topic: only this table, in full
 *   --voices LIST, --without RULE   as of `stancegraph evaluate`
 *   --swap-names     again with every state and person under another name of its kind, and how far the figures fall
 *   --details        what was missed and what is not in the annotation
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { groupBy } from '../src/base/group-by.ts';
import { BREAKDOWNS, breakDown, placeTable, type Table } from '../src/cli/break-down.ts';
import { formatRows } from '../src/cli/format-rows.ts';
import { hearingOf } from '../src/cli/hearing-options.ts';
import { reliabilityTables } from '../src/cli/reliability.ts';
import { differenceLines } from '../src/cli/score-tables.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import type { ExtractRecord } from '../src/graph/records.ts';
import { extractArticle, type Tools } from '../src/pipeline.ts';
import { givenMentions } from '../src/score/gold-mentions.ts';
import { readGold } from '../src/score/read-gold.ts';
import { reliabilityOf } from '../src/score/reliability.ts';
import { type ScoredArticle, type ScoringOptions, scoreFolder } from '../src/score/score-folder.ts';
import { sumScores } from '../src/score/sum-scores.ts';
import { benchTools, sharedPath, skipWithout } from './load-tools.ts';
import { printFigures } from './print-figures.ts';
import { stagesJson, stageTables } from './stage-tables.ts';
import { printSwapped, scoreSwapped } from './swap-score.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gold: { type: 'string', default: sharedPath('gold/news/dev') },
    records: { type: 'string' },
    json: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    'swap-names': { type: 'boolean', default: false },
    given: { type: 'string' },
    by: { type: 'string' },
    voices: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
  },
});
const articles = positionals[0] ?? sharedPath('articles/news/dev');
skipWithout(articles, options.gold, ...(options.records === undefined ? [] : [options.records]));

const voices = options.voices === undefined ? {} : { voices: options.voices };
const tools = benchTools((read) => hearingOf({ without: options.without, ...voices }, read));
const { schema } = tools;
const meta = readMeta(join(dirname(articles), 'meta.jsonl'));
const { scored, problems } = await scoreFolder([articles], {
  gold: readGold(options.gold),
  relations: schema.relations,
  furniture: compileFurniture(schema.lexicon['furniture'] ?? {}),
  extract: extractor(options.records, tools),
});
for (const problem of problems) console.error(problem.message);
const reliability = reliabilityOf(
  scored.map(({ score }) => score.judged),
  schema.confidence,
);
if (options['swap-names']) printSwapped(scored, scoreSwapped(scored, tools));
else if (options.json) printJson();
else if (options.by !== undefined) printTable(tableBy(options.by));
else printAll();

/** Reads an article, with the annotation's mentions where asked for, or looks its records up. */
function extractor(file: string | undefined, reading: Tools): ScoringOptions['extract'] {
  const { given } = options;
  const asked = { ...reading, schema: { ...reading.schema, reader: { ...reading.schema.reader, given: true } } };
  if (given !== undefined && given !== 'links' && given !== 'spans') refuse('--given takes links or spans');
  if (file === undefined)
    return (article, gold) => {
      const mentions = given === undefined ? article.mentions : givenMentions(gold, article.text, given === 'links');
      return extractArticle({ ...article, mentions }, asked);
    };
  const lines = readFileSync(file, 'utf8').split('\n');
  const records = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as ExtractRecord);
  const byArticle = groupBy(records, (record) => (record.kind === 'article' ? record.id : record.article));
  return ({ id }) => byArticle.get(id) ?? [];
}

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}

function printAll(): void {
  console.log(`${scored.length} articles of ${articles}\n`);
  printFigures(scored);
  console.log('');
  for (const table of stageTables(scored, tools)) {
    printTable(table);
    console.log('');
  }
  printTable(breakDown(scored, 'voice'));
  console.log('');
  printTable(breakDown(scored, 'rule'), 20);
  console.log(`\n${[...reliabilityTables(reliability)].join('').trimEnd()}`);
  if (options.details) console.log([...differenceLines(scored)].join(''));
}

function printJson(): void {
  const value = {
    articles: scored.length,
    ...sumScores(scored.map(({ score }) => score)),
    stages: stagesJson(scored, tools),
    ...Object.fromEntries(['voice', 'rule', 'relation', 'outlet', 'topic'].map((by) => [by, tableBy(by).rows])),
    reliability: reliability.steps,
  };
  console.log(JSON.stringify(value, null, 2));
}

function printTable({ columns, rows }: Table, most = Number.POSITIVE_INFINITY): void {
  console.log([...formatRows(columns, rows.slice(0, most), 'table')].join('').trimEnd());
  if (rows.length > most) console.log(`... ${rows.length - most} more: --by ${columns[0]}`);
}

function tableBy(by: string): Table {
  if (by === 'outlet') return placeTable('outlet', scored, (one) => aboutOf(one).publisher);
  if (by === 'topic') return placeTable('topic', scored, (one) => aboutOf(one).topic);
  const known = BREAKDOWNS.find((one) => one === by);
  if (known !== undefined) return breakDown(scored, known);
  return refuse(`--by takes outlet, topic, ${BREAKDOWNS.join(', ')}`);
}

/** What `meta.jsonl` in the folder above the articles says of one. */
function aboutOf({ article }: ScoredArticle): { readonly publisher: string; readonly topic: string } {
  const about = meta.get(basename(article.source));
  return { publisher: about?.publisher ?? '(not told)', topic: about?.topic ?? '(not told)' };
}

type About = { readonly file: string; readonly publisher?: string; readonly topic?: string };

function readMeta(file: string): ReadonlyMap<string, About> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n');
  const about = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as About);
  return new Map(about.map((one) => [one.file, one] as const));
}
