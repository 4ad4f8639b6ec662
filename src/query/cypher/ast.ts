import type { QuerySpan } from './errors.ts';
import type { CypherValue, Direction } from './values.ts';

type Spanned = { readonly span: QuerySpan };

export type BinaryOperator =
  | 'OR'
  | 'XOR'
  | 'AND'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'
  | 'IN'
  | 'STARTS WITH'
  | 'ENDS WITH'
  | 'CONTAINS'
  | '=~';

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type QuantifierName = 'all' | 'any' | 'none' | 'single';

export type Expression = Spanned &
  (
    | { readonly kind: 'literal'; readonly value: CypherValue }
    | { readonly kind: 'parameter'; readonly name: string }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'property'; readonly target: Expression; readonly key: string }
    | { readonly kind: 'labels'; readonly target: Expression; readonly labels: readonly string[] }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Expression])[] }
    | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression }
    | {
        readonly kind: 'slice';
        readonly target: Expression;
        readonly from: Expression | null;
        readonly to: Expression | null;
      }
    | { readonly kind: 'unary'; readonly operator: 'NOT' | '-' | '+'; readonly operand: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        /** `a < b <= c`: true where each neighbouring pair is. */
        readonly kind: 'comparison';
        readonly operands: readonly Expression[];
        readonly operators: readonly ComparisonOperator[];
      }
    | { readonly kind: 'isNull'; readonly operand: Expression; readonly isNegated: boolean }
    | {
        readonly kind: 'case';
        readonly subject: Expression | null;
        readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
        readonly otherwise: Expression | null;
      }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly isDistinct: boolean;
        readonly args: readonly Expression[];
      }
    | { readonly kind: 'countAll' }
    | {
        readonly kind: 'listComprehension';
        readonly variable: string;
        readonly list: Expression;
        readonly where: Expression | null;
        readonly value: Expression | null;
      }
    | {
        readonly kind: 'patternComprehension';
        readonly pattern: PatternPart;
        readonly where: Expression | null;
        readonly value: Expression;
      }
    | {
        readonly kind: 'quantifier';
        readonly quantifier: QuantifierName;
        readonly variable: string;
        readonly list: Expression;
        readonly where: Expression;
      }
    | {
        readonly kind: 'reduce';
        readonly accumulator: string;
        readonly start: Expression;
        readonly variable: string;
        readonly list: Expression;
        readonly value: Expression;
      }
    /** A pattern that stands for whether it matches. */
    | { readonly kind: 'patternPredicate'; readonly pattern: PatternPart }
    | { readonly kind: 'subquery'; readonly what: 'EXISTS' | 'COUNT'; readonly query: Query }
  );

export type NodePattern = Spanned & {
  readonly variable: string | null;
  readonly labels: readonly string[];
  readonly properties: Expression | null;
};

export type RelationshipPattern = Spanned & {
  readonly variable: string | null;
  readonly types: readonly string[];
  readonly direction: Direction;
  readonly properties: Expression | null;
  /** Hops of a pattern of variable length, `max` null for no limit; null for a single relationship. */
  readonly range: { readonly min: number; readonly max: number | null } | null;
};

/** A chain: one more node than relationships. */
export type PatternPart = Spanned & {
  readonly variable: string | null;
  readonly shortest: 'one' | 'all' | null;
  readonly nodes: readonly NodePattern[];
  readonly relationships: readonly RelationshipPattern[];
};

export type SortItem = { readonly expression: Expression; readonly isDescending: boolean };

export type ProjectionItem = Spanned & {
  readonly expression: Expression;
  readonly alias: string | null;
  /** The column's name: the alias, or the text as it was typed. */
  readonly name: string;
};

export type Projection = Spanned & {
  readonly isDistinct: boolean;
  readonly isStar: boolean;
  readonly items: readonly ProjectionItem[];
  readonly orderBy: readonly SortItem[];
  readonly skip: Expression | null;
  readonly limit: Expression | null;
};

export type Clause = Spanned &
  (
    | {
        readonly kind: 'match';
        readonly isOptional: boolean;
        readonly patterns: readonly PatternPart[];
        readonly where: Expression | null;
      }
    | { readonly kind: 'unwind'; readonly list: Expression; readonly variable: string }
    | { readonly kind: 'with'; readonly projection: Projection; readonly where: Expression | null }
    | { readonly kind: 'return'; readonly projection: Projection }
    /** Only for those who fill a graph of their own: the engine refuses it. */
    | { readonly kind: 'create'; readonly patterns: readonly PatternPart[] }
    | {
        readonly kind: 'call';
        readonly procedure: string;
        readonly args: readonly Expression[] | null;
        readonly yields:
          | readonly { readonly column: string; readonly variable: string; readonly span: QuerySpan }[]
          | null;
        readonly isYieldAll: boolean;
        readonly where: Expression | null;
      }
  );

export type SingleQuery = Spanned & { readonly clauses: readonly Clause[] };

/** One query, or several joined by UNION (rows that differ) or UNION ALL (all rows). */
export type Query = Spanned & {
  readonly parts: readonly SingleQuery[];
  readonly unions: readonly { readonly isAll: boolean; readonly span: QuerySpan }[];
};

/** What a text holds: `EXPLAIN` or `PROFILE` before a query, and the query. */
export type Statement = { readonly mode: 'run' | 'explain' | 'profile'; readonly query: Query; readonly text: string };
