// `npm run bench:entities`: scores people, groups and places on the annotated development articles beside the repository,
// and lists what was missed and what the annotation does not have.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { resolveEntities } from '../src/entities/resolve-entities.ts';
import { findMentions } from '../src/mentions/find-mentions.ts';
import { compileGazetteer } from '../src/mentions/gazetteer.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { analyseArticle } from '../src/text/analyse.ts';
import { loadModels } from '../src/text/model/load-models.ts';

type GoldEntity = {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly surfaces: readonly string[];
  readonly core: boolean;
};
type Gold = { readonly article: string; readonly entities: readonly GoldEntity[] };

const shared = fileURLToPath(new URL('../../shared', import.meta.url));
const goldFolder = `${shared}/gold/dev`;
if (!existsSync(goldFolder)) {
  console.log(`skipped: ${goldFolder} is missing`);
  process.exit(0);
}
const { schema } = loadSchema();
const models = loadModels(fileURLToPath(new URL('../models', import.meta.url)));
const furniture = compileFurniture(schema.lexicon.furniture ?? {});
const compileStart = performance.now();
const gazetteer = compileGazetteer(schema);
const compileMs = performance.now() - compileStart;
const totals = { right: 0, predicted: 0, gold: 0, core: 0, coreFound: 0, parseMs: 0, entityMs: 0 };

for (const file of readdirSync(goldFolder).sort()) {
  const gold = parse(readFileSync(`${goldFolder}/${file}`, 'utf8')) as Gold;
  const article = articleFromText(readFileSync(`${shared}/articles/dev/${gold.article}`, 'utf8'), {
    id: gold.article,
    furniture,
  });
  const start = performance.now();
  const document = analyseArticle(article, models);
  const parsed = performance.now();
  const found = resolveEntities(document, findMentions(document, gazetteer), gazetteer);
  totals.parseMs += parsed - start;
  totals.entityMs += performance.now() - parsed;
  score(gold, found);
}

/** One to one, most shared strings first, as the scoring rules say. */
function score(gold: Gold, found: ReturnType<typeof resolveEntities>): void {
  const wanted = gold.entities.filter((entity) => entity.type !== 'issue');
  const predicted = found.entities.map((entity) => ({
    entity,
    strings: new Set([
      fold(entity.name),
      ...found.mentions
        .filter((mention) => mention.entity === entity.id && mention.how !== 'pronoun')
        .map((mention) => fold(mention.surface)),
    ]),
  }));
  const pairs = wanted
    .flatMap((entity, at) =>
      predicted
        .filter((one) => one.entity.type === entity.type)
        .map((one) => ({
          at,
          id: one.entity.id,
          shared: new Set([entity.name, ...entity.surfaces].map(fold).filter((text) => one.strings.has(text))).size,
        })),
    )
    .filter((pair) => pair.shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const goldDone = new Map<number, string>();
  const foundDone = new Set<string>();
  for (const pair of pairs) {
    if (goldDone.has(pair.at) || foundDone.has(pair.id)) continue;
    goldDone.set(pair.at, pair.id);
    foundDone.add(pair.id);
  }
  console.log(
    `\n== ${gold.article}  ${goldDone.size} right of ${predicted.length} found, ${wanted.length} in the gold`,
  );
  for (const [at, entity] of wanted.entries())
    if (!goldDone.has(at)) console.log(`- ${entity.core ? 'CORE ' : ''}${entity.id} [${entity.surfaces.join(' | ')}]`);
  for (const one of predicted)
    if (!foundDone.has(one.entity.id)) console.log(`+ ${one.entity.id} [${[...one.strings].join(' | ')}]`);
  totals.right += goldDone.size;
  totals.predicted += predicted.length;
  totals.gold += wanted.length;
  totals.core += wanted.filter((entity) => entity.core).length;
  totals.coreFound += wanted.filter((entity, at) => entity.core && goldDone.has(at)).length;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-‐-―]/g, ' ')
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/['’]s?$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const precision = totals.right / totals.predicted;
const recall = totals.coreFound / totals.core;
console.log(
  `\nentities F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}  precision ${precision.toFixed(3)}  recall of core ${recall.toFixed(3)}  recall of all ${(totals.right / totals.gold).toFixed(3)}`,
);
console.log(
  `gazetteer ${compileMs.toFixed(0)} ms; text ${totals.parseMs.toFixed(0)} ms, mentions and entities ${totals.entityMs.toFixed(0)} ms`,
);
