import type { Article, Block } from '../corpus/article.ts';
import { datelineLength } from './dateline.ts';
import type { Document, Sentence, Token, Word } from './document.ts';
import { innerSaying } from './inner-saying.ts';
import { lemmatise } from './lemmatise.ts';
import type { Models } from './model/load-models.ts';
import { findNames } from './names/find-names.ts';
import { type KnownNames, NOTHING_KNOWN } from './names/known-names.ts';
import { type Reader, type Reading, readWords } from './net/read-words.ts';
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
  const reading = readBehind(datelineLength(tokens), forms, reader);
  const words = tokens.map((token, at): Word => {
    const start = article.toSource(block.start + token.start);
    const end = article.toSource(block.start + token.end);
    const { form, spaceAfter, multiwordLength } = token;
    const analysis = analysisOf(form, at, { reading, reader, lemmas });
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

/** Reads a dateline and the sentence behind it one by one; the dateline hangs on the sentence. */
function readBehind(lead: number, forms: readonly string[], reader: Reader): Reading {
  if (lead === 0) return readAround(forms, reader);
  const [dateline, main] = [readWords(forms.slice(0, lead), reader), readAround(forms.slice(lead), reader)];
  const root = lead + main.heads.indexOf(-1);
  const joined = (before: Int32Array, after: Int32Array) => Int32Array.from([...before, ...after]);
  const parataxis = reader.labels.indexOf('parataxis');
  return {
    xpos: joined(dateline.xpos, main.xpos),
    upos: joined(dateline.upos, main.upos),
    heads: joined(
      dateline.heads.map((head) => (head < 0 ? root : head)),
      main.heads.map((head) => (head < 0 ? head : head + lead)),
    ),
    labels: joined(
      dateline.labels.map((label, at) => ((dateline.heads[at] as number) < 0 ? parataxis : label)),
      main.labels,
    ),
    confidence: main.confidence,
  };
}

/** Reads "a militia that [Washington says] is armed" without what is said in between, and that alone. */
function readAround(forms: readonly string[], reader: Reader): Reading {
  const inner = innerSaying(forms);
  if (inner === undefined) return readWords(forms, reader);
  const { pronoun, first, last } = inner;
  const outer = readAround([...forms.slice(0, first), ...forms.slice(last)], reader);
  const saying = readWords(forms.slice(first, last), reader);
  const clause = outer.heads[pronoun] as number;
  const [relative, complement] = [reader.labels.indexOf('acl:relcl'), reader.labels.indexOf('ccomp')];
  const isRelative = clause > pronoun && outer.labels[clause] === relative;
  if (!isRelative || saying.heads.at(-1) !== -1) return readWords(forms, reader);
  const joined = (around: Int32Array, inside: Int32Array) =>
    Int32Array.from([...around.subarray(0, first), ...inside, ...around.subarray(first)]);
  const moved = (head: number) => (head < first ? head : head + last - first);
  const heads = joined(
    outer.heads.map(moved),
    saying.heads.map((head) => (head < 0 ? moved(outer.heads[clause] as number) : head + first)),
  );
  const labels = joined(outer.labels, saying.labels);
  heads[moved(clause)] = last - 1;
  labels[last - 1] = relative;
  labels[moved(clause)] = complement;
  return {
    xpos: joined(outer.xpos, saying.xpos),
    upos: joined(outer.upos, saying.upos),
    heads,
    labels,
    confidence: outer.confidence,
  };
}

/** What is known of a word beyond its form. */
export type WordAnalysis = Pick<Word, 'index' | 'lemma' | 'upos' | 'xpos' | 'head' | 'deprel'>;

const NO_WORDS: ReadonlySet<string> = new Set();

/** Analyses the words of one sentence. */
export function analyseWords(
  forms: readonly string[],
  { reader, lemmas, common = NO_WORDS }: Pick<Models, 'reader' | 'lemmas'> & Partial<Pick<Models, 'common'>>,
): { readonly words: readonly WordAnalysis[]; readonly confidence: number } {
  const reading = readAround(trueCase(forms, { common, known: NOTHING_KNOWN }), reader);
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
