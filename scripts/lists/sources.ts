import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Clones of the repositories that the lists are made from; see docs/data-sources.md. */
export type Sources = {
  /** Text of a file at a revision of a clone. */
  readonly read: (repository: string, path: string, revision?: string) => string;
  /** Revisions of a file's branch on the first of February of each year from `from` on, oldest first. */
  readonly yearly: (repository: string, from: number) => readonly string[];
  /** Bytes of a file, where it is not text. */
  readonly readBytes: (repository: string, path: string) => Buffer;
  /** The last revision before a day. */
  readonly before: (repository: string, day: string) => string;
  /** Paths of all files at a revision. */
  readonly list: (repository: string, revision: string) => readonly string[];
  /** The clones that are there of an owner, as `OWNER/NAME`. */
  readonly clonesOf: (owner: string) => readonly string[];
};

/** Opens a folder with one clone for each repository, called by its owner and name: `unitedstates/congress-legislators`. */
export function openSources(folder: string): Sources {
  const git = (repository: string, ...args: string[]): string =>
    execFileSync('git', ['-C', join(folder, repository), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return {
    read: (repository, path, revision = 'HEAD') => git(repository, 'show', `${revision}:${path}`),
    readBytes: (repository, path) =>
      execFileSync('git', ['-C', join(folder, repository), 'show', `HEAD:${path}`], { maxBuffer: 1 << 28 }),
    before: (repository, day) => git(repository, 'rev-list', '-1', `--before=${day}`, 'HEAD').trim(),
    list: (repository, revision) => git(repository, 'ls-tree', '-r', '--name-only', revision).trim().split('\n'),
    clonesOf: (owner) =>
      existsSync(join(folder, owner))
        ? readdirSync(join(folder, owner))
            .sort()
            .map((name) => `${owner}/${name}`)
        : [],
    yearly: (repository, from) => {
      const last = Number(git(repository, 'log', '-1', '--format=%cs').slice(0, 4));
      const years = Array.from({ length: last - from + 1 }, (_, at) => from + at);
      const found = years.map((year) => git(repository, 'rev-list', '-1', `--before=${year}-02-01`, 'HEAD').trim());
      return [...new Set([...found, git(repository, 'rev-parse', 'HEAD').trim()])].filter((one) => one !== '');
    },
  };
}

/** Rows of a comma-separated table with a header, quotes doubled inside quotes. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = splitCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

function splitCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
