// `npm run bench:gold [-- --details]`: scores the product on the annotated development articles beside the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { reliabilityOf, reliabilityTables } from '../src/cli/reliability.ts';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { type GoldArticle, ratios, scoreGold } from '../src/graph/score-gold.ts';
import { extractArticle, makeTools } from '../src/pipeline.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { loadModels } from '../src/text/model/load-models.ts';

const shared = fileURLToPath(new URL('../../shared', import.meta.url));
const goldFolder = `${shared}/gold/dev`;
if (!existsSync(goldFolder)) {
  console.log(`skipped: ${goldFolder} is missing`);
  process.exit(0);
}
const { schema, problems } = loadSchema();
for (const problem of problems.filter((it) => it.severity === 'error').slice(0, 5)) console.error(problem.message);
const tools = makeTools(schema, loadModels(fileURLToPath(new URL('../models', import.meta.url))));
const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
const details = process.argv.includes('--details');
const scores = readdirSync(goldFolder)
  .sort()
  .map((file) => {
    const gold = parse(readFileSync(`${goldFolder}/${file}`, 'utf8')) as GoldArticle;
    const text = readFileSync(`${shared}/articles/dev/${gold.article}`, 'utf8');
    const records = extractArticle(articleFromText(text, { id: gold.article, furniture }), tools);
    const score = scoreGold(records, gold, schema.relations);
    if (details) {
      console.log(`\n== ${gold.article}`);
      for (const { kind, text: what, evidence } of score.differences)
        console.log(`${kind === 'missed' ? '-' : '+'} ${what}\n      ${evidence.slice(0, 220)}`);
    }
    return score;
  });

for (const [name, key] of [
  ['entities', 'entities'],
  ['claims, strict', 'claims'],
  ['stances', 'stances'],
  ['claims toward issues', 'issueClaims'],
] as const) {
  const { precision, recall, f1 } = ratios(scores.map((score) => score[key]));
  const each = scores.map((score) => `${score[key].right}/${score[key].predicted}`).join(' ');
  console.log(
    `${name.padEnd(22)} F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}   right/predicted ${each}`,
  );
}
const right = scores.reduce((sum, score) => sum + score.attribution.right, 0);
const of = scores.reduce((sum, score) => sum + score.attribution.of, 0);
console.log(`${'attribution'.padEnd(22)} ${of === 0 ? '-' : (right / of).toFixed(3)} (${right}/${of})`);
const reliability = reliabilityOf(
  scores.map((score) => score.reliability),
  schema.confidence,
);
console.log(`\n${[...reliabilityTables(reliability)].join('').trimEnd()}`);
