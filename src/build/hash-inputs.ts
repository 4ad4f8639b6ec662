import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../base/ids.ts';
import type { Article } from '../corpus/article.ts';
import type { Schema } from '../schema/schema.ts';
import { readModelHeader } from '../text/model/model-file.ts';

/** A hash over all files of the built program, written behind them; sources have none. */
const PROGRAM_HASH = 'program.sha256';

/** A hash of all that decides what is extracted from a text: schema, models, program, and the threshold. */
export function hashTools(schema: Schema, modelsFolder: string, minConfidence: number | undefined): string {
  const hash = createHash('sha256');
  hash.update(schema.hash);
  for (const name of readdirSync(modelsFolder).sort(compareText))
    hash.update(name).update(readModelHeader(join(modelsFolder, name)));
  hash.update(String(minConfidence ?? ''));
  hashProgram(hash);
  return hash.digest('hex');
}

/** The files of the program itself, built or as sources: another state of it may extract other things. */
function hashProgram(hash: Hash): void {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = basename(here) === 'build' ? dirname(here) : here;
  const built = join(folder, PROGRAM_HASH);
  if (existsSync(built)) {
    hash.update(readFileSync(built));
    return;
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]sx?$/.test(name));
  for (const name of names.sort(compareText)) hash.update(name).update(readFileSync(join(folder, name)));
}

/** A hash of one article: its text and all that its records say of it. */
export function hashArticle(article: Article): string {
  return createHash('sha256').update(JSON.stringify(article)).digest('hex');
}
