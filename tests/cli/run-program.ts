import { spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, ftruncateSync, mkdtempSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../dist/cli/main.js');
const SERVER = resolve(import.meta.dirname, 'program-server.mjs');
const ENVIRONMENT = { ...process.env, NO_COLOR: '1' };

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };
type Options = { readonly cwd?: string; readonly input?: string };

/** Runs the built program, as a user would: a process of its own. */
export function startProgram(args: readonly string[], options: Options = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: ENVIRONMENT,
  });
  return { code: status, out: stdout, err: stderr };
}

/**
 * Runs a command of the built program, in a process that runs many; in one of its own where it reads standard
 * input, which can be read to its end once.
 */
export function runProgram(args: readonly string[], options: Options = {}): Run {
  const reads = options.input !== undefined || args.includes('-') || args[0] === 'tui';
  if (reads || process.platform === 'win32') return startProgram(args, options);
  server ??= startServer();
  const { questions, answers, out, err } = server;
  for (const file of [out, err]) ftruncateSync(file.handle);
  writeSync(questions, `${JSON.stringify({ args, cwd: options.cwd })}\n`);
  const code = readAnswer(answers);
  return { code, out: readFileSync(out.path, 'utf8'), err: readFileSync(err.path, 'utf8') };
}

type OpenFile = { readonly path: string; readonly handle: number };
type Server = {
  readonly questions: number;
  readonly answers: number;
  readonly out: OpenFile;
  readonly err: OpenFile;
};

let server: Server | undefined;

function startServer(): Server {
  const folder = makeFolder();
  const pipes = ['questions', 'answers'].map((name) => join(folder, name)) as [string, string];
  spawnSync('mkfifo', pipes);
  const [out, err] = ['out', 'err'].map((name) => {
    const path = join(folder, name);
    return { path, handle: openSync(path, 'a') };
  }) as [OpenFile, OpenFile];
  const child = spawn(process.execPath, [SERVER, ...pipes], {
    stdio: ['ignore', out.handle, err.handle],
    env: ENVIRONMENT,
  });
  // It ends when its pipe is closed, which the end of this process does.
  child.unref();
  const answers = openSync(pipes[1], constants.O_RDONLY);
  const questions = openSync(pipes[0], constants.O_WRONLY);
  process.once('exit', () => closeSync(questions));
  return { questions, answers, out, err };
}

function readAnswer(pipe: number): number {
  const bytes = Buffer.alloc(16);
  const count = readSync(pipe, bytes);
  if (count === 0) throw new Error('The process that runs commands has ended.');
  return Number(bytes.toString('utf8', 0, count));
}

/** A folder of its own for one test. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
}
