import type { Article, Block } from '../corpus/article.ts';
import { assignUpos } from './assign-upos.ts';
import type { Document, Sentence, Token, Word } from './document.ts';
import { lemmatise } from './lemmatise.ts';
import type { Models } from './model/load-models.ts';
import { makeBuffers, type ParseBuffers, parseSentence } from './parse.ts';
import { splitSentences } from './split.ts';
import { decodeTags, wordFacts } from './tag.ts';
import { tokenise } from './tokenise.ts';

/** Reads an article: tokens, sentences, tags, lemmas, trees. A pure function of the article and the models. */
export function analyseArticle(article: Article, models: Models): Document {
  const buffers = makeBuffers(models.parser.labels.length);
  const sentences: Sentence[] = [];
  for (const [blockIndex, block] of article.blocks.entries()) {
    const tokens = tokenise(article.repaired.slice(block.start, block.end));
    for (const { first, last } of splitSentences(tokens, block.kind)) {
      const place = { article, block, blockIndex, index: sentences.length };
      sentences.push(analyseSentence(tokens.slice(first, last), place, { models, buffers }));
    }
  }
  return { article, sentences };
}

type SentencePlace = {
  readonly article: Article;
  readonly block: Block;
  readonly blockIndex: number;
  readonly index: number;
};
type Reader = { readonly models: Models; readonly buffers: ParseBuffers };

function analyseSentence(
  tokens: readonly Token[],
  { article, block, blockIndex, index }: SentencePlace,
  reader: Reader,
): Sentence {
  const analysed = analyseWords(
    tokens.map((token) => token.form),
    reader,
  );
  const words = tokens.map(
    (token, at): Word => ({
      ...token,
      start: article.toSource(block.start + token.start),
      end: article.toSource(block.start + token.end),
      ...(analysed.words[at] as WordAnalysis),
    }),
  );
  const start = words[0]?.start ?? 0;
  return {
    index,
    start,
    end: words.at(-1)?.end ?? start,
    blockIndex,
    blockKind: block.kind,
    words,
    names: [],
    parseConfidence: analysed.confidence,
  };
}

/** What is known of a word beyond its form. */
export type WordAnalysis = Pick<Word, 'index' | 'lemma' | 'upos' | 'xpos' | 'head' | 'deprel'>;

/** Analyses the words of one sentence. */
export function analyseWords(
  forms: readonly string[],
  { models, buffers }: Reader,
): { readonly words: readonly WordAnalysis[]; readonly confidence: number } {
  const { tagger, parser, upos, lemmas } = models;
  const facts = wordFacts(forms, tagger.wordClasses);
  const tags = decodeTags(facts, tagger.weights, tagger.tags.length);
  const parse = parseSentence({ facts, tags }, parser, buffers);
  const xpos = Array.from(tags, (tag) => tagger.tags[tag] as string);
  const labels = Array.from(parse.labels, (label) => parser.labels[label] as string);
  const universal = assignUpos({ forms, xpos, heads: parse.heads, labels }, upos.tags, upos.weights);
  const words = forms.map((form, index) => ({
    index,
    lemma: lemmatise(form, xpos[index] as string, lemmas),
    upos: universal[index] as string,
    xpos: xpos[index] as string,
    head: parse.heads[index] as number,
    deprel: parse.heads[index] === -1 ? 'root' : (labels[index] as string),
  }));
  return { words, confidence: parse.confidence };
}
