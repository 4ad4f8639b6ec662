import { StancegraphError } from '../base/errors.ts';
import type { ExporterOptions } from '../export/exporter.ts';
import { readPageScript } from '../export/page-script.ts';
import { PICTURES } from '../export/picture-kind.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { oneOf } from './one-of.ts';
import { pickEntity } from './open-graph.ts';
import { type CommonOptions, note } from './terminal.ts';

/** What of `export` concerns the page and the pictures. */
export type PictureChoice = Pick<CommonOptions, 'quiet'> & {
  readonly picture: string;
  readonly ego?: string;
  readonly toward?: string;
  readonly articles: readonly string[];
};

/** The script of the page, and the texts for its reader. */
export async function pageOptions(
  graph: KnowledgeGraph,
  { articles, ...options }: PictureChoice,
): Promise<ExporterOptions> {
  const pageScript = readPageScript();
  if (articles.length === 0) return { pageScript };
  const { readTexts } = await import('./read-texts.ts');
  const known = graph.getAttribute('articles');
  const texts = await readTexts(articles, known);
  note(`The whole text of ${texts.size} of ${known.length} articles is in the page.`, options);
  return { pageScript, texts };
}

/** Which picture, of whom, and its heading. */
export function pictureOptions(graph: KnowledgeGraph, { picture, ego, toward }: PictureChoice): ExporterOptions {
  const kind = oneOf(picture, PICTURES, 'picture');
  const nameOf = (id: string) => graph.getNodeAttribute(id, 'name');
  if (kind === 'stance') {
    if (ego === undefined || toward === undefined)
      throw new StancegraphError('USAGE', 'The picture stance needs two names.', {
        hint: 'Say whose with --ego and on whom with --toward.',
      });
    const pair = [pickEntity(graph, ego), pickEntity(graph, toward)] as const;
    return { picture: kind, pair, title: `${nameOf(pair[0])} on ${nameOf(pair[1])}` };
  }
  const titles = { network: 'Who stands where', matrix: 'Who stands how on whom', sides: 'Sides over time' };
  const title = titles[kind];
  if (ego === undefined) return { picture: kind, title };
  return { picture: kind, hasIssues: true, title: `${title}: around ${nameOf(pickEntity(graph, ego))}` };
}

/** A picture in pixels; what draws it is loaded only here. */
export async function drawPng(svg: Iterable<string>): Promise<Uint8Array> {
  const { writePng } = await import('../export/write-png.ts');
  return writePng([...svg].join(''));
}
