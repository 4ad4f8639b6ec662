import { isDoubtful } from '../../findings/is-told.ts';
import type { ArticleRecord, ClaimRecord } from '../../graph/records.ts';
import type { ExportView, ViewEdge, ViewNode } from '../view.ts';
import type { PictureArticle, PictureClaim, PictureData, PictureEdge, PictureNode } from './picture-data.ts';

/** An article's whole text and where entities are named in it: from, to, entity id. */
export type ArticleText = {
  readonly text: string;
  readonly mentions: readonly (readonly [number, number, string])[] | null;
};

export type PictureOptions = {
  readonly title: string;
  /** Texts by article id; only those that are known. */
  readonly texts?: ReadonlyMap<string, ArticleText>;
};

/** A view as pictures and the page take it. */
export function makePictureData({ nodes, edges, meta }: ExportView, options: PictureOptions): PictureData {
  const sentences = new Map<string, number>();
  const numbers = (values: readonly string[]) => new Map(values.map((value, at) => [value, at]));
  const context: Context = {
    sentences,
    texts: options.texts ?? new Map(),
    nodes: numbers(nodes.map((node) => node.id)),
    relations: numbers(meta.relations.map((relation) => relation.name)),
    articles: numbers(meta.articles.map((article) => article.id)),
    names: new Map(nodes.map((node) => [node.id, node.label])),
  };
  const shownEdges = edges.map((edge) => pictureEdge(edge, context));
  return {
    title: options.title,
    relations: meta.relations.map(({ name, polarity }) => ({ name, polarity })),
    articles: meta.articles.map((article) => pictureArticle(article, context)),
    sentences: [...sentences.keys()],
    nodes: nodes.map((node) => pictureNode(node, context)),
    edges: shownEdges,
  };
}

type Numbers = ReadonlyMap<string, number>;

type Context = {
  /** Grows as edges and articles are written. */
  readonly sentences: Map<string, number>;
  readonly texts: ReadonlyMap<string, ArticleText>;
  readonly nodes: Numbers;
  readonly relations: Numbers;
  readonly articles: Numbers;
  readonly names: ReadonlyMap<string, string>;
};

function sentenceNumber(text: string, { sentences }: Context): number {
  const number = sentences.get(text) ?? sentences.size;
  sentences.set(text, number);
  return number;
}

function pictureArticle(article: ArticleRecord, context: Context): PictureArticle {
  const { id, title, date, publisher, url } = article;
  const given = context.texts.get(id);
  const mentions = given?.mentions?.flatMap(([from, to, entity]) => {
    const node = context.nodes.get(entity);
    return node === undefined ? [] : [[from, to, node] as const];
  });
  const passages = given === undefined ? article.context : [];
  return {
    id,
    title,
    date,
    publisher,
    url,
    text: given?.text ?? null,
    mentions: mentions ?? null,
    passages: passages.map(([, start, , text]) => [start, sentenceNumber(text, context)] as const),
  };
}

const MOST_ALIASES = 30;

function pictureNode(node: ViewNode, { articles }: Context): PictureNode {
  const { id, label, type, kind, actsFor, wikidata, mentions, side, x, y } = node;
  return {
    id,
    label,
    type,
    kind,
    aliases: node.aliases.slice(0, MOST_ALIASES),
    actsFor,
    wikidata,
    mentions,
    articles: node.articles.flatMap((article) => articles.get(article) ?? []),
    side,
    x: x ?? 0,
    y: y ?? 0,
  };
}

function pictureEdge(edge: ViewEdge, context: Context): PictureEdge {
  return {
    id: edge.id,
    source: context.nodes.get(edge.source) ?? -1,
    target: context.nodes.get(edge.target) ?? -1,
    relation: context.relations.get(edge.relation) ?? -1,
    symmetric: edge.symmetric,
    claims: edge.evidence.map((claim) => pictureClaim(claim, context)),
  };
}

function pictureClaim(claim: ClaimRecord, context: Context): PictureClaim {
  const { start, quote } = claim.evidence;
  const inside = ([from, to]: readonly [number, number]): readonly [number, number] | null =>
    from >= start && to <= start + quote.length ? [from - start, to - start] : null;
  return {
    article: context.articles.get(claim.article) ?? -1,
    sentence: sentenceNumber(quote, context),
    start,
    modality: claim.modality,
    speakers: claim.speakers.map((speaker) => context.names.get(speaker) ?? speaker),
    marks: [inside(claim.sourceSpan), inside(claim.cueSpan), inside(claim.targetSpan)],
    confidence: Math.round(claim.confidence * 100) / 100,
    rule: claim.rule,
    ...(isDoubtful(claim) ? { isDoubtful: true as const } : {}),
  };
}
