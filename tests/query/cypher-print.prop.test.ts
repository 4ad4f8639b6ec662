import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CypherError } from '../../src/query/cypher/errors.ts';
import { parseCypher } from '../../src/query/cypher/parse-query.ts';
import { printQuery } from '../../src/query/cypher/print.ts';
import { shapeOf } from '../../src/query/cypher/walk.ts';

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const leaf = fc.constantFrom(
    ...[
      '1',
      '-7',
      '2.5',
      '1e30',
      "'it\\'s'",
      'true',
      'null',
      'n',
      '`odd name`',
      '$p',
      'n.name',
      'count(*)',
      '[]',
      '{}',
    ],
  );
  const inner = tie('expression');
  const join = (...operators: readonly string[]) =>
    fc.tuple(inner, fc.constantFrom(...operators), inner).map(([a, op, b]) => `(${a}) ${op} (${b})`);
  const loose = fc.tuple(
    leaf,
    fc.constantFrom('+', '-', '*', '/', '%', '^', 'AND', 'OR', 'XOR', 'IN', 'CONTAINS'),
    leaf,
  );
  return {
    expression: fc.oneof(
      { maxDepth: 4 },
      leaf,
      loose.map((parts) => parts.join(' ')),
      join('=', '<>', '<', '>=', '+', '-', '^', 'AND', 'OR', 'XOR', 'IN', 'STARTS WITH', '=~'),
      inner.map((a) => `NOT (${a})`),
      inner.map((a) => `- (${a})`),
      inner.map((a) => `(${a}) IS NOT NULL`),
      inner.map((a) => `[${a}, ${a}]`),
      inner.map((a) => `{key: ${a}, \`other key\`: 1}`),
      inner.map((a) => `[x IN [${a}] WHERE x > 1 | x]`),
      inner.map((a) => `any(x IN [1] WHERE ${a})`),
      inner.map((a) => `reduce(s = 0, x IN [1] | s + (${a}))`),
      inner.map((a) => `CASE WHEN ${a} THEN 1 ELSE (${a}) END`),
      inner.map((a) => `size([(n)-[:BACKS*1..3]->(m:Group {id: 1}) WHERE ${a} | m.name])`),
      inner.map((a) => `EXISTS { MATCH (n)-->(m) WHERE ${a} RETURN m }`),
      inner.map((a) => `coalesce(${a}, n[0], n[1..2], n.list[..3])`),
    ),
  };
});

const query = fc
  .tuple(expression, expression, fc.constantFrom('UNION', 'UNION ALL'), fc.boolean())
  .map(([a, b, union, isLong]) => {
    const first = `MATCH p = (n:Group:State {name: 'x'})<-[r:BACKS|AIDS]-(m), q = shortestPath((n)-[*..4]-(m)) WHERE ${a}`;
    const second = `OPTIONAL MATCH (n)--(k) WITH DISTINCT n AS n, (${b}) AS c ORDER BY c DESC SKIP 1 LIMIT 2 WHERE c`;
    return `${first} ${second} UNWIND [1] AS u RETURN *, ${a}, c AS d ${isLong ? `${union} RETURN 1 AS d` : ''}`;
  });

test('reading what was printed gives the same tree', () => {
  fc.assert(
    fc.property(query, (text) => {
      const tree = parseCypher(text).query;
      if (shapeOf(parseCypher(printQuery(tree)).query) !== shapeOf(tree))
        throw new Error(`${text}\n${printQuery(tree)}`);
    }),
    { numRuns: 400 },
  );
});

test('any text is read or refused with a place inside it, and quickly', () => {
  const word = fc.constantFrom(
    ...'MATCH RETURN WITH WHERE UNWIND AS CASE WHEN THEN END NOT AND IN IS NULL ( ) [ ] { } - -> <- : . .. | * , = < > + $p n 1 2.5'.split(
      ' ',
    ),
    "'a'",
    '`b`',
    'count(*)',
    '"',
    '\\',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, (one) => {
      try {
        parseCypher(one);
      } catch (error) {
        expect(error).toBeInstanceOf(CypherError);
        const { span } = error as CypherError;
        expect(span === undefined || (span.start >= 0 && span.start <= one.length)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});
