import type { BinaryOperator } from './ast.ts';
import { CypherError, typeError } from './errors.ts';
import { temporalArithmetic } from './temporal/temporal-arithmetic.ts';
import {
  type CypherValue,
  fitsInteger,
  formatFloat,
  isList,
  isNumber,
  isTemporal,
  type TemporalValue,
  typeName,
} from './values.ts';

/**
 * `+ - * / % ^`: null with null; INTEGER with INTEGER stays INTEGER except for `^`; `+` also joins lists and text.
 * @throws CypherError TypeError InvalidArgumentType; ArithmeticError DivisionByZero or NumberOutOfRange.
 */
export function calculate(operator: BinaryOperator, left: CypherValue, right: CypherValue): CypherValue {
  if (operator === '+' && (isList(left) || isList(right))) return joinLists(left, right);
  if (left === null || right === null) return null;
  if (isNumber(left) && isNumber(right)) {
    if (typeof left === 'bigint' && typeof right === 'bigint' && operator !== '^')
      return wholeNumbers(operator, left, right);
    return floats(operator, Number(left), Number(right));
  }
  if (isTemporalOperand(left) || isTemporalOperand(right)) {
    const result = temporalArithmetic(operator, left, right);
    if (result !== undefined) return result;
  }
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    const joined = joinText(left, right);
    if (joined !== undefined) return joined;
  }
  throw typeError('InvalidArgumentType', `${typeName(left)} ${operator} ${typeName(right)} has no meaning.`);
}

const isTemporalOperand = (value: CypherValue): value is TemporalValue => isTemporal(value);

function joinLists(left: CypherValue, right: CypherValue): CypherValue {
  if (left === null || right === null) return null;
  return [...(isList(left) ? left : [left]), ...(isList(right) ? right : [right])];
}

function joinText(left: CypherValue, right: CypherValue): string | undefined {
  const texts = [left, right].map((value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return formatFloat(value);
    return typeof value === 'bigint' ? String(value) : isTemporal(value) ? value.toString() : undefined;
  });
  const [one, other] = texts;
  return one === undefined || other === undefined ? undefined : one + other;
}

function wholeNumbers(operator: BinaryOperator, left: bigint, right: bigint): bigint {
  if ((operator === '/' || operator === '%') && right === 0n)
    throw new CypherError('ArithmeticError', 'DivisionByZero', `${left} ${operator} 0 has no value.`);
  const result =
    operator === '+'
      ? left + right
      : operator === '-'
        ? left - right
        : operator === '*'
          ? left * right
          : operator === '/'
            ? left / right
            : left % right;
  if (!fitsInteger(result))
    throw new CypherError(
      'ArithmeticError',
      'NumberOutOfRange',
      `${left} ${operator} ${right} does not fit into 64 bits.`,
    );
  return result;
}

function floats(operator: BinaryOperator, left: number, right: number): number {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (operator === '/') return left / right;
  return operator === '%' ? left % right : left ** right;
}

/** `-x`. */
export function negateValue(value: CypherValue): CypherValue {
  if (value === null) return null;
  if (typeof value === 'number') return -value;
  if (typeof value === 'bigint') return wholeNumbers('-', 0n, value);
  throw typeError('InvalidArgumentType', `-${typeName(value)} has no meaning.`);
}
