import { typeError } from './cypher/errors.ts';
import { type CypherFunction, registerFunctions } from './cypher/functions/index.ts';
import { type CypherValue, PathValue, RelationshipValue, typeName } from './cypher/values.ts';

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

/** `AIDS` belongs to the family `BACKS`, `ACCUSES` to `OPPOSES`: the relation at the top of its kind. */
export function stanceFunctions(families: ReadonlyMap<string, string>): readonly CypherFunction[] {
  return [
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
      call: ([value = null]) => {
        if (value === null) return null;
        const name = value instanceof RelationshipValue ? value.graph.type(value.id) : value;
        if (typeof name === 'string') return families.get(name) ?? name;
        throw typeError('InvalidArgumentType', `stance.family() does not take ${typeName(value)}.`);
      },
    },
  ];
}

type Relations = readonly { readonly name: string; readonly isA: string | null }[];

/** The relation at the top of the kind of each relation: `BACKS` for `AIDS`. */
export function relationFamilies(relations: Relations): ReadonlyMap<string, string> {
  const parents = new Map(relations.map(({ name, isA }) => [name, isA]));
  const top = (name: string, seen: readonly string[] = []): string => {
    const parent = parents.get(name);
    return parent === null || parent === undefined || seen.includes(name) ? name : top(parent, [...seen, name]);
  };
  return new Map(relations.map(({ name }) => [name, top(name)]));
}

/** Makes the functions known, with the families of a graph's relations. */
export function registerStanceFunctions(relations: Relations): void {
  registerFunctions(stanceFunctions(relationFamilies(relations)));
}
