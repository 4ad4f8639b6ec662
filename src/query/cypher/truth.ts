import type { Ternary } from './compare.ts';
import { typeError } from './errors.ts';
import { type CypherValue, typeName } from './values.ts';

/**
 * A value as a truth.
 * @throws CypherError TypeError InvalidArgumentType for what is neither BOOLEAN nor null.
 */
export function truth(value: CypherValue): Ternary {
  if (value === null || typeof value === 'boolean') return value;
  throw typeError('InvalidArgumentType', `${typeName(value)} is neither true nor false.`);
}
