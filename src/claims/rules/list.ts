import { nearest } from '../../base/nearest.ts';
import type { Rule } from '../sentence-context.ts';
import { title } from './title.ts';

/** Rules of what constructions say. The order decides only between claims that are as sure as one another: the earlier one stands. */
export const RULES: readonly Rule[] = Object.freeze<Rule[]>([title]);

/** Names of rules and of what they find, without `rule:`; `designation` is found where frames are, `left-office` where votes meet. */
const NAMES: ReadonlySet<string> = new Set([
  ...RULES.flatMap(({ name, finds = [] }) => [name, ...finds]),
  'designation',
  'left-office',
]);

/** What is wrong with the name of a rule, such as `rule:titel`, and what may be meant; null where there is such a rule. */
export function whatIsWrongWith(rule: string): { readonly message: string; readonly hint: string } | null {
  const name = rule.replace(/^rule:/, '');
  if (NAMES.has(name)) return null;
  const near = nearest(name, [...NAMES]);
  const hint = near === undefined ? `There are ${[...NAMES].sort().join(', ')}.` : `Did you mean rule:${near}?`;
  return { message: `There is no rule "${name}".`, hint };
}
