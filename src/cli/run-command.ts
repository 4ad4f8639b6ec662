import { CommanderError } from 'commander';
import { type ErrorCode, formatProblem, StancegraphError } from '../base/errors.ts';
import { unwritable } from '../base/write-file.ts';
import { makeProgram } from './program.ts';

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

/** Runs one command line, `process.argv` from its third word on; gives the exit code, and tells what is wrong. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const program = makeProgram();
  if (args.length === 0) {
    program.outputHelp();
    return 0;
  }
  process.exitCode = undefined;
  try {
    const words = args[0] === '--formats' ? ['build', ...args] : args;
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return reportError(error);
  }
}

/** Tells an error in one line on standard error; gives the exit code for it. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isSystemError(error, 'EPIPE')) return 0;
  if (isSystemError(error, 'ENOSPC')) return reportError(unwritable('standard output', error));
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
