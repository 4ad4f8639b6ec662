// Runs commands of the built program, one after the other, in one process: a start costs more than most commands.
// Takes lines of JSON from one pipe and answers each with a line in another; output goes where the caller told.

import { createReadStream, openSync, writeSync } from 'node:fs';
import { chdir } from 'node:process';
import { createInterface } from 'node:readline';
import { runCommand } from '../../dist/cli/run-command.js';

const [questions, answers] = process.argv.slice(2);
const start = process.cwd();
const out = openSync(answers, 'w');
for await (const line of createInterface({ input: createReadStream(questions) })) {
  const { args, cwd } = JSON.parse(line);
  chdir(cwd ?? start);
  const code = await runCommand(args);
  writeSync(out, `${code}\n`);
}
