import type { Command } from 'commander';
import { fieldNames, wholeDay } from './option-values.ts';

/** What a command that reads articles may be told of them. */
export function reading(command: Command): Command {
  return command
    .option('--date <date>', 'date of articles that say none (2016-08-26)', wholeDay)
    .option('--publisher <name>', 'publisher of articles that say none')
    .option(
      '--field <names>',
      'how fields of tables and JSON are called: text=body,date=published (repeatable)',
      fieldNames,
    )
    .option('--verbose', 'name every file that is not read', false)
    .option('--formats', 'list the kinds of files that are read', false);
}
