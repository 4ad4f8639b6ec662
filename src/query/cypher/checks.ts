import type { Query } from './ast.ts';
import type { Runtime } from './runtime.ts';
export function checkQuery(_query: Query, _runtime: Runtime): void {}
