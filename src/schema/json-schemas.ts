import { z } from 'zod';
import { FILE_SHAPES } from './yaml-shapes.ts';

/** JSON Schema of each kind of schema file as text, by file name without extension. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILE_SHAPES).map(([name, shape]) => [
      name,
      `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}
