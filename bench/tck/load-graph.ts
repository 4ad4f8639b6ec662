import type { Clause, Expression, PatternPart } from '../../src/query/cypher/ast.ts';
import { compileExpression } from '../../src/query/cypher/compile-expression.ts';
import { NESTED } from '../../src/query/cypher/compile-pattern-expression.ts';
import { compileClause } from '../../src/query/cypher/compile-query.ts';
import type { MemoryGraph } from '../../src/query/cypher/memory-graph.ts';
import { parseCypher } from '../../src/query/cypher/parse-query.ts';
import { Runtime } from '../../src/query/cypher/runtime.ts';
import { extend, type Row, Scope } from '../../src/query/cypher/scope.ts';
import { type CypherValue, isMap, NodeValue, RelationshipValue } from '../../src/query/cypher/values.ts';

/** Fills a graph by the CREATE clauses of a query; the clauses before them are run by the engine. */
export function createInto(graph: MemoryGraph, text: string, parameters: ReadonlyMap<string, CypherValue>): void {
  const runtime = new Runtime(graph);
  runtime.begin(parameters);
  for (const statement of text.split(/;\s*$/m).filter((one) => one.trim() !== '')) {
    for (const { clauses } of parseCypher(statement).query.parts) runClauses(clauses, runtime, graph);
  }
}

function runClauses(clauses: readonly Clause[], runtime: Runtime, graph: MemoryGraph): void {
  let scope = new Scope();
  let rows: readonly Row[] = [[]];
  for (const clause of clauses) {
    if (clause.kind === 'create') {
      const creator = new Creator(graph, runtime, scope);
      rows = rows.map((row) => creator.create(clause.patterns, row));
      scope = creator.scope;
    } else {
      const compiled = compileClause(clause, { runtime, scope, ...NESTED }, (step) => step);
      rows = [...compiled.steps.reduce<Iterable<Row>>((input, step) => step.run(input), rows)];
      scope = compiled.scope;
    }
  }
}

class Creator {
  readonly #graph: MemoryGraph;
  readonly #runtime: Runtime;
  readonly #before: Scope;
  scope: Scope;

  constructor(graph: MemoryGraph, runtime: Runtime, scope: Scope) {
    this.#graph = graph;
    this.#runtime = runtime;
    this.#before = scope;
    this.scope = scope;
  }

  create(patterns: readonly PatternPart[], start: Row): Row {
    this.scope = this.#before;
    let row = start;
    for (const { nodes, relationships } of patterns) {
      const ids = nodes.map((node) => {
        const known = node.variable === null ? undefined : this.scope.slot(node.variable);
        const bound = known === undefined ? undefined : row[known];
        if (bound instanceof NodeValue) return bound.id;
        const id = this.#graph.addNode(node.labels, this.#properties(node.properties, row));
        if (node.variable !== null) row = this.#bind(node.variable, row, new NodeValue(id, this.#graph));
        return id;
      });
      for (const [at, link] of relationships.entries()) {
        const [left = -1, right = -1] = [ids[at], ids[at + 1]];
        const ends = link.direction === 'in' ? { source: right, target: left } : { source: left, target: right };
        const id = this.#graph.addRelationship(link.types[0] ?? '', ends, this.#properties(link.properties, row));
        if (link.variable !== null) row = this.#bind(link.variable, row, new RelationshipValue(id, this.#graph));
      }
    }
    return row;
  }

  #bind(name: string, row: Row, value: CypherValue): Row {
    const slot = this.scope.width;
    this.scope = this.scope.with(name);
    return extend(row, slot, value);
  }

  #properties(expression: Expression | null, row: Row): ReadonlyMap<string, CypherValue> {
    if (expression === null) return new Map();
    const value = compileExpression(expression, { runtime: this.#runtime, scope: this.scope, ...NESTED })(row);
    if (!isMap(value)) throw new Error('Properties are a map.');
    return new Map([...value].filter(([, one]) => one !== null));
  }
}
