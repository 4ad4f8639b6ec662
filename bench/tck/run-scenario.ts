import { CypherError } from '../../src/query/cypher/errors.ts';
import { MemoryGraph } from '../../src/query/cypher/memory-graph.ts';
import { runCypher } from '../../src/query/cypher/run.ts';
import type { Procedure } from '../../src/query/cypher/runtime.ts';
import type { CypherValue } from '../../src/query/cypher/values.ts';
import { canonicalExpected, canonicalValue } from './expected.ts';
import { createInto } from './load-graph.ts';
import { readNamedGraph, type Scenario, type ScenarioStep } from './read-features.ts';

export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: string };

type Answer =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly CypherValue[])[] }
  | { readonly error: unknown; readonly isCompileTime: boolean };

const WRITE = /\b(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH)\b/i;
const SCENARIO_MILLISECONDS = 5000;

/** Runs one scenario; a crash of the engine is a failure of the scenario. */
export function runScenario(scenario: Scenario, features: string): Outcome {
  const writes = scenario.steps.find(
    ({ text, docString }) => /^executing/.test(text) && WRITE.test(withoutText(docString)),
  );
  if (writes !== undefined) return { kind: 'skipped', reason: 'the query writes' };
  const setup = scenario.steps
    .filter(({ text }) => text.startsWith('having executed'))
    .map(({ docString }) => docString);
  if (setup.some((text) => /\b(MERGE|SET|DELETE|REMOVE)\b/i.test(withoutText(text))))
    return { kind: 'skipped', reason: 'the setup does more than CREATE' };
  try {
    const run = new ScenarioRun(features);
    for (const step of scenario.steps) {
      const reason = run.step(step);
      if (reason !== undefined) return { kind: 'failed', reason };
    }
    return { kind: 'passed' };
  } catch (error) {
    return { kind: 'failed', reason: `${String(error)}` };
  }
}

/** A query without its strings and comments, so that words in them are not taken for clauses. */
const withoutText = (query: string | undefined): string =>
  (query ?? '').replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/.*|[:.]\s*\w+/g, ' ');

class ScenarioRun {
  readonly #features: string;
  readonly #graph = new MemoryGraph();
  readonly #parameters = new Map<string, CypherValue>();
  readonly #procedures: Procedure[] = [];
  #answer: Answer | undefined;

  constructor(features: string) {
    this.#features = features;
  }

  /** What went wrong, undefined where nothing did. */
  step({ text, docString = '', table }: ScenarioStep): string | undefined {
    const named = /^the (\S+) graph$/.exec(text)?.[1];
    const error = /^an? (\w+) should be raised at (.+?): (\S+)$/.exec(text);
    const procedure = /^there exists a procedure (.+)$/.exec(text)?.[1];
    if (/^an empty graph$|^any graph$|^no side effects$/.test(text)) return undefined;
    if (named !== undefined) return this.#load(named);
    if (text.startsWith('having executed')) createInto(this.#graph, docString, this.#parameters);
    else if (text.startsWith('parameters are')) this.#setParameters(table);
    else if (procedure !== undefined) this.#procedures.push(readProcedure(procedure, table, this.#evaluate));
    else if (text.startsWith('executing')) this.#answer = this.#execute(docString);
    else if (error !== null) return this.#checkError(error[1] ?? '', error[2] ?? '', error[3] ?? '');
    else if (text === 'the result should be empty') return this.#checkRows([], text);
    else if (text.startsWith('the result should be')) return this.#checkRows(table, text);
    else return `The step "${text}" is not known.`;
    return undefined;
  }

  #load(name: string): string | undefined {
    const text = readNamedGraph(this.#features, name);
    if (text === undefined) return `There is no graph ${name}.`;
    createInto(this.#graph, text, new Map());
    return undefined;
  }

  readonly #evaluate = (text: string): CypherValue => {
    const [row] = [...runCypher(`RETURN ${text} AS value`, this.#graph).rows];
    return row?.[0] ?? null;
  };

  #setParameters(table: readonly (readonly string[])[]): void {
    for (const [name = '', value = 'null'] of table) this.#parameters.set(name, this.#evaluate(value));
  }

  #execute(query: string): Answer {
    let isCompileTime = true;
    try {
      const result = runCypher(query, this.#graph, {
        parameters: this.#parameters,
        procedures: this.#procedures,
        limits: { milliseconds: SCENARIO_MILLISECONDS },
      });
      isCompileTime = false;
      return { columns: result.columns, rows: [...result.rows] };
    } catch (error) {
      return { error, isCompileTime };
    }
  }

  #checkError(kind: string, phase: string, detail: string): string | undefined {
    const answer = this.#answer;
    if (answer === undefined || !('error' in answer)) return `Expected ${kind} ${detail}, got an answer.`;
    if (!(answer.error instanceof CypherError)) return `Expected ${kind} ${detail}, crashed: ${String(answer.error)}`;
    const got = `${answer.error.kind} ${answer.error.detail} (${answer.error.message})`;
    if (phase === 'compile time' && !answer.isCompileTime)
      return `Expected ${kind} ${detail} at compile time, got ${got} later.`;
    const fits = answer.error.kind === kind && (detail === '*' || answer.error.detail === detail);
    return fits ? undefined : `Expected ${kind} ${detail}, got ${got}.`;
  }

  #checkRows(table: readonly (readonly string[])[], step: string): string | undefined {
    const answer = this.#answer;
    if (answer === undefined) return 'No query was run.';
    if ('error' in answer) return `Expected rows, got ${String(answer.error)}`;
    const options = { ignoresListOrder: step.includes('ignoring element order for lists') };
    const [header, ...rows] = table;
    if (header !== undefined && header.join('|') !== answer.columns.join('|'))
      return `Expected columns ${header.join(', ')}, got ${answer.columns.join(', ')}.`;
    const expected = rows.map((row) => row.map((cell) => canonicalExpected(cell, options)).join(' | '));
    const got = answer.rows.map((row) => row.map((value) => canonicalValue(value, options)).join(' | '));
    if (!/in order/.test(step)) for (const list of [expected, got]) list.sort();
    if (expected.join('\n') === got.join('\n')) return undefined;
    return `Expected ${expected.length} rows ${expected.slice(0, 5).join(' // ')}; got ${got.length} rows ${got.slice(0, 5).join(' // ')}`;
  }
}

/** `test.my.proc(name :: STRING?) :: (out :: INTEGER?)` with a table of inputs and outputs. */
function readProcedure(
  signature: string,
  table: readonly (readonly string[])[],
  evaluate: (text: string) => CypherValue,
): Procedure {
  const [, name = '', inputText = '', outputText = ''] = /^([\w.]+)\((.*?)\) :: \((.*?)\):?$/.exec(signature) ?? [];
  const fields = (text: string) =>
    text
      .split(',')
      .filter((one) => one.includes('::'))
      .map((one) => {
        const [field = '', type = ''] = one.split('::').map((part) => part.trim());
        return { name: field, type };
      });
  const [inputs, outputs] = [fields(inputText), fields(outputText)];
  const records = table.slice(1).map((row) => row.map((cell) => (cell === '' ? null : evaluate(cell))));
  const key = (values: readonly CypherValue[]) =>
    values
      .map((one) =>
        typeof one === 'bigint'
          ? String(Number(one))
          : typeof one === 'number'
            ? String(one)
            : canonicalValue(one, { ignoresListOrder: false }),
      )
      .join('|');
  return {
    name,
    inputs,
    outputs,
    call: (args) =>
      records
        .filter((record) => key(record.slice(0, inputs.length)) === key(args))
        .map((record) => record.slice(inputs.length)),
  };
}
