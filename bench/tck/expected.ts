import {
  type CypherMap,
  type CypherValue,
  formatFloat,
  isList,
  isMap,
  isTemporal,
  NodeValue,
  PathValue,
  RelationshipValue,
} from '../../src/query/cypher/values.ts';

type Options = { readonly ignoresListOrder: boolean };

/** A value as a text that is the same for equal values: labels and keys sorted. */
export function canonicalValue(value: CypherValue, options: Options): string {
  const inner = (one: CypherValue) => canonicalValue(one, options);
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return formatFloat(value);
  if (isList(value)) return canonicalList(value.map(inner), options);
  if (isMap(value)) return canonicalMap(value, options);
  if (value instanceof NodeValue) return canonicalNode(value, options);
  if (value instanceof RelationshipValue) return canonicalRelationship(value, options);
  if (value instanceof PathValue) {
    const steps = value.relationships.map((link, at) => {
      const isForward = link.graph.source(link.id) === value.nodes[at]?.id;
      const body = canonicalRelationship(link, options);
      const next = value.nodes[at + 1];
      return `${isForward ? `-${body}->` : `<-${body}-`}${next === undefined ? '' : canonicalNode(next, options)}`;
    });
    const [first] = value.nodes;
    return `<${first === undefined ? '' : canonicalNode(first, options)}${steps.join('')}>`;
  }
  return isTemporal(value) ? JSON.stringify(value.toString()) : String(value);
}

const canonicalList = (items: readonly string[], { ignoresListOrder }: Options) =>
  `[${(ignoresListOrder ? [...items].sort() : items).join(',')}]`;

function canonicalMap(map: CypherMap, options: Options): string {
  const parts = [...map].map(([key, value]) => `${key}:${canonicalValue(value, options)}`);
  return `{${parts.sort().join(',')}}`;
}

function canonicalNode({ graph, id }: NodeValue, options: Options): string {
  const labels = [...graph.labels(id)].sort().map((label) => `:${label}`);
  return `(${labels.join('')}${canonicalMap(graph.nodeProperties(id), options)})`;
}

function canonicalRelationship({ graph, id }: RelationshipValue, options: Options): string {
  return `[:${graph.type(id)}${canonicalMap(graph.relationshipProperties(id), options)}]`;
}

/** A value as the TCK writes it in a table, in the same form. */
export function canonicalExpected(text: string, options: Options): string {
  const reader = new ExpectedReader(text, options);
  const value = reader.value();
  reader.end();
  return value;
}

class ExpectedReader {
  readonly #text: string;
  readonly #options: Options;
  #at = 0;

  constructor(text: string, options: Options) {
    this.#text = text.trim();
    this.#options = options;
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) throw new Error(`The table has ${this.#text}, which cannot be read.`);
  }

  value(): string {
    this.#space();
    const char = this.#text[this.#at];
    if (char === "'") return JSON.stringify(this.#string());
    if (char === '[') return this.#isRelationship() ? this.#relationship() : this.#list();
    if (char === '{') return this.#map();
    if (char === '(') return this.#node();
    if (char === '<') return this.#path();
    const word = this.#match(/[^,\]})>\s]+/y);
    if (/^-?\d+$/.test(word)) return String(BigInt(word));
    if (['true', 'false', 'null'].includes(word)) return word;
    if (word === 'Inf' || word === 'Infinity') return 'Infinity';
    if (word === '-Inf' || word === '-Infinity') return '-Infinity';
    return formatFloat(Number(word));
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    if (found === '') throw new Error(`The table has ${this.#text}, which cannot be read.`);
    this.#at += found.length;
    return found;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #take(text: string): boolean {
    this.#space();
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new Error(`The table has ${this.#text}, which lacks ${text}.`);
  }

  #string(): string {
    this.#expect("'");
    let value = '';
    for (; this.#at < this.#text.length && this.#text[this.#at] !== "'"; this.#at += 1) {
      const isEscape = this.#text[this.#at] === '\\' && /['\\]/.test(this.#text[this.#at + 1] ?? '');
      if (isEscape) this.#at += 1;
      value += this.#text[this.#at];
    }
    this.#expect("'");
    return value;
  }

  #isRelationship(): boolean {
    return /^\[\s*:/.test(this.#text.slice(this.#at));
  }

  #list(): string {
    this.#expect('[');
    const items: string[] = [];
    while (!this.#take(']')) {
      items.push(this.value());
      this.#take(',');
    }
    return canonicalList(items, this.#options);
  }

  #map(): string {
    this.#expect('{');
    const parts: string[] = [];
    while (!this.#take('}')) {
      this.#space();
      const key = this.#take('`') ? this.#match(/[^`]+`/y).slice(0, -1) : this.#match(/[^:\s]+/y);
      this.#expect(':');
      parts.push(`${key}:${this.value()}`);
      this.#take(',');
    }
    return `{${parts.sort().join(',')}}`;
  }

  #properties(): string {
    this.#space();
    return this.#text[this.#at] === '{' ? this.#map() : '{}';
  }

  #node(): string {
    this.#expect('(');
    const labels: string[] = [];
    while (this.#take(':'))
      labels.push(`:${this.#take('`') ? this.#match(/[^`]+`/y).slice(0, -1) : this.#match(/[^:\s{)]+/y)}`);
    const properties = this.#properties();
    this.#expect(')');
    return `(${labels.sort().join('')}${properties})`;
  }

  #relationship(): string {
    this.#expect('[');
    this.#expect(':');
    const type = this.#match(/[^\s{\]]+/y);
    const properties = this.#properties();
    this.#expect(']');
    return `[:${type}${properties}]`;
  }

  #path(): string {
    this.#expect('<');
    let path = this.#node();
    while (!this.#take('>')) {
      const isBack = this.#take('<');
      this.#expect('-');
      const link = this.#relationship();
      this.#expect('-');
      if (!isBack) this.#expect('>');
      path += `${isBack ? `<-${link}-` : `-${link}->`}${this.#node()}`;
    }
    return `<${path}>`;
  }
}
