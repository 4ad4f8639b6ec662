import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';
import type { Quote } from './finding.ts';

/** Quotes claims of a graph. */
export type Quoter = (claim: ClaimRecord) => Quote;

/** Makes a quoter whose sentences have at most so many characters, save where what decides takes more. */
export function makeQuoter(graph: KnowledgeGraph, characters: number): Quoter {
  const articles = new Map(graph.getAttribute('articles').map((article) => [article.id, article]));
  return (claim) => ({
    claim,
    text: cutAround(claim, characters),
    speakers: claim.speakers.map((id) => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'name') : id)),
    article: articles.get(claim.article),
  });
}

/** Where an article was published: its publisher, else the host of its address; null where neither is known. */
export function outletOf(article: Pick<ArticleRecord, 'publisher' | 'url'> | undefined): string | null {
  if (article?.publisher != null && article.publisher !== '') return article.publisher;
  if (article?.url == null || !URL.canParse(article.url)) return null;
  return new URL(article.url).hostname.replace(/^www\./, '');
}

/** The words of a claim's sentence from before its first span to behind its last, whole words, with what is left out marked. */
function cutAround({ evidence, sourceSpan, cueSpan, targetSpan }: ClaimRecord, characters: number): string {
  const { quote, start } = evidence;
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  if (quote.length <= characters) return flat(quote);
  const inside = [sourceSpan, cueSpan, targetSpan]
    .map(([from, to]) => [from - start, to - start] as const)
    .filter(([from, to]) => from >= 0 && to <= quote.length && from < to);
  const first = Math.min(...inside.map(([from]) => from), quote.length);
  const last = Math.max(...inside.map(([, to]) => to), 0);
  if (first >= last) return `${flat(wholeWords(quote, 0, characters))} ...`;
  const room = Math.max(0, characters - (last - first));
  const from = Math.max(0, Math.min(first - Math.floor(room / 2), quote.length - characters));
  const to = Math.min(quote.length, Math.max(last, from + characters));
  const text = flat(wholeWords(quote, from, to));
  return `${from > 0 ? '... ' : ''}${text}${to < quote.length ? ' ...' : ''}`;
}

/** From the first word that begins at `from` or later to the last that ends at `to`. */
function wholeWords(text: string, from: number, to: number): string {
  const begin = from === 0 ? 0 : text.slice(from - 1).search(/\s|$/) + from;
  const head = text.slice(begin, to);
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(to - 1, to + 1))
    ? head.replace(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+$/u, '')
    : head;
}
