import { z } from 'zod';
import { ENTITY_TYPES } from '../base/ids.ts';

/** The shapes of the YAML files, from which their JSON Schemas are made too. */

const words = z
  .union([z.string().transform((word) => [word]), z.array(z.union([z.string(), z.number().transform(String)]))])
  .pipe(z.array(z.string().min(1)));
const entityType = z.enum(ENTITY_TYPES);
const id = z
  .string()
  .regex(
    /^(person|group|place|issue)\/[\p{Ll}\p{Lo}\p{N}-]+$/u,
    'is no entity id; write type/slug, such as group/red-cross',
  );

export const RELATIONS_SHAPE = z.strictObject({
  relations: z.array(
    z.strictObject({
      name: z.string().regex(/^[A-Z][A-Z_]*$/, 'must be capitals with underscores'),
      polarity: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
      symmetric: z.boolean().default(false),
      is_a: z.string().optional(),
      plover: z.string().optional(),
      quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
      from: z.array(entityType).min(1),
      to: z.array(entityType).min(1),
      color: z.string().regex(/^#[0-9a-f]{6}$/, 'must be #rrggbb'),
      meaning: z.string().min(1),
      example: z.string().min(1),
    }),
  ),
});

const frameFields = {
  verb: z.string().optional(),
  noun: z.string().optional(),
  adjective: z.string().optional(),
  id: z.string().optional(),
  particle: z.string().optional(),
  object: words.optional(),
  with: z.record(z.string(), words).optional(),
  relation: z.string().optional(),
  source: words.optional(),
  target: words.optional(),
  modality: z.enum(['denied', 'proposed', 'ended']).optional(),
  sourceTypes: z.array(entityType).optional(),
  targetTypes: z.array(entityType).optional(),
  confidence: z.number().min(0).max(1).optional(),
  example: z.string().optional(),
  examples: z.array(z.string()).optional(),
};
export const FRAMES_SHAPE = z.strictObject({
  defaults: z.strictObject(frameFields).optional(),
  frames: z.array(z.strictObject(frameFields)),
});

export const GAZETTEER_SHAPE = z.strictObject({
  /** What entries leave out. */
  defaults: z
    .strictObject({
      kind: z.string().optional(),
      country: id.optional(),
      partOf: id.optional(),
      actsFor: id.optional(),
    })
    .optional(),
  entities: z.array(
    z.strictObject({
      id,
      name: z.string().min(1),
      kind: z.string().optional(),
      aliases: words.optional(),
      adjectives: words.optional(),
      demonyms: words.optional(),
      metonyms: words.optional(),
      actsFor: id.optional(),
      partOf: id.optional(),
      country: id.optional(),
      at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional(),
      wikidata: z
        .string()
        .regex(/^Q\d+$/)
        .optional(),
      offices: z
        .array(z.tuple([z.string().min(1), id, z.number().int().nullable(), z.number().int().nullable()]))
        .optional(),
      weight: z.number().optional(),
      /** Says that sharing an alias with another entity is meant. */
      ambiguous: z.boolean().optional(),
    }),
  ),
});

export const LEXICON_SHAPE = z.record(z.string(), z.union([words, z.record(z.string(), words)]));

export const ENTITY_TYPES_SHAPE = z.strictObject({
  types: z.array(
    z.strictObject({
      name: entityType,
      color: z.string().regex(/^#[0-9a-f]{6}$/),
      meaning: z.string(),
      kinds: z.record(z.string(), z.string()),
    }),
  ),
});
