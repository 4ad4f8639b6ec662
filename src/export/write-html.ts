import { createHash } from 'node:crypto';
import { StancegraphError } from '../base/errors.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { sideColor } from './colors.ts';
import { markupText, scriptJson } from './escape.ts';
import type { ExporterOptions } from './exporter.ts';
import type { PageArticle, PageClaim, PageEdge, PageNode, PageRelation } from './html/page-data.ts';
import { PAGE_STYLE, pageBody } from './html/page-markup.ts';
import { layoutView } from './layout-view.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

/**
 * One HTML file that explores the graph, without any network: script, style and data stand in it, and its content
 * security policy allows nothing else. A view without positions is laid out in a circle.
 * @throws StancegraphError INTERNAL when the page's script was not given.
 */
export function* writeHtml(given: ExportView, options: ExporterOptions): Generator<string> {
  const script = options.pageScript;
  if (script === undefined || script === '') {
    throw new StancegraphError('INTERNAL', 'The script of the HTML page is missing.', {
      hint: 'Run npm run build first.',
    });
  }
  const isPlaced = given.nodes.every((node) => node.x !== null);
  const view = isPlaced ? given : layoutView(given, { layout: 'circular' });
  const title = markupText(options.title ?? 'stancegraph');
  // An end tag in a string of the script would end the element; in JavaScript `<\/` means the same.
  const code = script.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hashOf(code)}'; style-src '${hashOf(PAGE_STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'">\n`;
  yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<title>${title}</title>\n`;
  yield `<style>${PAGE_STYLE}</style>\n</head>\n<body>\n${pageBody(title)}`;
  yield '<script type="application/json" id="data">';
  yield* pageData(view, options.title ?? 'stancegraph');
  yield `</script>\n<script>${code}</script>\n</body>\n</html>\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** A `PageData` as JSON, piece by piece. */
function* pageData({ nodes, edges, meta }: ExportView, title: string): Generator<string> {
  const sentences = new Map<string, number>();
  const context: Context = {
    sentences,
    nodes: numbers(nodes.map((node) => node.id)),
    relations: numbers(meta.relations.map((relation) => relation.name)),
    articles: numbers(meta.articles.map((article) => article.id)),
    names: new Map(nodes.map((node) => [node.id, node.label])),
  };
  const relations = meta.relations.map(({ name, polarity, color }): PageRelation => ({ name, polarity, color }));
  const articles = meta.articles.map(
    ({ id, title: heading, date, publisher, url }): PageArticle => ({ id, title: heading, date, publisher, url }),
  );
  yield `{"title":${scriptJson(title)},"relations":${scriptJson(relations)},\n"articles":${scriptJson(articles)},\n"nodes":`;
  yield* jsonList(nodes, pageNode);
  yield ',\n"edges":';
  yield* jsonList(edges, (edge) => pageEdge(edge, context));
  yield ',\n"sentences":';
  yield* jsonList([...sentences.keys()], (sentence) => sentence);
  yield '}';
}

function* jsonList<T>(items: readonly T[], shape: (item: T) => unknown): Generator<string> {
  yield '[';
  for (const [at, item] of items.entries()) yield `${at === 0 ? '\n' : ',\n'}${scriptJson(shape(item))}`;
  yield ']';
}

const numbers = (values: readonly string[]): ReadonlyMap<string, number> =>
  new Map(values.map((value, at) => [value, at]));

function pageNode(node: ViewNode): PageNode {
  const { id, label, type, kind, actsFor, wikidata, mentions, size, color, side, x, y } = node;
  const aliases = node.aliases.slice(0, 30);
  return {
    id,
    label,
    type,
    kind,
    aliases,
    actsFor,
    wikidata,
    mentions,
    size,
    color,
    side,
    sideColor: sideColor(side),
    x: x ?? 0,
    y: y ?? 0,
  };
}

type Context = {
  /** Grows as edges are written. */
  readonly sentences: Map<string, number>;
  readonly nodes: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<string, number>;
  readonly articles: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
};

function pageEdge(edge: ViewEdge, context: Context): PageEdge {
  return {
    id: edge.id,
    source: context.nodes.get(edge.source) ?? -1,
    target: context.nodes.get(edge.target) ?? -1,
    relation: context.relations.get(edge.relation) ?? -1,
    symmetric: edge.symmetric,
    contested: edge.contested && edge.polarity !== 0,
    claims: edge.evidence.map((claim) => pageClaim(claim, context)),
  };
}

function pageClaim(claim: ClaimRecord, { sentences, articles, names }: Context): PageClaim {
  const { start, quote } = claim.evidence;
  const sentence = sentences.get(quote) ?? sentences.size;
  sentences.set(quote, sentence);
  const inside = ([from, to]: readonly [number, number]): readonly [number, number] | null =>
    from >= start && to <= start + quote.length ? [from - start, to - start] : null;
  return {
    article: articles.get(claim.article) ?? -1,
    sentence,
    modality: claim.modality,
    speakers: claim.speakers.map((speaker) => names.get(speaker) ?? speaker),
    marks: [inside(claim.sourceSpan), inside(claim.cueSpan), inside(claim.targetSpan)],
    rule: claim.rule,
  };
}
