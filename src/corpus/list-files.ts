import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../base/errors.ts';
import { compareText } from '../base/ids.ts';

/** Files of a folder and of those in it, in order of code units; hidden ones are left out. What goes wrong is added to `problems`. */
export function listFiles(folder: string, problems: Problem[]): readonly string[] {
  return walk(folder, new Set(), problems);
}

/** A link back to a folder above is a problem and is not followed. */
function walk(folder: string, above: ReadonlySet<string>, problems: Problem[]): readonly string[] {
  let names: string[];
  let real: string;
  try {
    real = realpathSync(folder);
    names = readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort(compareText);
  } catch {
    problems.push(unreadable(folder));
    return [];
  }
  if (above.has(real)) {
    problems.push(warning(folder, 'This link leads back to a folder above it.', 'It was not followed.'));
    return [];
  }
  const inside = new Set([...above, real]);
  return names.flatMap((name) => {
    const path = join(folder, name);
    try {
      const found = statSync(path);
      if (found.isDirectory()) return walk(path, inside, problems);
      if (name.toLowerCase() === 'readme.md') return [];
      // What stancegraph keeps beside a graph: its index, and the lock while it is written.
      const beside = /^(.+)\.(?:idx|lock)$/.exec(name)?.[1];
      if (beside !== undefined && (names.includes(beside) || name.endsWith('.json.lock'))) return [];
      if (found.isFile()) return [path];
      // Reading a pipe waits for its writer, for ever where there is none.
      problems.push(warning(path, 'This is a pipe or a device.', 'It was not read; give it by name.'));
    } catch {
      problems.push(unreadable(path));
    }
    return [];
  });
}

const unreadable = (file: string): Problem => ({
  severity: 'error',
  code: 'FILE_UNREADABLE',
  message: 'This cannot be read.',
  hint: 'Check its rights, or whether a link leads nowhere.',
  place: { file },
});

const warning = (file: string, message: string, hint: string): Problem => ({
  severity: 'warning',
  code: 'ARTICLE_INVALID',
  message,
  hint,
  place: { file },
});
