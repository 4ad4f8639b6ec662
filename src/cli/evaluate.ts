import { StancegraphError } from '../base/errors.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { extractArticle, makeTools } from '../pipeline.ts';
import { readGold } from '../score/read-gold.ts';
import { type Reliability, reliabilityOf } from '../score/reliability.ts';
import { type ScoredArticle, scoreFolder } from '../score/score-folder.ts';
import { sumScores } from '../score/sum-scores.ts';
import { loadModels } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import { type Breakdown, breakDown } from './break-down.ts';
import { formatRows, rowFormat } from './format-rows.ts';
import { type HearingOptions, hearingOf } from './hearing-options.ts';
import { reportProblems } from './input-options.ts';
import { openSchema } from './load-tools.ts';
import { fittedMap, reliabilityTables } from './reliability.ts';
import { differenceLines, figuresJson, figureTable } from './score-tables.ts';
import { type CommonOptions, writeData } from './terminal.ts';

type EvaluateOptions = CommonOptions &
  HearingOptions & {
    readonly gold: string;
    readonly articles: string;
    readonly json: boolean;
    readonly verbose: boolean;
    readonly calibrate: boolean;
    readonly by?: Breakdown;
    readonly minConfidence?: number;
  };

/** `stancegraph evaluate`: precision, recall and F1 against annotation, summed over articles. */
export async function runEvaluate(_args: readonly string[], options: EvaluateOptions): Promise<number> {
  const schema = await openSchema(options);
  const hearing = hearingOf(options, schema);
  const threshold = options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence };
  const tools = makeTools(schema, loadModels(modelsFolder()), { ...threshold, hearing });
  const { scored, problems } = await scoreFolder([options.articles], {
    gold: readGold(options.gold),
    relations: schema.relations,
    furniture: compileFurniture(schema.lexicon['furniture'] ?? {}),
    extract: (article) => extractArticle(article, tools),
  });
  if (scored.length === 0) {
    reportProblems(problems);
    throw new StancegraphError('NOT_FOUND', 'No article has annotation.', {
      hint: 'The field `article` of each annotation file names its article file.',
    });
  }
  const judged = scored.map(({ score }) => score.judged);
  const map = schema.confidence;
  if (options.calibrate) writeData(fittedMap(judged, map), options);
  else {
    const reliability = reliabilityOf(judged, map);
    writeData(options.json ? asJson(scored, reliability) : report(scored, reliability, options), options);
  }
  return reportProblems(problems);
}

function* asJson(scored: readonly ScoredArticle[], { steps, calibration }: Reliability): Generator<string> {
  const value = {
    total: figuresJson(sumScores(scored.map(({ score }) => score))),
    articles: Object.fromEntries(scored.map(({ article, score }) => [article.id, figuresJson(sumScores([score]))])),
    rules: breakDown(scored, 'rule').rows,
    relations: breakDown(scored, 'relation').rows,
    reliability: steps,
    calibration,
    differences: scored.flatMap(({ article, score }) =>
      score.differences.map((difference) => ({ article: article.id, ...difference })),
    ),
  };
  yield `${JSON.stringify(value, null, 2)}\n`;
}

function* report(
  scored: readonly ScoredArticle[],
  reliability: Reliability,
  options: EvaluateOptions,
): Generator<string> {
  const format = rowFormat(options.format);
  if (options.by !== undefined) {
    const { columns, rows } = breakDown(scored, options.by);
    yield* formatRows(columns, rows, format);
    return;
  }
  const figures = sumScores(scored.map(({ score }) => score));
  yield* figureTable(figures, format);
  if (format !== 'table') return;
  const { share, right, of } = figures.attribution;
  yield `\nattribution right on matched claims: ${share === null ? '-' : share.toFixed(3)} (${right} of ${of})\n\n`;
  yield* reliabilityTables(reliability);
  if (options.verbose) yield* differenceLines(scored);
}
