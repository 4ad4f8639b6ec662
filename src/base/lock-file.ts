import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { StancegraphError } from './errors.ts';

type Owner = { readonly pid: number; readonly host: string };

/** A lock of a machine that cannot be asked is taken for forgotten after this time. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/**
 * Takes a lock file, so that two runs do not write the same file at once; a lock whose owner is gone is taken over.
 * @returns what gives it back; it is given back when the process ends, too.
 * @throws StancegraphError LOCKED, saying who holds it and since when; FILE_UNWRITABLE where no lock can be made.
 */
export function takeLock(path: string): () => void {
  for (let tries = 0; tries < 3; tries += 1) {
    if (tryCreate(path)) return giveBack(path);
    const owner = readOwner(path);
    if (owner === undefined || isGone(owner, path)) rmSync(path, { force: true });
    else throw locked(path, owner);
  }
  throw locked(path, readOwner(path));
}

function tryCreate(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
  try {
    const handle = openSync(path, 'wx');
    writeSync(handle, `${JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner)}\n`);
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw unwritable(path, error);
  }
}

function unwritable(path: string, cause: unknown): StancegraphError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StancegraphError('FILE_UNWRITABLE', `Cannot write ${path}: ${reason}.`, {
    hint: 'Check the folder and its rights, or choose another file with --graph.',
    cause,
  });
}

function giveBack(path: string): () => void {
  const release = () => {
    process.off('exit', release);
    if (readOwner(path)?.pid === process.pid) rmSync(path, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** Undefined where the file is gone, or was left half-written. */
function readOwner(path: string): Owner | undefined {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

function isGone({ pid, host }: Owner, path: string): boolean {
  // Ages below 0 come from a clock that was set back.
  if (host !== hostname()) return Math.abs(ageOf(path)) > FORGOTTEN_MS;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function locked(path: string, owner: Owner | undefined): StancegraphError {
  const who = owner === undefined ? 'another run' : `process ${owner.pid} on ${owner.host}`;
  const minutes = Math.max(0, Math.round(ageOf(path) / 60_000));
  return new StancegraphError('LOCKED', `Another build is writing this graph: ${who}, for ${minutes} minutes.`, {
    place: { file: path },
    hint: 'Wait for it, or choose another file with --graph. Delete the lock if no build is running.',
  });
}
