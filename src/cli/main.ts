#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { type ErrorCode, formatProblem, StancegraphError } from '../base/errors.ts';
import { unwritable } from '../base/write-file.ts';
import { makeProgram } from './program.ts';

// What is read is thrown away article by article; without this the heap grows to four times what is in use before V8 looks.
setFlagsFromString('--heap-growing-percent=60');

const EXIT_CODES: Partial<Record<ErrorCode, number>> = {
  USAGE: 2,
  NOT_FOUND: 1,
  AMBIGUOUS: 4,
  STORE_UNREACHABLE: 5,
  STORE_REFUSED: 6,
  STORE_FAILED: 5,
  INTERNAL: 70,
  INTERRUPTED: 130,
};
const BAD_INPUT = 3;

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isSystemError(error, 'EPIPE')) return 0;
  if (isSystemError(error, 'ENOSPC')) return report(unwritable('standard output', error));
  if (error instanceof StancegraphError) {
    process.stderr.write(`stancegraph: ${formatProblem(error)}\n`);
    return EXIT_CODES[error.code] ?? BAD_INPUT;
  }
  const text =
    error instanceof Error
      ? process.env['STANCEGRAPH_DEBUG'] === undefined
        ? error.message
        : (error.stack ?? error.message)
      : String(error);
  process.stderr.write(
    `stancegraph: internal error: ${text} Set STANCEGRAPH_DEBUG=1 for the place, and please report it.\n`,
  );
  return 70;
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function main(): Promise<void> {
  process.stdout.on('error', (error) => process.exit(report(error)));
  process.once('SIGINT', () => process.exit(130));
  // Locks and half-written files are cleaned up at exit, which a signal without a listener skips.
  process.once('SIGTERM', () => process.exit(143));
  const program = makeProgram();
  if (process.argv.length <= 2) {
    program.outputHelp();
    return;
  }
  try {
    const [node = '', file = '', first, ...rest] = process.argv;
    await program.parseAsync(first === '--formats' ? [node, file, 'build', first, ...rest] : process.argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

await main();
