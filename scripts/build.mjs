// Bundles the program into dist/: one entry per command-line program, library and worker, with shared chunks,
// so that a one-shot command loads only the code it runs. Type declarations are made by `npm run prepack`.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundlePage } from './bundle-page.mjs';

// The declarations stay: npm builds once more behind `prepack`.
for (const name of existsSync('dist') ? readdirSync('dist') : [])
  if (name !== 'types') rmSync(`dist/${name}`, { recursive: true, force: true });
const entries = [
  'src/cli/main.ts',
  'src/cli/run-command.ts',
  'src/index.ts',
  'src/build/worker.ts',
  'src/build/compile-ahead.ts',
];
// Packages of many files load two to four times as fast from one. What a caller of the library may hold beside us
// (graphology), what finds its own files (piscina), and what is large and seldom needed stays a package.
const BUNDLED = [
  '@mozilla/readability',
  'commander',
  'fuzzysort',
  'ink',
  'linkedom',
  'react',
  'string-width',
  'yaml',
  'zod',
];
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const external = Object.keys(dependencies).filter((name) => !BUNDLED.includes(name));
await build({
  entryPoints: entries,
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Both are optional to who asks for them, and not installed.
  external: [...external.flatMap((name) => [name, `${name}/*`]), 'react-devtools-core', 'canvas'],
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  legalComments: 'eof',
  jsx: 'automatic',
  logLevel: 'warning',
});
chmodSync('dist/cli/main.js', 0o755);
writeFileSync('dist/page.js', await bundlePage());

// Reading the YAML with places for every finding takes a second; the program reads this instead while the YAML is the same.
const { compileAhead, layModelsAhead } = await import('../dist/build/compile-ahead.js');
const compiled = compileAhead();
if (compiled === undefined) console.error('graph-schema has errors and was not compiled: see stancegraph check.');
else {
  writeFileSync('dist/schema.json', JSON.stringify(compiled.json));
  writeFileSync('dist/schema.bin', compiled.tables);
}

writeFileSync('dist/models.bin', layModelsAhead());

// What a cache of records asks: whether they were made by this program.
const hash = createHash('sha256');
const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
for (const name of files.sort()) hash.update(name).update(readFileSync(`dist/${name}`));
writeFileSync('dist/program.sha256', hash.digest('hex'));
