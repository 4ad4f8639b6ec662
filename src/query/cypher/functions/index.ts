import { setTemporalArithmetic } from '../arithmetic.ts';
import { TEMPORAL_FUNCTIONS, temporalArithmetic } from '../temporal/functions.ts';
import { AGGREGATES } from './aggregates.ts';
import { LIST_FUNCTIONS } from './list.ts';
import { MATH_FUNCTIONS } from './math.ts';
import { registerAggregates, registerFunctions } from './registry.ts';
import { SCALAR_FUNCTIONS } from './scalar.ts';
import { TEXT_FUNCTIONS } from './text.ts';

registerFunctions([
  ...SCALAR_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...MATH_FUNCTIONS,
  ...TEMPORAL_FUNCTIONS,
]);
setTemporalArithmetic(temporalArithmetic);
registerAggregates(AGGREGATES);

export * from './registry.ts';
