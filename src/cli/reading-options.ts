import { type Command, Option } from 'commander';
import { fieldNames, share, wholeDay, wholeNumber } from './option-values.ts';

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

/** Options of a command that finds claims, each made anew. */
export const confidence = () =>
  new Option('--min-confidence <n>', 'leave out claims below this confidence (0 to 1)').argParser(share);
export const reader = () =>
  new Option('--reader <name>', 'full asks the learned reader too, fast has trees and rules alone').choices([
    'full',
    'fast',
  ]);
export const explainMerge = () =>
  new Option('--explain-merge <names...>', 'say why two names or ids are one node, or why they are two');
export const jobs = () =>
  new Option('--jobs <n>', 'threads to read articles with (as many as there are cores)').argParser(wholeNumber(1));
