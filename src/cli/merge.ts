import { createReadStream } from 'node:fs';
import { type Problem, StancegraphError } from '../base/errors.ts';
import { takeLock } from '../base/lock-file.ts';
import { checkNoFolder } from '../base/write-file.ts';
import { decodeLines } from '../corpus/decode-lines.ts';
import { summarize } from '../findings/summarize.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { parseRecord, RecordMerger } from '../graph/merge-records.ts';
import type { ExtractRecord } from '../graph/records.ts';
import { relationInfo } from '../graph/relation-info.ts';
import { writeGraphFile } from '../index/write-graph.ts';
import { formatSummary, nextStep } from './format-summary.ts';
import { reportProblems } from './input-options.ts';
import { openSchema } from './load-tools.ts';
import { type CommonOptions, checkSummaryFormat, note, writeData } from './terminal.ts';

type MergeOptions = CommonOptions & { readonly countCopies?: boolean };

/** So many faults of one file are told; a file that holds something else has one in each line. */
const MOST_FAULTS = 50;

/** `stancegraph merge FILE...`: records of `extract` to the graph file; the same graph as one `build` of all articles. */
export async function runMerge(files: readonly string[], options: MergeOptions): Promise<number> {
  checkSummaryFormat(options);
  checkNoFolder(options.graph);
  const release = takeLock(`${options.graph}.lock`);
  try {
    const merger = new RecordMerger();
    const problems: Problem[] = [];
    for (const file of files) {
      for await (const item of readRecords(file)) {
        if ('severity' in item) problems.push(item);
        else merger.add(item);
      }
    }
    const records = merger.result();
    if (records.articles.length === 0) {
      reportProblems(problems);
      throw new StancegraphError('RECORD_INVALID', 'No article is in these records, so no graph was written.', {
        hint: 'Give files that `stancegraph extract` wrote.',
      });
    }
    const schema = await openSchema(options);
    const graph = buildGraph(records, relationInfo(schema.relations), { countsCopies: options.countCopies ?? false });
    writeGraphFile(graph, options.graph);
    writeData([formatSummary(summarize(graph, schema.summary))], options);
    note(`Wrote ${options.graph}.`, options);
    note(nextStep(options.graph), options);
    return reportProblems(problems);
  } finally {
    release();
  }
}

/** The records of a file, with what is wrong in its lines: beyond {@link MOST_FAULTS} that is counted. */
async function* readRecords(file: string): AsyncGenerator<ExtractRecord | Problem> {
  let faults = 0;
  let last: Problem | undefined;
  for await (const item of readLines(file)) {
    if ('severity' in item) {
      faults += 1;
      last = item;
      if (faults > MOST_FAULTS) continue;
    }
    yield item;
  }
  if (faults > MOST_FAULTS && last !== undefined) {
    const { hint: _hint, ...rest } = last;
    yield { ...rest, message: `So it is ${faults - MOST_FAULTS} times more, up to here.` };
  }
}

async function* readLines(file: string): AsyncGenerator<ExtractRecord | Problem> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let line = 0;
  try {
    for await (const found of decodeLines(input)) {
      line += 1;
      const text = found?.text.replace(/^\ufeff/, '') ?? '\0';
      if (line === 1 && text.startsWith('{"format":"stancegraph"')) throw isGraph(file);
      if (text.trim() !== '') yield parseRecord(text, { file, line });
    }
  } catch (cause) {
    if (cause instanceof StancegraphError) throw cause;
    throw new StancegraphError('FILE_UNREADABLE', 'This file of records cannot be read.', {
      place: { file },
      hint: 'Check its name and rights.',
      cause,
    });
  }
}

const isGraph = (file: string) =>
  new StancegraphError('RECORD_INVALID', 'This is a graph that was built, and no file of records.', {
    place: { file },
    hint: 'Merge what `stancegraph extract` wrote of the same articles.',
  });
