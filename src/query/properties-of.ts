import { type CypherValue, toCypherValue } from './cypher/values.ts';

/** Attributes as properties; what is null is no property. */
export function propertiesOf(data: Readonly<Record<string, unknown>>): ReadonlyMap<string, CypherValue> {
  const entries = Object.entries(data).filter(([, value]) => value !== null && value !== undefined);
  return new Map(entries.map(([key, value]) => [key, toCypherValue(value)] as const));
}
