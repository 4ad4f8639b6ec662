import { CypherError } from '../errors.ts';
import { type CypherValue, isNumber } from '../values.ts';
import type { CypherFunction } from './registry.ts';
import { invalidType, smallInteger, unary } from './scalar.ts';

const ofNumber = (name: string, help: string, call: (value: bigint | number) => CypherValue) =>
  unary(name, help, (value) => {
    if (isNumber(value)) return call(value);
    throw invalidType(name, value);
  });

const float = (name: string, call: (value: number) => number) =>
  ofNumber(name, `${name}(number)`, (value) => call(Number(value)));

const constant = (name: string, value: number): CypherFunction => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  help: `${name}()`,
  call: () => value,
});

function absolute(value: bigint | number): CypherValue {
  if (typeof value === 'number') return Math.abs(value);
  if (value === -(2n ** 63n))
    throw new CypherError('ArithmeticError', 'NumberOutOfRange', `abs(): ${value} has no positive counterpart.`);
  return value < 0n ? -value : value;
}

/** Half up, away from what is smaller; to so many decimal places. */
function round(args: readonly CypherValue[]): CypherValue {
  const [value = null, places = null] = args;
  if (value === null || (args.length > 1 && places === null)) return null;
  if (!isNumber(value)) throw invalidType('round', value);
  const factor = 10 ** (args.length > 1 ? smallInteger('round', places) : 0);
  return Math.floor(Number(value) * factor + 0.5) / factor;
}

export const MATH_FUNCTIONS: readonly CypherFunction[] = [
  ofNumber('abs', 'abs(number)', absolute),
  ofNumber('sign', 'sign(number): -1, 0 or 1', (value) => (value > 0 ? 1n : value < 0 ? -1n : 0n)),
  float('ceil', Math.ceil),
  float('floor', Math.floor),
  { name: 'round', minArgs: 1, maxArgs: 2, help: 'round(number, places)', call: round },
  float('sqrt', Math.sqrt),
  float('exp', Math.exp),
  float('log', Math.log),
  float('log10', Math.log10),
  float('sin', Math.sin),
  float('cos', Math.cos),
  float('tan', Math.tan),
  float('cot', (value) => 1 / Math.tan(value)),
  float('asin', Math.asin),
  float('acos', Math.acos),
  float('atan', Math.atan),
  float('degrees', (value) => (value * 180) / Math.PI),
  float('radians', (value) => (value * Math.PI) / 180),
  float('haversin', (value) => Math.sin(value / 2) ** 2),
  ofNumber('isNaN', 'isNaN(number)', (value) => Number.isNaN(value)),
  {
    name: 'atan2',
    minArgs: 2,
    maxArgs: 2,
    help: 'atan2(y, x)',
    call: ([y = null, x = null]) => {
      if (y === null || x === null) return null;
      if (!isNumber(y) || !isNumber(x)) throw invalidType('atan2', isNumber(y) ? x : y);
      return Math.atan2(Number(y), Number(x));
    },
  },
  constant('pi', Math.PI),
  constant('e', Math.E),
  { name: 'rand', minArgs: 0, maxArgs: 0, help: 'rand(): from 0 up to 1', call: (_args, { random }) => random() },
];
