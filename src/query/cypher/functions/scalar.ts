import { CypherError, typeError } from '../errors.ts';
import {
  type CypherMap,
  type CypherValue,
  fitsInteger,
  formatFloat,
  isList,
  isMap,
  isNumber,
  isTemporal,
  NodeValue,
  PathValue,
  RelationshipValue,
  typeName,
} from '../values.ts';
import type { CypherFunction } from './registry.ts';

export const invalidType = (name: string, value: CypherValue) =>
  typeError('InvalidArgumentType', `${name}() does not take ${typeName(value)}.`);

const invalidValue = (name: string, value: CypherValue) =>
  typeError('InvalidArgumentValue', `${name}() cannot convert ${typeName(value)}.`);

/** A function of one argument that gives null for null. */
export function unary(
  name: string,
  help: string,
  call: (value: Exclude<CypherValue, null>) => CypherValue,
): CypherFunction {
  return {
    name,
    minArgs: 1,
    maxArgs: 1,
    help,
    call: ([value = null]) => (value === null ? null : call(value)),
  };
}

/** The properties of a node, a relationship or a map; null for null. */
function propertiesOf(name: string, value: CypherValue): CypherMap {
  if (isMap(value)) return value;
  if (value instanceof NodeValue) return value.graph.nodeProperties(value.id);
  if (value instanceof RelationshipValue) return value.graph.relationshipProperties(value.id);
  throw invalidType(name, value);
}

function size(value: CypherValue): CypherValue {
  if (typeof value === 'string') return BigInt([...value].length);
  if (isList(value)) return BigInt(value.length);
  throw invalidType('size', value);
}

function toInteger(value: CypherValue): CypherValue {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : null;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'string') throw invalidValue('toInteger', value);
  const text = value.trim();
  if (!/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const whole = /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : toInteger(Number(text));
  return typeof whole === 'bigint' && fitsInteger(whole) ? whole : null;
}

function toFloat(value: CypherValue): CypherValue {
  if (isNumber(value)) return Number(value);
  if (typeof value !== 'string') throw invalidValue('toFloat', value);
  const text = value.trim();
  return text === '' || Number.isNaN(Number(text)) || /^[+-]?0[xob]/i.test(text) ? null : Number(text);
}

function toBoolean(value: CypherValue): CypherValue {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value !== 'string') throw invalidValue('toBoolean', value);
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

function toText(value: CypherValue): CypherValue {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatFloat(value);
  if (typeof value === 'bigint' || typeof value === 'boolean' || isTemporal(value)) return value.toString();
  throw invalidValue('toString', value);
}

/** The same conversion with null instead of an error. */
const orNull = (name: string, help: string, convert: (value: CypherValue) => CypherValue) =>
  unary(name, help, (value) => {
    try {
      return convert(value);
    } catch {
      return null;
    }
  });

const lengthOf = (value: CypherValue): CypherValue => {
  if (value instanceof PathValue) return BigInt(value.relationships.length);
  throw invalidType('length', value);
};

function endOf(name: string, pick: 'source' | 'target') {
  return (value: CypherValue): CypherValue => {
    if (!(value instanceof RelationshipValue)) throw invalidType(name, value);
    return new NodeValue(value.graph[pick](value.id), value.graph);
  };
}

export const SCALAR_FUNCTIONS: readonly CypherFunction[] = [
  unary('id', 'id(node or relationship): its number in this graph', (value) => {
    if (value instanceof NodeValue || value instanceof RelationshipValue) return BigInt(value.id);
    throw invalidType('id', value);
  }),
  unary('elementId', 'elementId(node or relationship): its number as text', (value) => {
    if (value instanceof NodeValue || value instanceof RelationshipValue) return String(value.id);
    throw invalidType('elementId', value);
  }),
  unary('type', 'type(relationship): its type', (value) => {
    if (value instanceof RelationshipValue) return value.graph.type(value.id);
    throw typeError('InvalidArgumentValue', `type() does not take ${typeName(value)}.`);
  }),
  unary('labels', 'labels(node): its labels', (value) => {
    if (value instanceof NodeValue) return value.graph.labels(value.id);
    throw typeError('InvalidArgumentValue', `labels() does not take ${typeName(value)}.`);
  }),
  unary('properties', 'properties(node, relationship or map): a map', (value) => propertiesOf('properties', value)),
  unary('keys', 'keys(node, relationship or map): names of its properties', (value) => [
    ...propertiesOf('keys', value).keys(),
  ]),
  unary('nodes', 'nodes(path): its nodes in order', (value) => {
    if (value instanceof PathValue) return value.nodes;
    throw invalidType('nodes', value);
  }),
  unary('relationships', 'relationships(path): its relationships in order', (value) => {
    if (value instanceof PathValue) return value.relationships;
    throw invalidType('relationships', value);
  }),
  unary('length', 'length(path): how many relationships', lengthOf),
  unary('size', 'size(list or text): how many items or characters', size),
  unary('startNode', 'startNode(relationship): where it begins', endOf('startNode', 'source')),
  unary('endNode', 'endNode(relationship): where it ends', endOf('endNode', 'target')),
  unary('toInteger', 'toInteger(number, text or boolean)', toInteger),
  unary('toFloat', 'toFloat(number or text)', toFloat),
  unary('toBoolean', 'toBoolean(text, integer or boolean)', toBoolean),
  unary('toString', 'toString(value)', toText),
  orNull('toIntegerOrNull', 'toIntegerOrNull(value)', toInteger),
  orNull('toFloatOrNull', 'toFloatOrNull(value)', toFloat),
  orNull('toBooleanOrNull', 'toBooleanOrNull(value)', toBoolean),
  orNull('toStringOrNull', 'toStringOrNull(value)', toText),
  {
    name: 'coalesce',
    minArgs: 1,
    maxArgs: Infinity,
    help: 'coalesce(a, b, ...): the first that is not null',
    call: (args) => args.find((one) => one !== null) ?? null,
  },
  unary('exists', 'exists(property): whether there is one', () => true),
  unary('valueType', 'valueType(value): the name of its type', (value) => typeName(value)),
  {
    name: 'timestamp',
    minArgs: 0,
    maxArgs: 0,
    help: 'timestamp(): milliseconds since 1970',
    call: () => BigInt(Date.now()),
  },
  {
    name: 'nullIf',
    minArgs: 2,
    maxArgs: 2,
    help: 'nullIf(a, b): null where they are equal, otherwise a',
    call: ([value = null, other = null]) => (value === other ? null : value),
  },
];

/** @throws CypherError ArgumentError NumberOutOfRange where an INTEGER is too large for what it counts. */
export function smallInteger(name: string, value: CypherValue): number {
  if (typeof value !== 'bigint') throw invalidType(name, value);
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new CypherError('ArgumentError', 'NumberOutOfRange', `${name}(): ${value} is too large.`);
  return number;
}
