import type { Clause, Expression, Query, SingleQuery } from './ast.ts';
import { type Cursor, cursorOf, linkSteps, OneRow, rowsOf, runFrom, type Step } from './chain-steps.ts';
import { groupKey } from './compare.ts';
import { compileCallClause } from './compile-call.ts';
import { compileExpression } from './compile-expression.ts';
import { compileMatch, filterStep } from './compile-match.ts';
import { compileProjection } from './compile-projection.ts';
import type { CompiledClause, Compiler } from './compiler.ts';
import { syntaxError } from './errors.ts';
import { extend, type Row, type Scope } from './scope.ts';
import type { CypherValue } from './values.ts';
import { isList } from './values.ts';

/** A query ready to run from a row of the variables around it; the empty row at the top. */
export type CompiledQuery = {
  readonly columns: readonly string[];
  /** All steps in order, those of the parts of a UNION one after another. */
  readonly steps: readonly Step[];
  readonly run: (row: Row) => Cursor;
};

/** How each step is watched: PROFILE counts the rows that leave it. */
export type WatchStep = (step: Step) => Step;

export function compileQuery(query: Query, compiler: Compiler, watch: WatchStep = (step) => step): CompiledQuery {
  const parts = query.parts.map((part) => compileSingle(part, compiler, watch));
  const [first] = parts;
  if (first === undefined) throw new Error('A query has no parts.');
  const steps = parts.flatMap((part) => part.steps);
  if (parts.length === 1) return first;
  const isAll = query.unions.every((union) => union.isAll);
  const run = (row: Row) => cursorOf(unionRows(parts, row, isAll));
  return { columns: first.columns, steps, run };
}

/** Rows of all parts, their columns in the order of the first; each once, unless all are wanted. */
function* unionRows(parts: readonly CompiledQuery[], row: Row, isAll: boolean): Iterable<Row> {
  const columns = parts[0]?.columns ?? [];
  const seen = new Set<string>();
  for (const part of parts) {
    const order = columns.map((name) => part.columns.indexOf(name));
    for (const found of rowsOf(part.run(row))) {
      const values = order.map((at) => found[at] ?? null);
      const key = isAll ? '' : groupKey(values);
      if (!isAll && seen.has(key)) continue;
      if (!isAll) seen.add(key);
      yield values;
    }
  }
}

function compileSingle({ clauses }: SingleQuery, compiler: Compiler, watch: WatchStep): CompiledQuery {
  const steps: Step[] = [];
  let scope = compiler.scope;
  let columns: readonly string[] = [];
  for (const clause of clauses) {
    const compiled = compileClause(clause, { ...compiler, scope }, watch);
    steps.push(...compiled.steps);
    scope = compiled.scope;
    columns = compiled.columns ?? [];
  }
  const linked = linkSteps(steps);
  return { columns, steps, run: (row) => linked(new OneRow(row)) };
}

export function compileClause(clause: Clause, compiler: Compiler, watch: WatchStep): CompiledClause {
  switch (clause.kind) {
    case 'match': {
      const plan = compileMatch(clause.patterns, clause.where, compiler);
      const steps = plan.steps.map(watch);
      if (!clause.isOptional) return { steps, scope: plan.scope };
      return { steps: [watch(optionalStep(steps, compiler.scope, plan.scope))], scope: plan.scope };
    }
    case 'unwind':
      return { steps: [watch(unwindStep(clause, compiler))], scope: compiler.scope.with(clause.variable) };
    case 'with': {
      const { steps, scope } = compileProjection(clause.projection, compiler, clause.where);
      return { steps: steps.map(watch), scope };
    }
    case 'return': {
      const { steps, scope, columns } = compileProjection(clause.projection, compiler);
      return { steps: steps.map(watch), scope, columns };
    }
    case 'call': {
      const call = compileCallClause(clause, compiler);
      const steps = [...call.steps, ...whereSteps(clause.where, { ...compiler, scope: call.scope })];
      return { ...call, steps: steps.map(watch) };
    }
    case 'create':
      throw syntaxError('InvalidClauseComposition', 'CREATE would change the graph; queries only read.', clause.span);
  }
}

function whereSteps(where: Expression | null, compiler: Compiler): readonly Step[] {
  return where === null ? [] : [filterStep(compileExpression(where, compiler))];
}

/** Rows of a match, or the row before it with null for what the match would have bound. */
function optionalStep(steps: readonly Step[], before: Scope, after: Scope): Step {
  const linked = linkSteps(steps);
  return {
    text: 'Optional',
    *run(rows) {
      for (const row of rows) {
        let isFound = false;
        for (const found of runFrom(linked, row)) {
          isFound = true;
          yield found;
        }
        if (isFound) continue;
        const filled: (CypherValue | undefined)[] = row.slice();
        for (let slot = before.width; slot < after.width; slot += 1) filled[slot] = null;
        yield filled;
      }
    },
  };
}

function unwindStep({ list }: Extract<Clause, { kind: 'unwind' }>, compiler: Compiler): Step {
  const values = compileExpression(list, compiler);
  const slot = compiler.scope.width;
  return {
    text: 'Unwind',
    *run(rows) {
      for (const row of rows) {
        const found = values(row);
        if (found === null) continue;
        for (const item of isList(found) ? found : [found]) {
          compiler.runtime.spend(1);
          yield extend(row, slot, item);
        }
      }
    },
  };
}
