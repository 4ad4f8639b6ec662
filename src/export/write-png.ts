import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Pixels for each unit of a picture: sharp in print at column width. */
const SCALE = 2;
const FONTS = ['400Regular/PTSans_400Regular.ttf', '700Bold/PTSans_700Bold.ttf'];

/**
 * An SVG picture as PNG, the same bytes on every machine: drawn by WebAssembly with a font of its own, so that neither a
 * browser nor the fonts of the machine are needed.
 */
export async function writePng(svg: string): Promise<Uint8Array> {
  const find = createRequire(import.meta.url);
  await start(find);
  const fontBuffers = FONTS.map((name) => readFileSync(find.resolve(`@expo-google-fonts/pt-sans/${name}`)));
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers, defaultFontFamily: 'PT Sans', sansSerifFamily: 'PT Sans' },
  });
  return picture.render().asPng();
}

/** The library can be started once only in a process. */
let started: Promise<void> | undefined;

function start(find: NodeJS.Require): Promise<void> {
  started ??= initWasm(readFileSync(find.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return started;
}
