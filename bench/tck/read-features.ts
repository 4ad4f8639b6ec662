import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';

export type ScenarioStep = {
  readonly text: string;
  readonly docString: string | undefined;
  readonly table: readonly (readonly string[])[];
};

export type Scenario = {
  /** Folder of the feature file below the given one, such as `clauses/match`. */
  readonly folder: string;
  readonly name: string;
  readonly steps: readonly ScenarioStep[];
};

/** All scenarios below a folder, those of outlines once for each example. */
export function readFeatures(folder: string): readonly Scenario[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.feature'));
  return files.sort().flatMap((file) => {
    const newId = IdGenerator.incrementing();
    const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
    const document = parser.parse(readFileSync(join(folder, file), 'utf8'));
    return compile(document, file, newId).map(
      (pickle): Scenario => ({
        folder: dirname(relative('.', file)),
        name: `${file}: ${pickle.name}`,
        steps: pickle.steps.map(({ text, argument }) => ({
          text,
          docString: argument?.docString?.content,
          table: argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [],
        })),
      }),
    );
  });
}

/** The Cypher that makes a named graph: `graphs/NAME/NAME.cypher` beside the features or above them. */
export function readNamedGraph(features: string, name: string): string | undefined {
  for (let folder = features; ; folder = dirname(folder)) {
    const path = join(folder, 'graphs', name, `${name}.cypher`);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    if (dirname(folder) === folder) return undefined;
  }
}
