import type { NearClaim } from '../claims/extract-claims.ts';
import { tellClaim, tellVotes, voiceWords } from '../findings/tell-claim.ts';
import type { ArticleRecord, ClaimRecord, ExtractRecord } from '../graph/records.ts';
import type { Reading } from '../pipeline.ts';
import type { Sentence } from '../text/document.ts';
import { formatTree } from '../text/format-tree.ts';
import { markSentence } from './mark-sentence.ts';
import { sanitize } from './terminal.ts';

/** What is told of an article, cut down to the sentences that were asked for. */
export type Explained = {
  readonly reading: Reading;
  readonly records: readonly ExtractRecord[];
  readonly article: ArticleRecord | undefined;
  readonly claims: readonly ClaimRecord[];
  readonly near: readonly Near[];
  readonly sentences: readonly Sentence[];
  readonly names: ReadonlyMap<string, string>;
};

export type Near = Omit<NearClaim, 'claim' | 'instead'> & {
  readonly claim: ClaimRecord;
  readonly instead: ClaimRecord | null;
};

/** Claims that were nearly found are shown down to this sum, and so many of a sentence; JSON has all. */
const LEAST_NEAR = 0.1;
const MOST_NEAR = 5;
const MOST_FRAMES = 4;

export type Look = { readonly isSentence: boolean; readonly trees: boolean; readonly color: boolean };

/** An explained article as text, a block for each sentence. */
export function tellArticle(explained: Explained, look: Look): string {
  const { sentences, article, reading } = explained;
  const title = look.isSentence ? [] : [[article?.id, article?.title].filter((part) => part != null).join(', '), ''];
  const blocks = sentences.flatMap((sentence) => tellSentence(sentence, explained, look));
  const empty = explained.claims.length === 0 ? ['No claims.', ''] : [];
  const lines = [...title, ...blocks, ...empty];
  const marked = new Set(explained.claims.map((claim) => markedLine(claim, look.color)));
  const text = lines.map((line) => (marked.has(line) ? line : sanitize(line))).join('\n');
  return reading.document.sentences.length === 0
    ? 'No sentences.\n'
    : `${text.trimEnd()}\n${look.isSentence ? '' : '\n'}`;
}

/** A sentence with all that was found in it; a line alone where nothing was found or nearly found. */
function tellSentence(sentence: Sentence, explained: Explained, look: Look): readonly string[] {
  const { index, start, end } = sentence;
  const { claims: found, near, reading, sentences } = explained;
  const own = found.filter(({ evidence }) => evidence.sentence === index);
  const close = near
    .filter(({ claim }) => claim.evidence.sentence === index)
    .sort((a, b) => (b.claim.score ?? 0) - (a.claim.score ?? 0));
  const misses = reading.claims.nearMisses.filter((miss) => miss.sentence === index);
  const text = reading.document.article.text.slice(start, end).replace(/\s+/g, ' ');
  const head = `${index + 1}  ${text}`;
  if (own.length + close.length + misses.length === 0 && sentences.length > 1) return [head, ''];
  return [
    head,
    '',
    ...(look.trees ? [...tellTree(sentence), ''] : []),
    ...tellMentions(index, explained),
    ...own.flatMap((claim) => [...tellFound(claim, explained, look.color), '']),
    ...tellNear(close, misses, explained),
  ];
}

function tellTree(sentence: Sentence): readonly string[] {
  return formatTree(sentence)
    .trimEnd()
    .split('\n')
    .map((line) => `   ${line}`);
}

function tellMentions(index: number, { reading, names }: Explained): readonly string[] {
  const { entities } = reading;
  const known = entities.mentions.filter(({ sentence }) => sentence === index);
  const unknown = entities.unresolved.filter(({ sentence }) => sentence === index);
  if (known.length + unknown.length === 0) return [];
  return [
    '   Who and what',
    ...known.map(({ surface, entity, how }) => {
      const name = names.get(entity) ?? '';
      return `     ${oneLine(surface)} = ${name === surface ? '' : `${name}, `}${entity} (${how})`;
    }),
    ...unknown.map(({ surface, reason }) => `     ${oneLine(surface)} = ? ${reason}`),
    '',
  ];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function tellFound(claim: ClaimRecord, explained: Explained, color: boolean): readonly string[] {
  const name = namer(claim, explained);
  return [
    `   ${statement(claim, name)}  confidence ${claim.confidence.toFixed(2)}`,
    markedLine(claim, color),
    ...tellClaim(claim, { name, context: explained.article?.context ?? [] }).map((line) => `     ${line}`),
  ];
}

/** Made safe as it is marked, and coloured since: the one line with escape sequences of ours. */
const markedLine = (claim: ClaimRecord, color: boolean): string => `     ${markSentence(claim, color)}`;

const statement = ({ source, relation, target, modality }: ClaimRecord, name: (id: string) => string): string =>
  `${name(source)} ${relation} ${name(target)}${modality === 'asserted' ? '' : ` (${modality})`}`;

/** Names of entities; what no claim is about has the words of its place instead. */
function namer({ source, target, sourceSpan, targetSpan }: ClaimRecord, { names, reading }: Explained) {
  const { text } = reading.document.article;
  return (id: string): string => {
    const span = id === source ? sourceSpan : id === target ? targetSpan : undefined;
    return names.get(id) ?? (span === undefined ? id : oneLine(text.slice(...span)));
  };
}

type Misses = Reading['claims']['nearMisses'];

function tellNear(close: readonly Near[], misses: Misses, explained: Explained): readonly string[] {
  const shown = close.filter(({ claim, reason }) => reason !== 'short' || (claim.score ?? 0) >= LEAST_NEAR);
  const told = shown.slice(0, MOST_NEAR);
  const rest = close.length - told.length;
  if (close.length + misses.length === 0) return [];
  return [
    '   Nearly found',
    ...told.flatMap((near) => [
      `     ${statement(near.claim, namer(near.claim, explained))}  ${whyNot(near, explained)}`,
      ...tellVotes(near.claim).map((line) => `       ${line}`),
    ]),
    ...(rest === 0 ? [] : [`     and ${rest} more, still weaker; -f json has all`]),
    ...misses
      .slice(0, MOST_FRAMES)
      .map(({ frame, reason }) => `     ${voiceWords(`frame:${frame}`)} stood there, but ${reason}`),
    ...(misses.length <= MOST_FRAMES ? [] : [`     and ${misses.length - MOST_FRAMES} more frames`]),
    '',
  ];
}

function whyNot({ claim, reason, lacks, instead }: Near, explained: Explained): string {
  const score = (claim.score ?? 0).toFixed(2);
  if (reason === 'short') return `together ${score}, ${lacks.toFixed(2)} too little`;
  if (reason === 'veto') return 'taken back by a veto';
  const other = instead === null ? 'something else' : statement(instead, namer(instead, explained));
  return reason === 'finer' ? `together ${score}; told as ${other}` : `together ${score}; ${other} was weightier`;
}
