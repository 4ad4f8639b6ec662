import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { StancegraphError } from '../base/errors.ts';
import { compareText, ENTITY_TYPES } from '../base/ids.ts';
import type { GoldArticle, GoldSpan } from './gold.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const span = z
  .tuple([z.number(), z.number()])
  .nullish()
  .transform((value): GoldSpan | null => value ?? null);

const GOLD = z.object({
  article: z.string(),
  entities: z.array(
    z.object({
      id: z.string(),
      type: z.enum(ENTITY_TYPES),
      kind: text,
      name: z.coerce.string(),
      surfaces: z.array(z.coerce.string()).default([]),
      acts_for: text,
      core: z.boolean().default(true),
    }),
  ),
  claims: z
    .array(
      z.object({
        source: z.string(),
        relation: z.string(),
        target: z.string(),
        evidence: z.coerce.string().default(''),
        attributed_to: text,
        modality: z.string().default('asserted'),
        core: z.boolean().default(true),
        span,
        source_span: span,
        target_span: span,
        cue_span: span,
      }),
    )
    .default([]),
});

/**
 * The annotation in a folder, a YAML file per article, by the name of its article.
 * @throws StancegraphError FILE_UNREADABLE for a folder that is not there, GOLD_INVALID for a file of another form or
 * for one that names an entity which it does not declare.
 * @see docs/evaluate.md for the form.
 */
export function readGold(folder: string): ReadonlyMap<string, GoldArticle> {
  const found = new Map<string, GoldArticle>();
  for (const name of namesIn(folder)) {
    const gold = readGoldFile(join(folder, name));
    found.set(gold.article, gold);
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort(compareText);
  } catch (cause) {
    throw new StancegraphError('FILE_UNREADABLE', 'The folder of annotation cannot be read.', {
      place: { file: folder },
      hint: 'Check --gold.',
      cause,
    });
  }
}

function readGoldFile(file: string): GoldArticle {
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StancegraphError('GOLD_INVALID', 'This annotation is no valid YAML.', {
      place: { file },
      hint: 'Mend it.',
      cause,
    });
  }
  const parsed = GOLD.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}.`);
  }
  const ids = new Set(parsed.data.entities.map((entity) => entity.id));
  for (const [index, claim] of parsed.data.claims.entries()) {
    const unknown = [claim.source, claim.target, claim.attributed_to].find((id) => id !== null && !ids.has(id));
    if (unknown !== undefined) throw invalid(file, `claims.${index}: ${unknown} is no entity of this file.`);
  }
  return parsed.data;
}

function invalid(file: string, message: string): StancegraphError {
  return new StancegraphError('GOLD_INVALID', message, { place: { file }, hint: 'See docs/evaluate.md for the form.' });
}
