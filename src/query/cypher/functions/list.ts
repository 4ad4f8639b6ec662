import { CypherError } from '../errors.ts';
import { type CypherValue, isList, typeName } from '../values.ts';
import type { CallContext, CypherFunction } from './registry.ts';
import { invalidType, smallInteger, unary } from './scalar.ts';

/** Longest list that `range` makes. */
const MAX_RANGE = 10_000_000;

const ofList = (name: string, help: string, call: (list: readonly CypherValue[]) => CypherValue) =>
  unary(name, help, (value) => {
    if (isList(value)) return call(value);
    throw invalidType(name, value);
  });

function range(args: readonly CypherValue[], context: CallContext): CypherValue {
  const wrong = args.find((one) => typeof one !== 'bigint');
  if (wrong !== undefined)
    throw new CypherError('ArgumentError', 'InvalidArgumentType', `range() does not take ${typeName(wrong)}.`);
  const [from = 0, to = 0, step = 1] = args.map((one) => smallInteger('range', one));
  if (step === 0) throw new CypherError('ArgumentError', 'NumberOutOfRange', 'range(): the step cannot be 0.');
  const count = Math.max(0, Math.floor((to - from) / step) + 1);
  if (count > MAX_RANGE)
    throw new CypherError('LimitExceeded', 'NumberOutOfRange', `range(): ${count} numbers are more than ${MAX_RANGE}.`);
  context.spend(count);
  return Array.from({ length: count }, (_, at) => BigInt(from + at * step));
}

export const LIST_FUNCTIONS: readonly CypherFunction[] = [
  ofList('head', 'head(list): its first item', (list) => list[0] ?? null),
  ofList('last', 'last(list): its last item', (list) => list.at(-1) ?? null),
  ofList('tail', 'tail(list): all but the first', (list) => list.slice(1)),
  unary('isEmpty', 'isEmpty(list, map or text)', (value) => {
    if (typeof value === 'string') return value === '';
    if (isList(value)) return value.length === 0;
    if (value instanceof Map) return value.size === 0;
    throw invalidType('isEmpty', value);
  }),
  { name: 'range', minArgs: 2, maxArgs: 3, help: 'range(from, to, step): whole numbers, both ends in', call: range },
];
