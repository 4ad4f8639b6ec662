import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Hearing } from '../src/claims/hearing.ts';
import { makeTools, type Tools } from '../src/pipeline.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import type { Schema } from '../src/schema/schema.ts';
import { loadModels } from '../src/text/model/load-models.ts';

/** A path beside the repository, where annotated articles and benchmarks lie. */
export function sharedPath(path: string): string {
  return fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
}

/** Ends the benchmark, well, where what it reads is not there. */
export function skipWithout(...paths: readonly string[]): void {
  const missing = paths.find((path) => !existsSync(path));
  if (missing === undefined) return;
  console.log(`skipped: ${missing} is missing`);
  process.exit(0);
}

/** The bundled schema and models, made ready for reading. */
export function benchTools(hearingOf: (schema: Schema) => Hearing = () => ({})): Tools {
  const { schema, problems } = loadSchema();
  for (const problem of problems.filter((it) => it.severity === 'error').slice(0, 5)) console.error(problem.message);
  return makeTools(schema, loadModels(fileURLToPath(new URL('../models', import.meta.url))), {
    hearing: hearingOf(schema),
  });
}
