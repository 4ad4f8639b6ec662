import type { CypherValue } from '../values.ts';
import { Duration } from './duration.ts';
import { Instant } from './instant.ts';

/** `+ - * /` where one side is a time or a duration; undefined where that has no meaning. */
export function temporalArithmetic(operator: string, left: CypherValue, right: CypherValue): CypherValue | undefined {
  if (operator === '+' && left instanceof Duration && right instanceof Instant) return right.plus(left, 1);
  if ((operator === '+' || operator === '-') && right instanceof Duration) {
    const sign = operator === '+' ? 1 : -1;
    if (left instanceof Instant) return left.plus(right, sign);
    return left instanceof Duration ? left.plus(right, sign) : undefined;
  }
  const isNumber = (value: CypherValue): value is bigint | number =>
    typeof value === 'bigint' || typeof value === 'number';
  if (operator === '*' && left instanceof Duration && isNumber(right)) return left.times(Number(right));
  if (operator === '*' && right instanceof Duration && isNumber(left)) return right.times(Number(left));
  if (operator === '/' && left instanceof Duration && isNumber(right)) return left.times(1 / Number(right));
  return undefined;
}
