import type { EntityId } from '../base/ids.ts';
import type { Entity } from '../entities/entity.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found } from './found.ts';

/** The entities of an article by id. */
export type Entities = ReadonlyMap<EntityId, Entity>;

/** What a rule reads: one sentence of an article with its tree. */
export type SentenceContext = {
  readonly map: ActorMap;
  readonly entities: Entities;
};

/** A construction that carries claims without a predicate; one statement about English or politics. */
export type Rule = {
  /** What `--without` and weights call it, behind `rule:`. */
  readonly name: string;
  /** Other names that what it finds goes by. */
  readonly finds?: readonly string[];
  /** The statement, for people. */
  readonly states: string;
  readonly read: (context: SentenceContext) => readonly Found[];
};
