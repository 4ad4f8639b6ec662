import { FORMATS } from '../corpus/formats/formats.ts';
import { formatRows, rowFormat } from './format-rows.ts';
import { type CommonOptions, writeData } from './terminal.ts';

/** `--formats`: every kind of file that is read, by which suffixes, what reads it, and whether its size matters. */
export function listFormats(options: CommonOptions): number {
  const rows = FORMATS.map(({ name, suffixes, description, library, streams }) => ({
    format: name,
    suffixes: suffixes.join(' '),
    what: description,
    library: library ?? 'own',
    streams,
  }));
  const columns = ['format', 'suffixes', 'what', 'library', 'streams'];
  writeData(formatRows(columns, rows, rowFormat(options.format)), options);
  return 0;
}
