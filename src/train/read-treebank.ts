import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { StancegraphError } from '../base/errors.ts';

/** A sentence of a treebank: parallel arrays, `heads` as indexes from 0 with -1 for the root. */
export type GoldSentence = {
  readonly document: string;
  /** Starts a new paragraph. */
  readonly startsParagraph: boolean;
  readonly text: string;
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: readonly number[];
  readonly labels: readonly string[];
  readonly misc: readonly string[];
  /** Ranges of words that are one token, half-open, with the token's form. */
  readonly multiword: readonly {
    readonly first: number;
    readonly last: number;
    readonly form: string;
    readonly misc: string;
  }[];
};

/**
 * Reads all treebank files of one part (`train` or `dev`) in a folder, sorted by name; `.conllu` or `.conllu.gz`.
 * @throws StancegraphError FILE_UNREADABLE when there is none.
 */
export function readTreebank(folder: string, part: 'train' | 'dev', name = ''): readonly GoldSentence[] {
  const files = readdirSync(folder).filter(
    (file) => file.includes(name) && new RegExp(`-${part}\\.conllu(\\.gz)?$`).test(file),
  );
  if (files.length === 0) {
    throw new StancegraphError('FILE_UNREADABLE', `No *-${part}.conllu files are here.`, {
      place: { file: folder },
      hint: 'Name the folder of the treebanks with --treebank.',
    });
  }
  return files.sort().flatMap((file) => {
    const bytes = readFileSync(join(folder, file));
    return parseConllu((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  });
}

/** Parses CoNLL-U; empty nodes are left out. */
export function parseConllu(text: string): readonly GoldSentence[] {
  let document = '';
  return text
    .split(/\n\n+/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block.split('\n');
      const comments = lines.filter((line) => line.startsWith('#'));
      const named = comments.find((line) => line.startsWith('# newdoc'));
      if (named !== undefined) document = named.split('=')[1]?.trim() ?? '';
      const rows = lines.filter((line) => /^\d/.test(line)).map((line) => line.split('\t'));
      const words = rows.filter((row) => /^\d+$/.test(row[0] ?? ''));
      const column = (at: number) => words.map((row) => row[at] ?? '_');
      return {
        document,
        startsParagraph: comments.some((line) => line.startsWith('# newpar') || line.startsWith('# newdoc')),
        text: comments.find((line) => line.startsWith('# text = '))?.slice(9) ?? '',
        forms: column(1),
        lemmas: column(2),
        upos: column(3),
        xpos: column(4),
        heads: column(6).map((head) => Number(head) - 1),
        labels: column(7),
        misc: column(9),
        multiword: rows
          .filter((row) => /^\d+-\d+$/.test(row[0] ?? ''))
          .map((row) => {
            const [first = 1, last = 1] = (row[0] ?? '').split('-').map(Number);
            return { first: first - 1, last, form: row[1] ?? '', misc: row[9] ?? '_' };
          }),
      };
    });
}
