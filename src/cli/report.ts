import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StancegraphError } from '../base/errors.ts';
import { summarize } from '../findings/summarize.ts';
import { makeReport } from '../report/make-report.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { writeReportHtml } from '../report/write-report-html.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { packageFolder } from '../schema/schema-folder.ts';
import { openGraph } from './open-graph.ts';
import { type CommonOptions, note, writeData } from './terminal.ts';

type ReportOptions = CommonOptions & { readonly title: string };

/** `stancegraph report`: findings, disputes, evidence, method and sources as one Markdown or HTML file. */
export function runReport(_args: readonly string[], options: ReportOptions): number {
  const write = writerFor(options);
  const graph = openGraph(options);
  const { summary: settings, hash } = loadSchema({ overlays: options.schema }).schema;
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  const facts = { title: options.title, version, schemaHash: hash, settings };
  writeData(write(makeReport(graph, summarize(graph, settings), facts)), options);
  if (options.output !== undefined) note(`Wrote ${options.output}.`, options);
  return 0;
}

/** By --format, else by the ending of the file; Markdown where neither tells. */
function writerFor({ format, output }: ReportOptions): typeof writeMarkdown {
  const asked = format ?? (/\.html?$/i.test(output ?? '') ? 'html' : 'markdown');
  if (asked === 'html') return writeReportHtml;
  if (asked === 'markdown' || asked === 'md') return writeMarkdown;
  throw new StancegraphError('USAGE', `There is no report as "${asked}".`, { hint: 'Choose html or markdown.' });
}
