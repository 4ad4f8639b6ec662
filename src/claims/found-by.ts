import type { EntityId } from '../base/ids.ts';
import type { ResolvedMention } from '../entities/entity.ts';
import type { Modality } from './claim.ts';
import type { Actor } from './find-actors.ts';
import type { Found } from './found.ts';
import type { Entities } from './sentence-context.ts';

/** What a rule says of a pair. */
export type Draft = {
  readonly relation: string;
  readonly rule: string;
  readonly cue: number;
  readonly path: string;
  readonly modality?: Modality;
  readonly confidence?: number;
};

/** A claim by a rule rather than a frame. */
export function foundBy(source: Actor, target: Actor, draft: Draft): Found {
  return {
    source,
    target,
    relation: draft.relation,
    modality: draft.modality ?? 'asserted',
    cue: draft.cue,
    confidence: (draft.confidence ?? 0.9) * source.confidence * target.confidence,
    rule: `rule:${draft.rule}`,
    treePath: draft.path,
    factual: true,
  };
}

/** Every source with every target, told rather than taken for granted. */
export function pairsBy(sources: readonly Actor[], targets: readonly Actor[], draft: Draft): readonly Found[] {
  return sources.flatMap((source) => targets.map((target) => ({ ...foundBy(source, target, draft), factual: false })));
}

/** A mention as the actor that it names. */
export function actorOf(mention: ResolvedMention): Actor {
  return { mention, token: mention.head, confidence: 1 };
}

/** What the title alone tells: "President X" of a known state. */
export function impliedActor(person: ResolvedMention, body: EntityId, entities: Entities): Actor | undefined {
  const entity = entities.get(body);
  if (entity === undefined) return undefined;
  return {
    mention: { ...person, entity: body, type: 'group', name: entity.name },
    token: person.head,
    confidence: 0.95,
  };
}
