import type { Expression, NodePattern, PatternPart } from './ast.ts';
import { rowStep, type Step } from './chain-steps.ts';
import { compileExpression } from './compile-expression.ts';
import type { Compiler, Evaluate } from './compiler.ts';
import {
  expandStep,
  fromRelationshipStep,
  labelStep,
  type PlanNode,
  type PlanRelationship,
  pathStep,
  scanStep,
} from './match-steps.ts';
import type { Scope } from './scope.ts';
import { shortestStep } from './shortest-step.ts';
import { truth } from './truth.ts';
import { formatName } from './values.ts';
import { conjuncts, freeVariables } from './walk.ts';

export type MatchPlan = { readonly steps: readonly Step[]; readonly scope: Scope };

/** A condition with the slots that must be bound before it can be asked. */
type Condition = { readonly test: Evaluate; readonly needs: ReadonlySet<number>; readonly text: string };

type Lookup = { readonly slot: number; readonly key: string; readonly value: Evaluate };

/**
 * Plans the patterns of one MATCH: starts at what is bound or where fewest nodes are, goes along relationships between
 * bound nodes first, and asks each condition as soon as it can be answered.
 */
export function compileMatch(
  patterns: readonly PatternPart[],
  where: Expression | null,
  compiler: Compiler,
): MatchPlan {
  const layout = new Layout(patterns, compiler);
  const inner = { ...compiler, scope: layout.scope };
  const tests = [...layout.nodeConditions(), ...conjuncts(where)];
  const conditions = tests.map((test): Condition => {
    const needs = [...freeVariables(test)].flatMap((name) => layout.scope.slot(name) ?? []);
    return { test: compileExpression(test, inner), needs: new Set(needs), text: test.kind };
  });
  const lookups = tests.flatMap((test) => findLookup(test, layout, inner));
  return { steps: new Planner(layout, compiler, { conditions, lookups }).plan(), scope: layout.scope };
}

/** `a.name = value` where the value is known before the match begins. */
function findLookup(test: Expression, layout: Layout, compiler: Compiler): readonly Lookup[] {
  if (test.kind !== 'comparison' || test.operators.length !== 1 || test.operators[0] !== '=') return [];
  const [left, right] = test.operands;
  if (left === undefined || right === undefined) return [];
  const pairs = [
    [left, right],
    [right, left],
  ] as const;
  return pairs.flatMap(([property, value]) => {
    if (property.kind !== 'property' || property.target.kind !== 'variable') return [];
    const slot = layout.scope.slot(property.target.name);
    const isKnown = [...freeVariables(value)].every((name) => layout.isBoundBefore(layout.scope.slot(name)));
    if (slot === undefined || !isKnown || !compiler.runtime.graph.indexedKeys.has(property.key)) return [];
    return [{ slot, key: property.key, value: compileExpression(value, compiler) }];
  });
}

type PlanPart = {
  readonly part: PatternPart;
  readonly pathSlot: number | undefined;
  readonly relationships: readonly PlanRelationship[];
  readonly nodes: readonly PlanNode[];
};

/** Gives every node and relationship of the patterns a slot. */
class Layout {
  readonly parts: readonly PlanPart[];
  readonly #before: Scope;
  readonly #patternNodes: { readonly pattern: NodePattern; readonly slot: number }[] = [];
  #scope: Scope;

