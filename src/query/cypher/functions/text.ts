import { CypherError } from '../errors.ts';
import { type CypherValue, isList } from '../values.ts';
import type { CypherFunction } from './registry.ts';
import { invalidType, smallInteger, unary } from './scalar.ts';

/** A function of a text alone. */
const ofText = (name: string, help: string, call: (text: string) => CypherValue) =>
  unary(name, help, (value) => {
    if (typeof value === 'string') return call(value);
    throw invalidType(name, value);
  });

/** A function of several arguments that gives null where one of them is. */
const strict = (
  name: string,
  [minArgs, maxArgs]: readonly [number, number],
  help: string,
  call: (args: readonly CypherValue[]) => CypherValue,
): CypherFunction => ({
  name,
  minArgs,
  maxArgs,
  help,
  call: (args) => (args.includes(null) ? null : call(args)),
});

function textOf(name: string, value: CypherValue | undefined): string {
  if (typeof value === 'string') return value;
  throw invalidType(name, value ?? null);
}

function countOf(name: string, value: CypherValue | undefined): number {
  const count = smallInteger(name, value ?? null);
  if (count < 0) throw new CypherError('ArgumentError', 'NegativeIntegerArgument', `${name}(): ${count} is below 0.`);
  return count;
}

function substring(args: readonly CypherValue[]): CypherValue {
  const characters = [...textOf('substring', args[0])];
  const start = countOf('substring', args[1]);
  return characters.slice(start, args[2] === undefined ? undefined : start + countOf('substring', args[2])).join('');
}

function reverse(value: CypherValue): CypherValue {
  if (typeof value === 'string') return [...value].reverse().join('');
  if (isList(value)) return [...value].reverse();
  throw invalidType('reverse', value);
}

/** Separators as they are given: one text or a list of them. */
function split(args: readonly CypherValue[]): CypherValue {
  const text = textOf('split', args[0]);
  const separators = isList(args[1] ?? null) ? args[1] : [args[1] ?? null];
  let parts = [text];
  for (const separator of separators as readonly CypherValue[]) {
    const by = textOf('split', separator);
    parts = parts.flatMap((part) => (by === '' ? [...part] : part.split(by)));
  }
  return parts;
}

export const TEXT_FUNCTIONS: readonly CypherFunction[] = [
  ofText('toLower', 'toLower(text)', (text) => text.toLowerCase()),
  ofText('toUpper', 'toUpper(text)', (text) => text.toUpperCase()),
  ofText('lower', 'lower(text)', (text) => text.toLowerCase()),
  ofText('upper', 'upper(text)', (text) => text.toUpperCase()),
  ofText('trim', 'trim(text): without white space at both ends', (text) => text.trim()),
  ofText('btrim', 'btrim(text): without white space at both ends', (text) => text.trim()),
  ofText('lTrim', 'lTrim(text)', (text) => text.trimStart()),
  ofText('rTrim', 'rTrim(text)', (text) => text.trimEnd()),
  unary('reverse', 'reverse(text or list)', reverse),
  strict('substring', [2, 3], 'substring(text, start, length): counted from 0', substring),
  strict('left', [2, 2], 'left(text, length): its first characters', ([text, count]) =>
    [...textOf('left', text)].slice(0, countOf('left', count)).join(''),
  ),
  strict('right', [2, 2], 'right(text, length): its last characters', ([text, count]) => {
    const characters = [...textOf('right', text)];
    return characters.slice(Math.max(0, characters.length - countOf('right', count))).join('');
  }),
  strict('replace', [3, 3], 'replace(text, search, by)', ([text, search, by]) =>
    textOf('replace', text).replaceAll(textOf('replace', search), () => textOf('replace', by)),
  ),
  strict('split', [2, 2], 'split(text, separator): a list', split),
];
