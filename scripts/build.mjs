// Bundles the program into dist/: one entry per command-line program, library and worker, with shared chunks,
// so that a one-shot command loads only the code it runs. Type declarations are made by `npm run prepack`.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundlePage } from './bundle-page.mjs';

// The declarations stay: npm builds once more behind `prepack`.
for (const name of existsSync('dist') ? readdirSync('dist') : [])
  if (name !== 'types') rmSync(`dist/${name}`, { recursive: true, force: true });
const entries = ['src/cli/main.ts', 'src/index.ts', 'src/build/worker.ts', 'src/schema/compiled-schema.ts'].filter(
  (path) => existsSync(path),
);
// Ink and React load three times as fast when they are bundled; everything else stays a package.
const BUNDLED = ['ink', 'react'];
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
  external: [...external.flatMap((name) => [name, `${name}/*`]), 'react-devtools-core'],
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  legalComments: 'eof',
  jsx: 'automatic',
  logLevel: 'warning',
});
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755);
if (existsSync('src/export/html/page.ts')) writeFileSync('dist/page.js', await bundlePage());

// Reading the YAML with places for every finding takes a second; the program reads this instead while the YAML is the same.
const { compileSchema } = await import('../dist/schema/compiled-schema.js');
const compiled = compileSchema();
if (compiled === undefined) console.error('graph-schema has errors and was not compiled: see stancegraph check.');
else writeFileSync('dist/schema.json', JSON.stringify(compiled));
