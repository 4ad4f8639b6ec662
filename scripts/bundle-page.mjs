// Bundles the script of the HTML export into one string, which the export writes into its page.
import { build } from 'esbuild';

/** The page's script: one classic script for browsers, minified. */
export async function bundlePage() {
  const { outputFiles } = await build({
    entryPoints: ['src/export/html/page.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'eof',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}
