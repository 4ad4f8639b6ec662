import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../base/ids.ts';
import type { Article } from '../corpus/article.ts';
import type { Schema } from '../schema/schema.ts';

/** What the records of an article do not depend on: how things look, and where and why they stand in the YAML. */
const UNUSED = new Set(['color', 'description', 'example', 'examples', 'place', 'note', 'line', 'column', 'file']);

/** A hash of all that decides what is extracted from a text: schema, models, program, and the threshold. */
export function hashTools(schema: Schema, modelsFolder: string, minConfidence: number | undefined): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(schema, plainValue));
  for (const name of readdirSync(modelsFolder).sort(compareText))
    hash.update(name).update(readFileSync(join(modelsFolder, name)));
  hash.update(String(minConfidence ?? ''));
  hashProgram(hash);
  return hash.digest('hex');
}

function plainValue(key: string, value: unknown): unknown {
  if (UNUSED.has(key)) return undefined;
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  return value instanceof RegExp ? value.source : value;
}

/** The files of the program itself, built or as sources: another state of it may extract other things. */
function hashProgram(hash: Hash): void {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = basename(here) === 'build' ? dirname(here) : here;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]sx?$/.test(name));
  for (const name of names.sort(compareText)) hash.update(name).update(readFileSync(join(folder, name)));
}

/** A hash of one article: its text and all that its records say of it. */
export function hashArticle(article: Article): string {
  return createHash('sha256').update(JSON.stringify(article)).digest('hex');
}