  constructor(patterns: readonly PatternPart[], compiler: Compiler) {
    this.#before = compiler.scope;
    this.#scope = compiler.scope;
    const outer = patterns.map((part) => {
      const nodes = part.nodes.map((pattern) => this.#node(pattern));
      const slots = part.relationships.map(({ variable }) => this.#slot(variable));
      const pathSlot = part.variable === null ? undefined : this.#slot(part.variable).slot;
      return { part, nodes, slots, pathSlot };
    });
    this.parts = outer.map(({ part, nodes, slots, pathSlot }) => ({
      part,
      nodes,
      pathSlot,
      relationships: part.relationships.map((pattern, at): PlanRelationship => {
        const [from, to, slot] = [nodes[at], nodes[at + 1], slots[at]];
        if (from === undefined || to === undefined || slot === undefined) throw new Error('A chain lacks a node.');
        const properties =
          pattern.properties === null
            ? null
            : compileExpression(pattern.properties, { ...compiler, scope: this.#scope });
        return { slot: slot.slot, pattern, from, to, properties, isBound: slot.isBound };
      }),
    }));
  }

  get scope(): Scope {
    return this.#scope;
  }

  isBoundBefore(slot: number | undefined): boolean {
    return slot !== undefined && slot < this.#before.width;
  }

  /** Inline properties of nodes, as conditions. */
  nodeConditions(): readonly Expression[] {
    return this.#patternNodes.flatMap(({ pattern, slot }): readonly Expression[] => {
      const { properties, span } = pattern;
      if (properties === null) return [];
      const target: Expression = { kind: 'variable', name: this.#nameOf(pattern, slot), span };
      const entries = properties.kind === 'map' ? properties.entries : [];
      return entries.map(([key, value]): Expression => {
        const property: Expression = { kind: 'property', target, key, span };
        return { kind: 'comparison', operands: [property, value], operators: ['='], span };
      });
    });
  }

  #nameOf(pattern: NodePattern, slot: number): string {
    return pattern.variable ?? hiddenName(slot);
  }

  #node(pattern: NodePattern): PlanNode {
    const { variable, labels } = pattern;
    // A node that conditions speak of needs a name, if one that nobody can type.
    const isNamed = variable !== null || pattern.properties !== null;
    const { slot } = this.#slot(variable ?? (isNamed ? hiddenName(this.#scope.width) : null));
    this.#patternNodes.push({ pattern, slot });
    const text = `(${variable ?? ''}${labels.map((label) => `:${formatName(label)}`).join('')})`;
    return { slot, text, labels };
  }

  #slot(name: string | null): { readonly slot: number; readonly isBound: boolean } {
    const known = name === null ? undefined : this.#scope.slot(name);
    if (known !== undefined) return { slot: known, isBound: known < this.#before.width };
    const slot = this.#scope.width;
    this.#scope = name === null ? this.#scope.withHidden() : this.#scope.with(name);
    return { slot, isBound: false };
  }
}

/** Begins with a space, which no name in a query does. */
const hiddenName = (slot: number) => ` node${slot}`;

class Planner {
  readonly #layout: Layout;
  readonly #compiler: Compiler;
  readonly #conditions: Set<Condition>;
  readonly #lookups: readonly Lookup[];
  readonly #bound = new Set<number>();
  readonly #steps: Step[] = [];
  readonly #linkSlots: number[] = [];

  constructor(
    layout: Layout,
    compiler: Compiler,
    { conditions, lookups }: { readonly conditions: readonly Condition[]; readonly lookups: readonly Lookup[] },
  ) {
    this.#layout = layout;
    this.#compiler = compiler;
    this.#conditions = new Set(conditions);
    this.#lookups = lookups;
    for (let slot = 0; slot < compiler.scope.width; slot += 1) this.#bound.add(slot);
  }

  plan(): readonly Step[] {
    const shortest = this.#layout.parts.filter(({ part }) => part.shortest !== null);
    const links = new Set(
      this.#layout.parts.filter(({ part }) => part.shortest === null).flatMap(({ relationships }) => relationships),
    );
    const checked = new Set<PlanNode>();
    const nodes = this.#layout.parts.flatMap((part) => part.nodes);
    this.#ask();
    for (;;) {
      this.#checkLabels(nodes, checked);
      const link = this.#nextLink(links);
      if (link !== undefined) {
        links.delete(link);
        this.#expand(link, checked);
        continue;
      }
      const node = this.#nextStart(nodes, links);
      if (node === undefined) break;
      checked.add(node);
      this.#start(node, links);
    }
    for (const part of shortest) this.#shortest(part);
    this.#paths();
    this.#ask();
    return this.#steps;
  }

