import type { Command } from 'commander';
import type { CommonOptions } from './terminal.ts';

/** What a command hands back: its exit code, 0 when it says nothing. */
export type CommandResult = number | undefined;

function common(command: Command): Command {
  return command
    .option('--graph <file>', 'graph file', 'exports/graph.json')
    .option('--schema <dir>', 'folder that adds to or overrides the bundled schema (repeatable)', collect, [])
    .option('-f, --format <format>', 'table, plain, json, jsonl, csv, tsv or markdown')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--quiet', 'no notes and no progress on standard error', false)
    .option('--no-color', 'no colours');
}

export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

type Load = () => Promise<(args: readonly string[], options: never) => CommandResult | Promise<CommandResult>>;

/** Registers a command whose code is loaded only when it runs. */
export function add(
  program: Command,
  usage: string,
  summary: string,
  load: Load,
  examples: readonly string[],
): Command {
  const command = common(program.command(usage)).summary(summary).description(summary);
  command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`);
  command.action(async (...received: unknown[]) => {
    const self = received.at(-1) as Command;
    const run = await load();
    const code = await run(
      self.processedArgs.flat().filter((arg): arg is string => typeof arg === 'string'),
      self.optsWithGlobals<CommonOptions>() as never,
    );
    process.exitCode = code ?? 0;
  });
  return command;
}
