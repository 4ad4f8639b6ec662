import { nearest } from '../base/nearest.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { foldName } from '../index/find-nodes.ts';
import type { Expression, NodePattern, Query } from './cypher/ast.ts';

/**
 * Warnings of names of entities, `{name: "turkey"}` or `a.name = "YPG"`, that no entity of the graph has: no error, for no
 * row is an answer. Each with what may be meant, by capitals and marks, an alias or a slip.
 */
export function unknownEntities(query: Query, graph: KnowledgeGraph): readonly string[] {
  const asked = namesAskedFor(query);
  if (asked.size === 0) return [];
  graph.forEachNode((_id, { name }) => asked.delete(name));
  return [...asked].map((text) => {
    const near = meant(text, graph);
    return `no entity has the name "${text}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
  });
}

function namesAskedFor(query: Query): Set<string> {
  const names = new Set<string>();
  const add = (expression: Expression | undefined) => {
    if (expression?.kind === 'literal' && typeof expression.value === 'string') names.add(expression.value);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      const part = value as Partial<NodePattern> & Partial<Expression>;
      if ('labels' in part && part.properties?.kind === 'map')
        for (const [key, expression] of part.properties.entries) if (key === 'name') add(expression);
      if (part.kind === 'comparison') {
        const { operands, operators } = value as Extract<Expression, { kind: 'comparison' }>;
        const [left, right] = operands;
        if (operators.length === 1 && operators[0] === '=' && isName(left)) add(right);
        if (operators.length === 1 && operators[0] === '=' && isName(right)) add(left);
      }
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(query);
  return names;
}

const isName = (expression: Expression | undefined): boolean =>
  expression?.kind === 'property' && expression.key === 'name' && expression.target.kind === 'variable';

function meant(text: string, graph: KnowledgeGraph): string | undefined {
  const wanted = foldName(text);
  const same = graph.findNode(
    (_id, { name, aliases }) => foldName(name) === wanted || aliases.some((alias) => foldName(alias) === wanted),
  );
  if (same !== undefined) return graph.getNodeAttribute(same, 'name');
  return nearest(
    text,
    graph.mapNodes((_id, { name }) => name),
  );
}
