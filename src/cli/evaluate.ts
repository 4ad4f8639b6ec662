import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { StancegraphError } from '../base/errors.ts';
import { compareText, ENTITY_TYPES } from '../base/ids.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import { type GoldArticle, type GoldScore, ratios, scoreGold } from '../graph/score-gold.ts';
import { extractArticle } from '../pipeline.ts';
import { reportProblems } from './extract.ts';
import { formatRows, rowFormat } from './format-rows.ts';
import { openTools } from './load-tools.ts';
import { fittedMap, type Reliability, reliabilityOf, reliabilityTables } from './reliability.ts';
import { type CommonOptions, sanitize, writeData } from './terminal.ts';

type EvaluateOptions = CommonOptions & {
  readonly gold: string;
  readonly articles: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly calibrate: boolean;
  readonly minConfidence?: number;
};

const text = z.union([z.string(), z.null()]).transform((value) => value ?? null);
const GOLD = z.object({
  article: z.string(),
  entities: z.array(
    z.object({
      id: z.string(),
      type: z.enum(ENTITY_TYPES),
      name: z.string(),
      surfaces: z.array(z.coerce.string()).default([]),
      acts_for: text.optional().transform((value) => value ?? null),
      core: z.boolean().default(true),
    }),
  ),
  claims: z
    .array(
      z.object({
        source: z.string(),
        relation: z.string(),
        target: z.string(),
        evidence: z.coerce.string().default(''),
        attributed_to: text.optional().transform((value) => value ?? null),
        modality: z.string().default('asserted'),
        core: z.boolean().default(true),
      }),
    )
    .default([]),
});

const PARTS = [
  ['entities', 'entities'],
  ['claims', 'claims'],
  ['stances', 'stances'],
  ['issueClaims', 'claims toward issues'],
] as const;

/** `stancegraph evaluate`: precision, recall and F1 against annotation, summed over articles. */
export async function runEvaluate(_args: readonly string[], options: EvaluateOptions): Promise<number> {
  const tools = openTools(options);
  const furniture = compileFurniture(tools.schema.lexicon['furniture'] ?? {});
  const gold = readGold(options.gold);
  const scores: { readonly article: string; readonly score: GoldScore }[] = [];
  const problems = [];
  for await (const read of readArticles([options.articles], { furniture })) {
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    const annotated = gold.get(read.article.id) ?? gold.get(basename(read.article.source));
    if (annotated !== undefined)
      scores.push({
        article: read.article.id,
        score: scoreGold(extractArticle(read.article, tools), annotated, tools.schema.relations),
      });
  }
  if (scores.length === 0) {
    reportProblems(problems);
    throw new StancegraphError('NOT_FOUND', 'No article has annotation.', {
      hint: 'The field `article` of each annotation file names its article file.',
    });
  }
  const judged = scores.map(({ score }) => score.reliability);
  const map = tools.schema.confidence;
  if (options.calibrate) writeData(fittedMap(judged, map), options);
  else {
    const reliability = reliabilityOf(judged, map);
    const json = () => [`${JSON.stringify(toJson(scores, reliability), null, 2)}\n`];
    writeData(options.json ? json() : report(scores, reliability, options), options);
  }
  return reportProblems(problems);
}

function readGold(folder: string): ReadonlyMap<string, GoldArticle> {
  const found = new Map<string, GoldArticle>();
  let names: readonly string[];
  try {
    names = readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort(compareText);
  } catch (cause) {
    throw new StancegraphError('FILE_UNREADABLE', 'The folder of annotation cannot be read.', {
      place: { file: folder },
      hint: 'Check --gold.',
      cause,
    });
  }
  for (const name of names) {
    const file = join(folder, name);
    let value: unknown;
    try {
      value = parse(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw new StancegraphError('GOLD_INVALID', 'This annotation is no valid YAML.', {
        place: { file },
        hint: 'Mend it.',
        cause,
      });
    }
    const parsed = GOLD.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new StancegraphError(
        'GOLD_INVALID',
        `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}.`,
        { place: { file }, hint: 'See docs/extraction.md for the form.' },
      );
    }
    found.set(parsed.data.article, parsed.data);
  }
  return found;
}

type Scores = readonly { readonly article: string; readonly score: GoldScore }[];

function attributionOf(scores: Scores): { readonly right: number; readonly of: number; readonly share: number | null } {
  const right = scores.reduce((sum, { score }) => sum + score.attribution.right, 0);
  const of = scores.reduce((sum, { score }) => sum + score.attribution.of, 0);
  return { right, of, share: of === 0 ? null : right / of };
}

function toJson(scores: Scores, { steps, calibration }: Reliability): object {
  const figures = (chosen: Scores) => ({
    ...Object.fromEntries(PARTS.map(([key]) => [key, ratios(chosen.map(({ score }) => score[key]))])),
    attribution: attributionOf(chosen),
  });
  return {
    total: figures(scores),
    articles: Object.fromEntries(scores.map((one) => [one.article, figures([one])])),
    reliability: steps,
    calibration,
    differences: scores.flatMap(({ article, score }) =>
      score.differences.map((difference) => ({ article, ...difference })),
    ),
  };
}

function* report(scores: Scores, reliability: Reliability, options: EvaluateOptions): Generator<string> {
  const rows = PARTS.map(([key, name]) => {
    const { precision, recall, f1 } = ratios(scores.map(({ score }) => score[key]));
    return { part: name, precision: precision.toFixed(3), recall: recall.toFixed(3), f1: f1.toFixed(3) };
  });
  const { right, of, share } = attributionOf(scores);
  yield* formatRows(['part', 'precision', 'recall', 'f1'], rows, rowFormat(options.format));
  if (options.format !== undefined && options.format !== 'table') return;
  yield `\nattribution right on matched claims: ${share === null ? '-' : share.toFixed(3)} (${right} of ${of})\n\n`;
  yield* reliabilityTables(reliability);
  if (!options.verbose) return;
  for (const { article, score } of scores) {
    yield `\n${article}\n`;
    for (const { kind, text: what, evidence } of score.differences)
      yield `  ${kind === 'missed' ? 'missed' : 'not in the annotation'}: ${sanitize(what)}\n      “${sanitize(evidence.replace(/\s+/g, ' ').slice(0, 200))}”\n`;
  }
}
