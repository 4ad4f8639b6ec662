import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { StancegraphError } from '../base/errors.ts';
import { sanitize } from '../base/sanitize.ts';
import { writeFileWhole } from '../base/write-file.ts';
import { writeOut } from '../base/write-out.ts';

export { sanitize, writeOut };

/** Options that every command shares. */
export type CommonOptions = {
  readonly graph: string;
  readonly schema: readonly string[];
  readonly format?: string;
  readonly output?: string;
  readonly quiet: boolean;
  readonly color: boolean;
};

/** Whether to colour standard output: FORCE_COLOR, then --no-color and NO_COLOR, then whether it is a terminal. */
export function wantsColor(options: Pick<CommonOptions, 'color'>): boolean {
  const forced = process.env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  const refused = process.env['NO_COLOR'];
  if (!options.color || (refused !== undefined && refused !== '')) return false;
  return process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';
}

/**
 * Writes data: to the file named with -o, whole or not at all, else to standard output.
 * @throws StancegraphError USAGE where that file is the graph itself; FILE_UNWRITABLE.
 */
export function writeData(
  chunks: Iterable<string | Uint8Array>,
  options: Pick<CommonOptions, 'output' | 'graph'>,
): void {
  if (options.output !== undefined && options.output !== '-') {
    if (isSameFile(options.output, options.graph))
      throw new StancegraphError('USAGE', `${options.output} is the graph file itself, which this would replace.`, {
        hint: 'Choose another file with -o.',
      });
    writeFileWhole(options.output, chunks);
    return;
  }
  for (const chunk of chunks) writeOut(chunk);
}

/**
 * For commands whose answer has one form only.
 * @throws StancegraphError USAGE where another was asked for.
 */
export function checkSummaryFormat({ format }: Pick<CommonOptions, 'format'>): void {
  if (format === undefined || format === 'table' || format === 'plain') return;
  throw new StancegraphError('USAGE', `There is no summary as "${format}".`, {
    hint: 'Leave --format out, and ask `stancegraph stances` or `query` for data.',
  });
}

function isSameFile(a: string, b: string): boolean {
  const real = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));
  return real(a) === real(b);
}

/** Writes a note to standard error, unless --quiet. */
export function note(text: string, options: Pick<CommonOptions, 'quiet'>): void {
  if (!options.quiet) process.stderr.write(`${text}\n`);
}

/** A line of progress that redraws itself; nothing at all when standard error is no terminal. */
export function makeProgress(options: Pick<CommonOptions, 'quiet'>): { update(text: string): void; done(): void } {
  const isShown = process.stderr.isTTY === true && !options.quiet;
  let lastMs = 0;
  return {
    update(text) {
      const nowMs = performance.now();
      if (!isShown || nowMs - lastMs < 100) return;
      lastMs = nowMs;
      process.stderr.write(`\r\x1b[K${sanitize(text).slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    done() {
      if (isShown && lastMs > 0) process.stderr.write('\r\x1b[K');
    },
  };
}
