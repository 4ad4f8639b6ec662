import type { Rule } from '../sentence-context.ts';
import { identity } from './identity.ts';
import { saysMust } from './says-must.ts';
import { tellsOfAttack } from './tells-of-attack.ts';
import { title } from './title.ts';

/** Rules of what constructions say. The order decides only between claims that are as sure as one another: the earlier one stands. */
export const RULES: readonly Rule[] = Object.freeze<Rule[]>([title, identity]);

/** Rules that make a stand of what somebody is told to say: they know their speakers themselves. */
export const TOLD: readonly Rule[] = Object.freeze<Rule[]>([tellsOfAttack, saysMust]);
