import type { Article, Block } from '../corpus/article.ts';
import { datelineLength } from './dateline.ts';
import type { Document, Sentence, Token, Word } from './document.ts';
import { lemmatise } from './lemmatise.ts';
import type { Models } from './model/load-models.ts';
import { findNames } from './names/find-names.ts';
import { type KnownNames, NOTHING_KNOWN } from './names/known-names.ts';
import type { Reading } from './net/read-words.ts';
import { readSentence } from './read-apart.ts';
import { splitSentences, type TokenRange } from './split.ts';
import { tokenise } from './tokenise.ts';
import { trueCase } from './true-case.ts';

/**
 * Reads an article: tokens, sentences, tags, lemmas, trees, names. A pure function of its arguments.
 * @param known what lists say of words, for the names
 */
export function analyseArticle(article: Article, models: Models, known: KnownNames = NOTHING_KNOWN): Document {
  const sentences: Sentence[] = [];
  for (const [blockIndex, block] of article.blocks.entries()) {
    const tokens = tokenise(article.repaired.slice(block.start, block.end));
    for (const { first, last } of splitSentences(tokens, models.splitter).flatMap(inPieces)) {
      const place = { article, block, blockIndex, index: sentences.length, known };
      sentences.push(analyseSentence(tokens.slice(first, last), place, models));
    }
  }
  return { article, sentences };
}

/** Nobody writes longer sentences; in tables and lists without an end, later stages would compare all words with all. */
const LONGEST_SENTENCE = 1000;

function inPieces({ first, last }: TokenRange): readonly TokenRange[] {
  if (last - first <= LONGEST_SENTENCE) return [{ first, last }];
  return Array.from({ length: Math.ceil((last - first) / LONGEST_SENTENCE) }, (_, at) => ({
    first: first + at * LONGEST_SENTENCE,
    last: Math.min(last, first + (at + 1) * LONGEST_SENTENCE),
  }));
}

type SentencePlace = {
  readonly article: Article;
  readonly block: Block;
  readonly blockIndex: number;
  readonly index: number;
  readonly known: KnownNames;
};

function analyseSentence(
  tokens: readonly Token[],
  { article, block, blockIndex, index, known }: SentencePlace,
  { reader, lemmas, common, names: model }: Models,
): Sentence {
  const written = tokens.map((token) => token.form);
  const forms = trueCase(written, { common, known });
  const reading = readSentence(datelineLength(tokens), forms, reader);
  const source = { reading, reader, lemmas };
  const words = tokens.map((token, at): Word => {
    const start = article.toSource(block.start + token.start);
    const end = article.toSource(block.start + token.end);
    const { form, spaceAfter, multiwordLength } = token;
    const analysis = analysisOf(form, at, source);
    // Written out, since spreading objects took a tenth of all time.
    const { lemma, upos, xpos, head, deprel } = analysis;
    const word = { form, spaceAfter, start, end, index: at, lemma, upos, xpos, head, deprel };
    return multiwordLength === undefined ? word : { ...word, multiwordLength };
  });
  const start = words[0]?.start ?? 0;
  let names: Sentence['names'] | undefined;
  return {
    index,
    start,
    end: words.at(-1)?.end ?? start,
    blockIndex,
    blockKind: block.kind,
    words,
    parseConfidence: reading.confidence,
    /** Found when first asked for: the later stages ask of few sentences. */
    get names() {
      names ??= findNames(forms === written ? words : withForms(words, forms), model, known);
      return names;
    },
  };
}

const withForms = (words: readonly Word[], forms: readonly string[]): readonly Word[] =>
  words.map((word, at) => ({ ...word, form: forms[at] as string }));

/** What is known of a word beyond its form. */
export type WordAnalysis = Pick<Word, 'index' | 'lemma' | 'upos' | 'xpos' | 'head' | 'deprel'>;

const NO_WORDS: ReadonlySet<string> = new Set();

/** Analyses the words of one sentence. */
export function analyseWords(
  forms: readonly string[],
  { reader, lemmas, common = NO_WORDS }: Pick<Models, 'reader' | 'lemmas'> & Partial<Pick<Models, 'common'>>,
): { readonly words: readonly WordAnalysis[]; readonly confidence: number } {
  const reading = readSentence(0, trueCase(forms, { common, known: NOTHING_KNOWN }), reader);
  const words = forms.map((form, at) => analysisOf(form, at, { reading, reader, lemmas }));
  return { words, confidence: reading.confidence };
}

type Source = Pick<Models, 'reader' | 'lemmas'> & { readonly reading: Reading };

function analysisOf(form: string, index: number, { reading, reader, lemmas }: Source): WordAnalysis {
  const xpos = reader.xpos[reading.xpos[index] as number] as string;
  const head = reading.heads[index] as number;
  return {
    index,
    lemma: lemmatise(form, xpos, lemmas),
    upos: reader.upos[reading.upos[index] as number] as string,
    xpos,
    head,
    deprel: head === -1 ? 'root' : (reader.labels[reading.labels[index] as number] as string),
  };
}