  /** Nodes that are bound by an earlier clause or another pattern still have to have the labels written here. */
  #checkLabels(nodes: readonly PlanNode[], checked: Set<PlanNode>): void {
    for (const node of nodes) {
      if (checked.has(node) || !this.#bound.has(node.slot)) continue;
      checked.add(node);
      if (node.labels.length > 0 || this.#layout.isBoundBefore(node.slot))
        this.#steps.push(labelStep(this.#compiler.runtime, node));
    }
  }

  #nextLink(links: ReadonlySet<PlanRelationship>): PlanRelationship | undefined {
    let best: PlanRelationship | undefined;
    let least = Infinity;
    for (const link of links) {
      const ends = [link.from, link.to].filter(({ slot }) => this.#bound.has(slot)).length;
      if (ends === 0) continue;
      const cost = this.#fanOut(link) * (ends === 2 ? 0.01 : 1) * (link.pattern.range === null ? 1 : 1000);
      if (cost < least) [best, least] = [link, cost];
    }
    return best;
  }

  #fanOut({ pattern }: PlanRelationship): number {
    const { graph } = this.#compiler.runtime;
    const types = pattern.types.length === 0 ? [undefined] : pattern.types;
    const count = types.reduce((sum, type) => sum + graph.relationshipCount(type), 0);
    return (1 + count) / (1 + graph.nodeCount());
  }

  #nextStart(nodes: readonly PlanNode[], links: ReadonlySet<PlanRelationship>): PlanNode | undefined {
    let best: PlanNode | undefined;
    let least = Infinity;
    for (const node of nodes) {
      if (this.#bound.has(node.slot)) continue;
      const cost = this.#startCost(node, links);
      if (cost < least) [best, least] = [node, cost];
    }
    return best;
  }

  #startCost(node: PlanNode, links: ReadonlySet<PlanRelationship>): number {
    if (this.#boundLinkFrom(node, links) !== undefined) return 0;
    if (this.#lookups.some(({ slot }) => slot === node.slot)) return 1;
    const { graph } = this.#compiler.runtime;
    const counts = node.labels.map((label) => graph.nodeCount(label));
    return 2 + Math.min(graph.nodeCount(), ...counts);
  }

  #boundLinkFrom(node: PlanNode, links: ReadonlySet<PlanRelationship>): PlanRelationship | undefined {
    return [...links].find((link) => link.isBound && link.from.slot === node.slot && link.pattern.range === null);
  }

  #start(node: PlanNode, links: ReadonlySet<PlanRelationship>): void {
    const { runtime } = this.#compiler;
    const link = this.#boundLinkFrom(node, links);
    const lookup = this.#lookups.find(({ slot }) => slot === node.slot);
    this.#steps.push(link === undefined ? scanStep(runtime, node, lookup) : fromRelationshipStep(runtime, link));
    this.#bind(node.slot);
  }

  #expand(link: PlanRelationship, checked: Set<PlanNode>): void {
    const [hasFrom, hasTo] = [this.#bound.has(link.from.slot), this.#bound.has(link.to.slot)];
    const isReversed = !hasFrom;
    const others = [...this.#linkSlots];
    this.#steps.push(expandStep(this.#compiler.runtime, link, { isReversed, isInto: hasFrom && hasTo, others }));
    checked.add(isReversed ? link.from : link.to);
    this.#linkSlots.push(link.slot);
    this.#bound.add(link.slot);
    this.#bind((isReversed ? link.from : link.to).slot);
  }

  #shortest({ part, relationships, pathSlot }: PlanPart): void {
    const [link] = relationships;
    if (link === undefined) return;
    this.#steps.push(shortestStep(this.#compiler.runtime, link, { shortest: part.shortest, pathSlot }));
    this.#bound.add(link.slot);
    if (pathSlot !== undefined) this.#bind(pathSlot);
  }

  #paths(): void {
    for (const { part, pathSlot, nodes, relationships } of this.#layout.parts) {
      if (pathSlot === undefined || part.shortest !== null) continue;
      const chain = { nodes: nodes.map(({ slot }) => slot), relationships: relationships.map(({ slot }) => slot) };
      this.#steps.push(pathStep(this.#compiler.runtime, pathSlot, chain));
      this.#bound.add(pathSlot);
    }
  }

  #bind(slot: number): void {
    this.#bound.add(slot);
    this.#ask();
  }

  /** Adds the conditions that can be answered now. */
  #ask(): void {
    for (const condition of this.#conditions) {
      if (![...condition.needs].every((slot) => this.#bound.has(slot))) continue;
      this.#conditions.delete(condition);
      this.#steps.push(filterStep(condition.test));
    }
  }
}

/** Keeps the rows for which a condition is true. */
export const filterStep = (test: Evaluate): Step =>
  rowStep('Filter', (row) => (truth(test(row)) === true ? row : undefined));
