import type { Clause } from './ast.ts';
import { compileExpression } from './compile-expression.ts';
import type { CompiledClause, Compiler } from './compiler.ts';
import { CypherError, syntaxError } from './errors.ts';
import type { Procedure } from './runtime.ts';
import type { Row, Scope } from './scope.ts';
import { type CypherValue, isNumber } from './values.ts';

type Call = Extract<Clause, { kind: 'call' }>;

/** `CALL procedure(args) YIELD columns`; alone in a query, all its columns come back. */
export function compileCallClause(clause: Call, compiler: Compiler): CompiledClause {
  const procedure = findProcedure(clause, compiler);
  const args = argumentsOf(clause, procedure, compiler);
  const yields = clause.yields ?? procedure.outputs.map(({ name }) => ({ column: name, variable: name }));
  const columns = yields.map(({ column }) => procedure.outputs.findIndex(({ name }) => name === column));
  const scope = yields.reduce<Scope>((inner, { variable }) => inner.with(variable), compiler.scope);
  const { width } = compiler.scope;
  const isVoid = procedure.outputs.length === 0;
  return {
    scope,
    columns: yields.map(({ variable }) => variable),
    steps: [
      {
        text: `ProcedureCall ${procedure.name}`,
        *run(rows) {
          for (const row of rows) {
            const found = procedure.call(args.map((arg) => arg(row)));
            if (isVoid) yield row;
            else yield* widened(row, found, { columns, width, compiler });
          }
        },
      },
    ],
  };
}

type Widening = { readonly columns: readonly number[]; readonly width: number; readonly compiler: Compiler };

function* widened(
  row: Row,
  found: Iterable<readonly CypherValue[]>,
  { columns, width, compiler }: Widening,
): Iterable<Row> {
  for (const record of found) {
    compiler.runtime.spend(1);
    const copy = row.slice();
    for (const [at, column] of columns.entries()) copy[width + at] = record[column] ?? null;
    yield copy;
  }
}

function findProcedure({ procedure, span }: Call, { runtime }: Compiler): Procedure {
  const found = runtime.procedures.find(({ name }) => name === procedure);
  if (found === undefined)
    throw new CypherError('ProcedureError', 'ProcedureNotFound', `There is no procedure ${procedure}.`, span);
  return found;
}

/** The arguments in brackets, or without brackets the parameters of the same names. */
function argumentsOf(
  { args, span, yields, isYieldAll }: Call,
  { inputs, outputs, name }: Procedure,
  compiler: Compiler,
) {
  if (args !== null && args.length !== inputs.length)
    throw syntaxError(
      'InvalidNumberOfArguments',
      `${name} takes ${inputs.length} arguments, not ${args.length}.`,
      span,
    );
  for (const { column, span: place } of yields ?? []) {
    if (!outputs.some((output) => output.name === column))
      throw syntaxError('UndefinedVariable', `${name} has no column ${column}.`, place);
  }
  if (args === null && isYieldAll && inputs.length > 0)
    throw syntaxError('InvalidArgumentPassingMode', `${name} needs its arguments in brackets here.`, span);
  return inputs.map((input, at) => {
    const arg = args?.[at];
    if (arg === undefined) {
      const { runtime } = compiler;
      runtime.parameter(input.name);
      return () => checkType(runtime.parameter(input.name), input.type, name);
    }
    if (arg.kind === 'literal') checkType(arg.value, input.type, name);
    const value = compileExpression(arg, compiler);
    return (row: Row) => checkType(value(row), input.type, name);
  });
}

/** @throws CypherError SyntaxError InvalidArgumentType where a value is not of the declared type. */
function checkType(value: CypherValue, type: string, name: string): CypherValue {
  const wanted = type.replace('?', '').trim().toUpperCase();
  const fits =
    value === null
      ? type.includes('?')
      : {
          STRING: typeof value === 'string',
          INTEGER: typeof value === 'bigint',
          FLOAT: isNumber(value),
          NUMBER: isNumber(value),
          BOOLEAN: typeof value === 'boolean',
        }[wanted] !== false;
  if (!fits) throw syntaxError('InvalidArgumentType', `${name} takes ${type} here.`);
  return wanted === 'FLOAT' && typeof value === 'bigint' ? Number(value) : value;
}
