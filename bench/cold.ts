// Cold processes of the program, timed; of two builds in turn, so that both meet the same load of the machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
export const NEWS = join(ROOT, '../shared/articles/news');

/** What one process took: seconds by the clock, seconds of processor time of all its threads, largest resident memory. */
export type Run = { readonly clock: number; readonly processor: number; readonly megabytes: number };

/** Builds to time: this one, and the one in `against`, a `dist` folder. */
export function buildsToTime(against: string | undefined): readonly string[] {
  const mains = [join(ROOT, 'dist'), ...(against === undefined ? [] : [resolve(against)])].map((folder) =>
    join(folder, 'cli/main.js'),
  );
  for (const main of mains) if (!existsSync(main)) throw new Error(`There is no ${main}: build it first.`);
  return mains;
}

/** Runs a script; options that its command does not know are left out, since an older build is asked the same. */
export function runCold(main: string, args: readonly string[], options: Readonly<Record<string, string>> = {}): Run {
  const help = Object.keys(options).length === 0 ? '' : helpOf(main, args[0] ?? '');
  const known = Object.entries(options).filter(([name]) => help.includes(`${name} `));
  const all = ['-f', '%e %U %S %M', 'node', main, ...args, ...known.flat()];
  const run = spawnSync('/usr/bin/time', all, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (run.status !== 0) throw new Error(`${main} ${args.join(' ')} failed: ${run.stderr ?? run.error}`);
  const [clock = 0, user = 0, system = 0, kilobytes = 0] = (run.stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { clock, processor: user + system, megabytes: kilobytes / 1024 };
}

const helpOf = (main: string, command: string) =>
  spawnSync('node', [main, command, '--help'], { encoding: 'utf8' }).stdout;

/** Times the same work of each build, in turn, `rounds` times; the median run of each. */
export function alternate(mains: readonly string[], rounds: number, work: (main: string) => Run): readonly Run[] {
  const runs = mains.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) for (const [at, main] of mains.entries()) runs[at]?.push(work(main));
  return runs.map(medianRun);
}

function medianRun(runs: readonly Run[]): Run {
  const middle = [...runs].sort((a, b) => a.processor - b.processor)[Math.floor(runs.length / 2)];
  if (middle === undefined) throw new RangeError('No run was timed.');
  return middle;
}

/**
 * The run of this build, and where another was timed, that run and how many times as fast this is by both measures.
 * Sentences a second are of processor time.
 */
export function tellRuns([own, other]: readonly Run[], sentences?: number): string {
  if (own === undefined) return '';
  const tell = ({ clock, processor, megabytes }: Run) => {
    const rate =
      sentences === undefined ? '' : `${Math.round(sentences / processor).toLocaleString('en')} sentences/s, `;
    return `${rate}${processor.toFixed(2)} s of processor time, ${clock.toFixed(2)} s by the clock, ${megabytes.toFixed(0)} MB`;
  };
  if (other === undefined) return tell(own);
  const times = (measure: 'processor' | 'clock') => (other[measure] / own[measure]).toFixed(2);
  return `${tell(own)}; against ${tell(other)}: ${times('processor')} times as fast, by the clock ${times('clock')}`;
}
