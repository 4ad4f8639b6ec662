import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { extractArticle, type Tools } from '../src/pipeline.ts';
import { readGold } from '../src/score/read-gold.ts';
import { scoreFolder } from '../src/score/score-folder.ts';
import { sumScores } from '../src/score/sum-scores.ts';
import { sharedPath } from './load-tools.ts';
import { answerFile, isHeldOut, plvFigures } from './plv-answers.ts';

/** Figures by name, 0 to 1, higher is better. */
export type Quality = Readonly<Record<string, number>>;

/** Something that quality is measured on; undefined where what it needs is not there. */
export type QualitySet = { readonly name: string; readonly measure: (tools: Tools) => Promise<Quality | undefined> };

const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What floors lie under: the example corpus, and what lies beside the repository where it does. */
export const QUALITY_SETS: readonly QualitySet[] = [
  annotated('corpus', here('corpus'), here('tests/gold/corpus')),
  annotated('dev-articles', sharedPath('articles/dev'), sharedPath('gold/dev')),
  annotated('dev-news', sharedPath('articles/news/dev'), sharedPath('gold/news/dev')),
  { name: 'plv', measure: measurePlv },
];

function annotated(name: string, articles: string, gold: string): QualitySet {
  return {
    name,
    measure: async (tools) =>
      existsSync(articles) && existsSync(gold) ? measureFolder(articles, gold, tools) : undefined,
  };
}

/** The figures of annotated articles. */
export async function measureFolder(articles: string, gold: string, tools: Tools): Promise<Quality> {
  const { schema } = tools;
  const { scored } = await scoreFolder([articles], {
    gold: readGold(gold),
    relations: schema.relations,
    furniture: compileFurniture(schema.lexicon['furniture'] ?? {}),
    extract: (article) => extractArticle(article, tools),
  });
  const figures = sumScores(scored.map(({ score }) => score));
  return {
    entities: figures.entities.f1,
    issues: figures.issues.f1,
    claims: figures.claims.f1,
    'claims, precision': figures.claims.precision,
    stances: figures.stances.f1,
    'stances, precision': figures.stances.precision,
    'claims toward issues': figures.issueClaims.f1,
    speakers: figures.attribution.share ?? 0,
    '1 - calibration error': 1 - figures.calibration.error,
  };
}

async function measurePlv(tools: Tools): Promise<Quality | undefined> {
  const path = sharedPath('benchmarks/plv/train.tsv');
  if (!existsSync(path)) return undefined;
  const answers = answerFile(path, tools);
  const [all, aside] = [plvFigures(answers), plvFigures(answers.filter(isHeldOut))];
  return { root: all.root, quad: all.quad, 'root, kept aside': aside.root, 'quad, kept aside': aside.quad };
}
