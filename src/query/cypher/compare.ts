import { compareText } from '../../base/ids.ts';
import {
  type CypherList,
  type CypherMap,
  type CypherValue,
  formatValue,
  isList,
  isMap,
  isNumber,
  isTemporal,
  NodeValue,
  PathValue,
  RelationshipValue,
} from './values.ts';

/** True, false, or null for what cannot be known: the logic of openCypher. */
export type Ternary = boolean | null;

export function and(left: Ternary, right: Ternary): Ternary {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

export function or(left: Ternary, right: Ternary): Ternary {
  if (left === true || right === true) return true;
  return left === null || right === null ? null : false;
}

export const xor = (left: Ternary, right: Ternary): Ternary =>
  left === null || right === null ? null : left !== right;

export const not = (value: Ternary): Ternary => (value === null ? null : !value);

/** `=`: null wherever null is involved; an INTEGER equals a FLOAT of the same amount; NaN equals nothing. */
export function equals(left: CypherValue, right: CypherValue): Ternary {
  if (left === null || right === null) return null;
  if (isNumber(left) && isNumber(right)) return left <= right && left >= right;
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  if (isList(left)) return isList(right) ? equalLists(left, right) : false;
  if (isMap(left)) return isMap(right) ? equalMaps(left, right) : false;
  if (left instanceof NodeValue) return right instanceof NodeValue && left.id === right.id;
  if (left instanceof RelationshipValue) return right instanceof RelationshipValue && left.id === right.id;
  if (left instanceof PathValue) return right instanceof PathValue && groupKey(left) === groupKey(right);
  return isTemporal(left) && isTemporal(right) && left.equals(right);
}

function equalLists(left: CypherList, right: CypherList): Ternary {
  if (left.length !== right.length) return false;
  let result: Ternary = true;
  for (const [at, item] of left.entries()) {
    result = and(result, equals(item, right[at] ?? null));
    if (result === false) return false;
  }
  return result;
}

function equalMaps(left: CypherMap, right: CypherMap): Ternary {
  if (left.size !== right.size) return false;
  let result: Ternary = true;
  for (const [key, value] of left) {
    if (!right.has(key)) return false;
    result = and(result, equals(value, right.get(key) ?? null));
  }
  return result;
}

/** `<` and its kin: below, at or above 0; null where the two types have no order between them; undefined beside NaN. */
export function compare(left: CypherValue, right: CypherValue): number | null | undefined {
  if (left === null || right === null) return null;
  if (isNumber(left) && isNumber(right)) {
    if (left < right) return -1;
    if (left > right) return 1;
    return left <= right ? 0 : undefined;
  }
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (isList(left) && isList(right)) return compareLists(left, right);
  if (isTemporal(left) && isTemporal(right) && left.temporal === right.temporal) return left.compare(right) ?? null;
  return null;
}

function compareLists(left: CypherList, right: CypherList): number | null | undefined {
  for (const [at, item] of left.entries()) {
    if (at >= right.length) return 1;
    const result = compare(item, right[at] ?? null);
    if (result !== 0) return result;
  }
  return left.length - right.length;
}

/** Place of each type in ORDER BY: maps before nodes before relationships ... before null. */
function typeRank(value: CypherValue): number {
  if (value === null) return 99;
  if (isMap(value)) return 1;
  if (value instanceof NodeValue) return 2;
  if (value instanceof RelationshipValue) return 3;
  if (isList(value)) return 4;
  if (value instanceof PathValue) return 5;
  if (isTemporal(value))
    return { datetime: 6, localdatetime: 7, date: 8, time: 9, localtime: 10, duration: 11 }[value.temporal];
  if (typeof value === 'string') return 12;
  return typeof value === 'boolean' ? 13 : 14;
}

/** The order of ORDER BY, min and max: total over all values, NaN above all numbers, null last. */
export function orderValues(left: CypherValue, right: CypherValue): number {
  const rank = typeRank(left) - typeRank(right);
  if (rank !== 0) return rank;
  if (left === null || right === null) return 0;
  if (isNumber(left) && isNumber(right)) return orderNumbers(left, right);
  if (isList(left) && isList(right)) return orderLists(left, right);
  if (isMap(left) && isMap(right)) return orderMaps(left, right);
  if (left instanceof NodeValue && right instanceof NodeValue) return left.id - right.id;
  if (left instanceof RelationshipValue && right instanceof RelationshipValue) return left.id - right.id;
  if (left instanceof PathValue && right instanceof PathValue) return orderPaths(left, right);
  if (isTemporal(left) && isTemporal(right))
    return left.compare(right) ?? compareText(left.toString(), right.toString());
  return compare(left, right) ?? 0;
}

function orderNumbers(left: bigint | number, right: bigint | number): number {
  const [isLeftNaN, isRightNaN] = [Number.isNaN(left), Number.isNaN(right)];
  if (isLeftNaN || isRightNaN) return Number(isLeftNaN) - Number(isRightNaN);
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderLists(left: CypherList, right: CypherList): number {
  for (const [at, item] of left.entries()) {
    if (at >= right.length) return 1;
    const result = orderValues(item, right[at] ?? null);
    if (result !== 0) return result;
  }
  return left.length - right.length;
}

function orderMaps(left: CypherMap, right: CypherMap): number {
  const keys = [left, right].map((map) => [...map.keys()].sort(compareText));
  const byKeys = orderLists(keys[0] ?? [], keys[1] ?? []);
  if (byKeys !== 0) return byKeys;
  const values = [left, right].map((map, at) => (keys[at] ?? []).map((key) => map.get(key) ?? null));
  return orderLists(values[0] ?? [], values[1] ?? []);
}

const orderPaths = (left: PathValue, right: PathValue) =>
  left.relationships.length - right.relationships.length || compareText(groupKey(left), groupKey(right));

/** The key of a row of values; one text alone, the commonest, is left as it is where no other key begins so. */
export function rowKey(values: readonly CypherValue[]): string {
  const first = values[0];
  if (values.length !== 1 || typeof first !== 'string') return groupKey(values);
  return first.startsWith('[') || first.startsWith('"') ? `"${first}` : first;
}

/** A text that is the same for values which DISTINCT and grouping take as one. */
export function groupKey(value: CypherValue): string {
  if (value === null) return '0';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'bigint') return `n${value}`;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? `n${value === 0 ? 0 : value}` : `n${value}`;
  if (isList(value)) return `[${value.map(groupKey).join(',')}]`;
  if (isMap(value)) {
    const keys = [...value.keys()].sort(compareText);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${groupKey(value.get(key) ?? null)}`).join(',')}}`;
  }
  if (value instanceof NodeValue) return `N${value.id}`;
  if (value instanceof RelationshipValue) return `R${value.id}`;
  if (value instanceof PathValue)
    return `P${value.nodes.map(groupKey).join('')}${value.relationships.map(groupKey).join('')}`;
  return `${value.temporal}${formatValue(value)}`;
}
