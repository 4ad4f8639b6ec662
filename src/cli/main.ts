#!/usr/bin/env node
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';

// What is read is thrown away article by article; without this the heap grows to four times what is in use before V8 looks.
// To look sooner than at twice that costs more time than it saves memory.
setFlagsFromString('--heap-growing-percent=100');
// Cold code is run a while before it is optimised: V8's own budget spends a third of the time of forty articles on compiling. From
// Node 22 on it waits longer by itself, and has no such flag.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=800000');
// Most of what is read lives for one article: room for it grows at once, before it is copied about.
setFlagsFromString('--semi-space-growth-factor=8');
// Node 22.8 and newer keep compiled code from one start to the next.
if ('enableCompileCache' in module) (module.enableCompileCache as () => unknown)();

const { reportError, runCommand } = await import('./run-command.ts');
process.stdout.on('error', (error) => process.exit(reportError(error)));
process.once('SIGINT', () => process.exit(130));
// Locks and half-written files are cleaned up at exit, which a signal without a listener skips.
process.once('SIGTERM', () => process.exit(143));
process.exitCode = await runCommand(process.argv.slice(2));
