import { existsSync } from 'node:fs';
import { type Problem, StancegraphError } from '../base/errors.ts';
import type { Article } from '../corpus/article.ts';
import { articleFromText } from '../corpus/article-from-text.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import { claimRecord, makeRecords } from '../graph/make-records.ts';
import { readArticle, type Tools } from '../pipeline.ts';
import type { Word } from '../text/document.ts';
import { readOptions, reportProblems } from './input-options.ts';
import { openTools, type ReaderName } from './load-tools.ts';
import { type Explained, type Near, tellArticle } from './tell-explained.ts';
import { type CommonOptions, wantsColor, writeData } from './terminal.ts';

type ExplainOptions = CommonOptions & {
  readonly sentence: readonly number[];
  readonly trees: boolean;
  readonly minConfidence?: number;
  readonly reader?: ReaderName;
};

/**
 * `stancegraph explain SENTENCE|FILE`: the trees that claims are read off, the entities, the claims with every vote on
 * them, and what was nearly found, by how much.
 */
export async function runExplain([what = '']: readonly string[], options: ExplainOptions): Promise<number> {
  const { format = 'plain' } = options;
  if (!['table', 'plain', 'json', 'jsonl'].includes(format))
    throw new StancegraphError('USAGE', `explain has no format "${format}".`, {
      hint: 'Choose plain, json or jsonl.',
    });
  const tools = await openTools(options);
  const isSentence = what !== '-' && !existsSync(what);
  if (isSentence && isFileName(what))
    throw new StancegraphError('FILE_UNREADABLE', `There is no file ${what}.`, {
      hint: 'Check the name. A sentence goes in quotes: explain "Turkey backs Azerbaijan."',
    });
  const problems: Problem[] = [];
  const explained: Explained[] = [];
  for await (const article of articlesOf(what, isSentence, { tools, problems }))
    explained.push(explain(article, tools, options));
  if (format === 'json')
    writeData(
      [`${JSON.stringify(isSentence ? (explained.map(toJson)[0] ?? null) : explained.map(toJson), null, 2)}\n`],
      options,
    );
  else if (format === 'jsonl')
    writeData(
      explained.map((one) => `${JSON.stringify(toJson(one))}\n`),
      options,
    );
  else
    writeData(
      explained.map((one) => tellArticle(one, { isSentence, trees: options.trees, color: wantsColor(options) })),
      options,
    );
  const code = reportProblems(problems);
  refuseSentences(explained, options);
  return code === 0 && explained.every(({ claims }) => claims.length === 0) ? 1 : code;
}

/** One word that ends like the name of a file, or has folders: what no sentence is. */
const isFileName = (what: string): boolean =>
  !/\s/.test(what) && (what.includes('/') || /[^.]\.[a-z][a-z0-9]{1,6}$/.test(what));

/** @throws StancegraphError NOT_FOUND where a sentence is asked for that no article has. */
function refuseSentences(explained: readonly Explained[], { sentence }: Pick<ExplainOptions, 'sentence'>): void {
  const most = explained.reduce((most, { reading }) => Math.max(most, reading.document.sentences.length), 0);
  const [beyond] = sentence.filter((number) => number > most);
  if (beyond === undefined || most === 0) return;
  throw new StancegraphError('NOT_FOUND', `There is no sentence ${beyond}.`, { hint: `The last one is ${most}.` });
}

type Source = { readonly tools: Tools; readonly problems: Problem[] };

async function* articlesOf(what: string, isSentence: boolean, { tools, problems }: Source): AsyncGenerator<Article> {
  if (isSentence) {
    yield articleFromText(what, { id: 'sentence' });
    return;
  }
  const furniture = compileFurniture(tools.schema.lexicon['furniture'] ?? {});
  for await (const read of readArticles([what], { ...readOptions({}), furniture })) {
    if (read.kind === 'article') yield read.article;
    else problems.push(read.problem);
  }
}

function explain(article: Article, tools: Tools, { sentence }: Pick<ExplainOptions, 'sentence'>): Explained {
  const reading = readArticle(article, tools, { explain: true });
  const { document, entities, claims } = reading;
  const { relations } = tools.schema;
  const records = makeRecords(
    {
      document,
      entities: entities.entities,
      mentions: entities.mentions,
      claims: claims.claims,
    },
    relations,
  );
  const isAsked = (index: number): boolean => sentence.length === 0 || sentence.includes(index + 1);
  const near = claims.nearClaims.map(
    (one): Near => ({
      ...one,
      claim: claimRecord(one.claim, document, relations),
      instead: one.instead === null ? null : claimRecord(one.instead, document, relations),
    }),
  );
  const found = records.filter((record) => record.kind === 'claim');
  return {
    reading,
    records,
    article: records.find((record) => record.kind === 'article'),
    claims: found.filter(({ evidence }) => isAsked(evidence.sentence)),
    near: near.filter(({ claim }) => isAsked(claim.evidence.sentence)),
    sentences: document.sentences.filter(({ index }) => isAsked(index)),
    names: new Map(entities.entities.map(({ id, name }) => [String(id), name])),
  };
}

function toJson({ reading, records, near, sentences }: Explained): unknown {
  const { claims, entities } = reading;
  const asked = new Set(sentences.map(({ index }) => index));
  const isAsked = ({ sentence }: { readonly sentence: number }): boolean => asked.has(sentence);
  return {
    records: records.filter((record) => record.kind !== 'claim' || isAsked(record.evidence)),
    nearClaims: near,
    nearMisses: claims.nearMisses.filter(isAsked),
    unresolved: entities.unresolved.filter(isAsked),
    trees: sentences.map((sentence) => ({
      sentence: sentence.index,
      start: sentence.start,
      end: sentence.end,
      words: sentence.words.map((word) => ({
        ...pickWord(word),
      })),
    })),
  };
}

const pickWord = ({ start, end, form, lemma, upos, xpos, head, deprel }: Word) => ({
  start,
  end,
  form,
  lemma,
  upos,
  xpos,
  head,
  deprel,
});
