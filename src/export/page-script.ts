import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The bundled script of the HTML page; empty where the program was not built. */
export function readPageScript(): string {
  const places = ['./page.js', '../page.js', '../../dist/page.js'];
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const path = paths.find((one) => existsSync(one));
  return path === undefined ? '' : readFileSync(path, 'utf8');
}
