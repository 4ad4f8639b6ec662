import type { Problem } from '../base/errors.ts';
import { StancegraphError } from '../base/errors.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import { compileGazetteer } from '../mentions/gazetteer.ts';
import { knownNames } from '../mentions/known-names.ts';
import { analyseArticle } from '../text/analyse.ts';
import { formatConllu } from '../text/format-conllu.ts';
import { formatTree } from '../text/format-tree.ts';
import { loadModels } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import { reportProblems } from './input-options.ts';
import { openSchema } from './load-tools.ts';
import { type CommonOptions, sanitize, writeData } from './terminal.ts';

/** `stancegraph analyse PATH...|-`: CoNLL-U of every article; `-f tree` draws the trees. */
export async function runAnalyse(paths: readonly string[], options: CommonOptions): Promise<number> {
  const format = options.format ?? 'conllu';
  if (format !== 'conllu' && format !== 'tree') {
    throw new StancegraphError('USAGE', `analyse has no format "${format}".`, { hint: 'Choose conllu or tree.' });
  }
  const models = loadModels(modelsFolder());
  const problems: Problem[] = [];
  const kept: string[] = [];
  const schema = await openSchema(options);
  const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
  const known = knownNames(compileGazetteer(schema));
  for await (const read of readArticles(paths, { furniture })) {
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    const document = analyseArticle(read.article, models, known);
    const text =
      format === 'tree'
        ? document.sentences.map((sentence) => `${sanitize(formatTree(sentence))}\n`).join('\n')
        : formatConllu(document);
    if (options.output === undefined) writeData([text], options);
    else kept.push(text);
  }
  if (options.output !== undefined) writeData(kept, options);
  return reportProblems(problems);
}
