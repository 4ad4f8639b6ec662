import type { Expression, PatternPart } from './ast.ts';
import { syntaxError } from './errors.ts';
import type { StaticType, TypeEnvironment } from './infer-type.ts';

/** Checks an expression that stands in a pattern. */
type CheckInner = (expression: Expression, environment: TypeEnvironment) => void;

/** Checks the patterns of one MATCH; gives the types of all variables afterwards. */
export function checkPatterns(
  patterns: readonly PatternPart[],
  before: TypeEnvironment,
  checkInner: CheckInner,
): TypeEnvironment {
  const types = new Map(before);
  const linked = new Set<string>();
  for (const part of patterns) {
    for (const { variable, span } of part.nodes) if (variable !== null) bind(types, { variable, type: 'node', span });
    for (const { variable, span, range } of part.relationships) {
      if (variable === null) continue;
      if (linked.has(variable))
        throw syntaxError('RelationshipUniquenessViolation', `${variable} stands for two relationships.`, span);
      linked.add(variable);
      const isNew = !types.has(variable);
      const type = range === null ? 'relationship' : 'relationships';
      if (!isNew && type === 'relationships' && ['list', 'relationships', 'any'].includes(types.get(variable) ?? ''))
        continue;
      bind(types, { variable, type, span });
    }
    if (part.variable === null) continue;
    if (types.has(part.variable))
      throw syntaxError('VariableAlreadyBound', `${part.variable} has a value already.`, part.span);
    types.set(part.variable, 'path');
  }
  for (const part of patterns) {
    for (const { properties } of [...part.nodes, ...part.relationships]) {
      if (properties === null) continue;
      checkProperties(properties);
      checkInner(properties, types);
    }
  }
  return types;
}

type Binding = { readonly variable: string; readonly type: StaticType; readonly span: PatternPart['span'] };

function bind(types: Map<string, StaticType>, { variable, type, span }: Binding): void {
  const known = types.get(variable);
  if (known !== undefined && known !== 'any' && known !== 'null' && known !== type)
    throw syntaxError('VariableTypeConflict', `${variable} is a ${known}, not a ${type}.`, span);
  types.set(variable, type);
}

function checkProperties(properties: Expression): void {
  if (properties.kind === 'parameter')
    throw syntaxError(
      'InvalidParameterUse',
      'A parameter cannot stand for all properties of a pattern.',
      properties.span,
    );
}
