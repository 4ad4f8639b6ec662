// `npm run bench:gold [-- --details]`: scores the product on the annotated development articles beside the repository.
import { reliabilityTables } from '../src/cli/reliability.ts';
import { differenceLines } from '../src/cli/score-tables.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { extractArticle } from '../src/pipeline.ts';
import { readGold } from '../src/score/read-gold.ts';
import { reliabilityOf } from '../src/score/reliability.ts';
import { scoreFolder } from '../src/score/score-folder.ts';
import { benchTools, sharedPath, skipWithout } from './load-tools.ts';
import { printFigures } from './print-figures.ts';

const goldFolder = sharedPath('gold/dev');
const articles = sharedPath('articles/dev');
skipWithout(goldFolder, articles);
const tools = benchTools();
const { schema } = tools;
const { scored } = await scoreFolder([articles], {
  gold: readGold(goldFolder),
  relations: schema.relations,
  furniture: compileFurniture(schema.lexicon['furniture'] ?? {}),
  extract: (article) => extractArticle(article, tools),
});
if (process.argv.includes('--details')) console.log([...differenceLines(scored)].join(''));
printFigures(scored);
const reliability = reliabilityOf(
  scored.map(({ score }) => score.judged),
  schema.confidence,
);
console.log(`\n${[...reliabilityTables(reliability)].join('').trimEnd()}`);
