import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Floors, lowest first; a folder imports itself and lower floors only, never a neighbour. */
const FLOORS: readonly (readonly string[])[] = [
  ['base'],
  ['schema', 'corpus'],
  ['text'],
  ['mentions'],
  ['entities'],
  ['claims'],
  ['graph'],
  ['index', 'sides', 'findings'],
  ['pipeline.ts', 'query', 'export'],
  ['build', 'store', 'train', 'report'],
  ['library.ts'],
  ['index.ts', 'tui'],
  ['score'],
  ['cli'],
];

function sourceFiles(): readonly string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
}

const roomOf = (path: string) => path.split('/')[0] ?? path;
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

function localImports(path: string): readonly string[] {
  const text = readFileSync(join(SRC, path), 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((target) => relative(SRC, resolve(SRC, dirname(path), target)));
}

test('every source file lies in a room that has a floor', () => {
  expect(sourceFiles().filter((path) => floorOf(roomOf(path)) < 0)).toEqual([]);
});

test('a folder imports itself and lower floors only', () => {
  const wrong = sourceFiles().flatMap((path) =>
    localImports(path)
      .filter((target) => roomOf(target) !== roomOf(path) && floorOf(roomOf(target)) >= floorOf(roomOf(path)))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('no files import one another in a circle, types among them', () => {
  const files = sourceFiles();
  const imports = new Map(files.map((path) => [path, localImports(path)]));
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(imports.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(imports.get(next) ?? []));
    }
    return seen;
  };
  const reached = new Map(files.map((path) => [path, reach(path)]));
  const inCircles = files.filter((path) => reached.get(path)?.has(path) === true).sort();
  const circles = inCircles.map((path) =>
    inCircles.filter((other) => reached.get(path)?.has(other) === true && reached.get(other)?.has(path) === true),
  );
  expect([...new Set(circles.map((circle) => circle.join()))]).toEqual([]);
});

/** Most lines of a file. */
const LONGEST_FILE = 300;

/** Hot paths, which trade length for speed, with the lines that they may have. */
const HOT_FILES: Readonly<Record<string, number>> = {
  'text/net/kernels.ts': 335,
  'train/net-gradients.ts': 400,
};

/** Files that were longer before there was a limit, and how long they may be. */
const LONG_FILES: Readonly<Record<string, number>> = {
  'query/cypher/compile-match.ts': 305,
  'query/cypher/compile-projection.ts': 315,
  'query/cypher/match-steps.ts': 346,
  'query/cypher/parse-expression.ts': 378,
  'tui/render.ts': 360,
};

test('a file is not longer than it may be', () => {
  const long = sourceFiles()
    .map((path) => ({ path, lines: readFileSync(join(SRC, path), 'utf8').split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (HOT_FILES[path] ?? LONG_FILES[path] ?? LONGEST_FILE));
  expect(long).toEqual([]);
});

test('only the readers, the writers and the command line touch files', () => {
  const allowed =
    /^(cli\/|tui\/|base\/(read-lines|write-file|write-out|lock-file)\.ts|build\/|export\/(page-script|write-png)\.ts|schema\/|corpus\/|text\/model\/|train\/|score\/read-gold\.ts|graph\/load-graph\.ts|index\/index-reader\.ts)/;
  const touching = sourceFiles().filter((path) => /from 'node:fs/.test(readFileSync(join(SRC, path), 'utf8')));
  expect(touching.filter((path) => !allowed.test(path))).toEqual([]);
});

/** What a module may hold although it changes: none of it changes any answer. */
const HELD: Readonly<Record<string, string>> = {
  'export/write-png.ts started': 'the WASM library can be started only once in a process',
  'query/cypher/temporal/zones.ts formats': 'a bounded memory of a pure function, by name of a zone',
  'text/names/find-names.ts features': 'room to work in, written before it is read, on the hot path',
  'text/names/find-names.ts scores': 'room to work in, written before it is read, on the hot path',
  'text/net/decode-tree.ts kept': 'room to work in, written before it is read, on the hot path',
  'text/word-form.ts kept': 'a bounded memory of a pure function, by form of a word',
};

/** What is kept for an object lies in a WeakMap under it, and goes with it. */
test('no module holds what changes, save what is listed with its reason', () => {
  const binding =
    /^(?:export )?(?:let (\w+)|const (\w+)(?:: (?!readonly|Readonly)[^=]+)? = (?:new (?:Map|Set)(?:<.*>)?\(\)|new \w*Array\(.*\)|\[\]|\{\});$)/gm;
  const held = sourceFiles().flatMap((path) =>
    [...readFileSync(join(SRC, path), 'utf8').matchAll(binding)].map((match) => `${path} ${match[1] ?? match[2]}`),
  );
  expect(held.sort()).toEqual(Object.keys(HELD).sort());
});
