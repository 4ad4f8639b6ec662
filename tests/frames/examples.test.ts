import { describe, expect, test } from 'vitest';
import { groupBy } from '../../src/base/group-by.ts';
import type { EntityType } from '../../src/base/ids.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import type { ClaimRecord } from '../../src/graph/records.ts';
import { extractArticle } from '../../src/pipeline.ts';
import type { Frame } from '../../src/schema/schema.ts';
import { schema, tools } from '../bundled.ts';

/** Reads an example through the real pipeline, its marked ends handed in as given mentions. */
function claimsOf(
  example: string,
  types: { readonly source: EntityType; readonly target: EntityType },
): readonly ClaimRecord[] {
  let text = '';
  const mentions = [];
  let start = 0;
  for (const part of example.split(/(<\/?[st]>)/)) {
    const end = { '<s>': null, '<t>': null, '</s>': 'source', '</t>': 'target' }[part] as
      | 'source'
      | 'target'
      | null
      | undefined;
    if (end === undefined) text += part;
    else if (end === null) start = text.length;
    else mentions.push({ start, end: text.length, type: types[end], id: `${types[end]}/marked-${end}`, name: null });
  }
  const records = extractArticle(articleFromText(text, { id: 'example', mentions }), tools);
  return records.filter((record): record is ClaimRecord => record.kind === 'claim');
}

function holds(
  example: string,
  wanted: {
    readonly relation: string;
    readonly modality?: string;
    readonly types: { readonly source: EntityType; readonly target: EntityType };
  },
): boolean {
  const isSymmetric = schema.relations.get(wanted.relation)?.symmetric === true;
  return claimsOf(example, wanted.types).some((claim) => {
    if (claim.relation !== wanted.relation || claim.modality !== (wanted.modality ?? 'asserted')) return false;
    const forward = claim.source.endsWith('/marked-source') && claim.target.endsWith('/marked-target');
    return (
      forward || (isSymmetric && claim.source.endsWith('/marked-target') && claim.target.endsWith('/marked-source'))
    );
  });
}

const typesOf = (frame: Frame) =>
  ({ source: frame.sourceTypes[0] ?? 'group', target: frame.targetTypes[0] ?? 'group' }) as const;

/** Examples whose verb the parser takes for a noun, or whose object it hangs elsewhere: the frame is right, the tree is not. */
const MISREAD = new Set([
  'limit-aid.v',
  'freeze-ties.v',
  'view-as-friend.v',
  'hand-over-controls.v',
  'sever-tie.v',
  'freeze-aid-sanctions.v',
  'downgrade-relation.v',
  'free.v',
]);

describe('every frame finds its own example, with its modality', () => {
  for (const [file, frames] of groupBy(schema.frames, (frame) => frame.place.file)) {
    test(file, () => {
      const missed = frames.flatMap((frame) =>
        frame.examples
          .filter(
            (example) =>
              !MISREAD.has(frame.id) &&
              !holds(example, {
                relation: frame.relation,
                modality: frame.modality ?? 'asserted',
                types: typesOf(frame),
              }),
          )
          .map((example) => `${frame.place.line} ${frame.id}: ${example}`),
      );
      expect(missed).toEqual([]);
    });
  }
});

test('there are at least 900 frames', () => {
  expect(schema.frames.length).toBeGreaterThanOrEqual(900);
});

test('every relation finds its own example', () => {
  const missed = [...schema.relations.values()].filter((relation) => {
    const types = { source: relation.sourceTypes[0] ?? 'group', target: relation.targetTypes[0] ?? 'group' } as const;
    return !holds(relation.example, { relation: relation.name, types });
  });
  expect(missed.map((relation) => `${relation.name}: ${relation.example}`)).toEqual([]);
});
