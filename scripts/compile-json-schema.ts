/**
 * Writes the JSON Schema of each kind of YAML file to graph-schema/json-schema/, for completion in editors.
 * Run it after changing src/schema/yaml-shapes.ts: `npx tsx scripts/compile-json-schema.ts`; a test holds the two together.
 */
import { writeFileSync } from 'node:fs';
import { jsonSchemas } from '../src/schema/json-schemas.ts';

for (const [name, text] of jsonSchemas()) writeFileSync(`graph-schema/json-schema/${name}.json`, text);
