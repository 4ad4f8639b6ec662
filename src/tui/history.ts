import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeFileWhole } from '../base/write-file.ts';

const KEPT = 500;

/** Where queries are remembered: below XDG_STATE_HOME, or `.local/state` of the home folder. */
export function historyFile(): string {
  const state = process.env['XDG_STATE_HOME'];
  return join(
    state === undefined || state === '' ? join(homedir(), '.local/state') : state,
    'stancegraph/history.jsonl',
  );
}

/** Queries of earlier runs, oldest first; none where there is no file or it cannot be read. */
export function readHistory(file = historyFile()): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => String(JSON.parse(line)));
  } catch {
    return [];
  }
}

/** Keeps the last queries; a history that cannot be written is no reason to stop. */
export function writeHistory(queries: readonly string[], file = historyFile()): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileWhole(
      file,
      queries.slice(-KEPT).map((query) => `${JSON.stringify(query)}\n`),
    );
  } catch {
    // Nothing is lost but convenience.
  }
}
