import { typeError } from '../errors.ts';
import { type CypherValue, PathValue, RelationshipValue, typeName } from '../values.ts';
import type { CypherFunction } from './registry.ts';

/** The sign of one relationship: its polarity, turned around where it is denied more often than asserted. */
function signOf({ graph, id }: RelationshipValue): bigint {
  const polarity = graph.relationshipProperty(id, 'polarity');
  if (typeof polarity !== 'bigint') return 0n;
  const [asserted, denied] = ['asserted', 'denied'].map((key) => graph.relationshipProperty(id, key));
  const weight = Number(asserted ?? 1n) - Number(denied ?? 0n);
  return weight > 0 ? polarity : weight < 0 ? -polarity : 0n;
}

function pathSign(value: CypherValue): CypherValue {
  if (value === null) return null;
  const links = value instanceof PathValue ? value.relationships : Array.isArray(value) ? value : [value];
  return links.reduce<bigint>((sign, link) => {
    if (link instanceof RelationshipValue) return sign * signOf(link);
    throw typeError('InvalidArgumentType', `stance.sign() does not take ${typeName(value)}.`);
  }, 1n);
}

/** What a graph of stances is asked: signs of paths, and families of relations, which the graph itself knows. */
export const STANCE_FUNCTIONS: readonly CypherFunction[] = [
  {
    name: 'stance.sign',
    minArgs: 1,
    maxArgs: 1,
    help: 'stance.sign(path or relationship): 1 on the same side, -1 on opposite sides, 0 open',
    call: ([value = null]) => pathSign(value),
  },
  {
    name: 'stance.family',
    minArgs: 1,
    maxArgs: 1,
    help: 'stance.family(relationship): BACKS for AIDS, OPPOSES for ACCUSES and the like',
    call: ([value = null], { graph }) => {
      if (value === null) return null;
      const name = value instanceof RelationshipValue ? value.graph.type(value.id) : value;
      if (typeof name === 'string') return graph.familyOf?.(name) ?? name;
      throw typeError('InvalidArgumentType', `stance.family() does not take ${typeName(value)}.`);
    },
  },
];
