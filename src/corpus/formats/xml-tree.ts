import { Parser } from 'htmlparser2';
import { UnreadError } from './format.ts';

/** An element of XML: its name with its prefix, as written. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
};

type Handlers = {
  /** Whether this element is to be handed on whole. */
  readonly isWanted: (name: string, path: readonly string[]) => boolean;
  readonly onElement: (element: XmlElement, path: readonly string[]) => void;
  /** Each element that begins outside of a wanted one. */
  readonly onOpen?: (name: string, attributes: Readonly<Record<string, string>>) => void;
};

/** No document that people write is deeper, or holds elements so long. */
const DEEPEST = 400;
const LONGEST_ELEMENT = 20_000_000;

/**
 * A parser of XML that hands on the elements that are wanted, one at a time, and keeps nothing else. Entities that a
 * document declares itself are not expanded.
 */
export function xmlParser({ isWanted, onElement, onOpen }: Handlers): { write(text: string): void; end(): void } {
  const path: string[] = [];
  let open: XmlElement[] = [];
  let size = 0;
  return new Parser(
    {
      onopentag(name, attributes) {
        if (path.length > DEEPEST) throw new UnreadError('damaged', 'It is nested deeper than any article.');
        const parent = open.at(-1);
        if (parent !== undefined || isWanted(name, path)) {
          const element: XmlElement = { name, attributes, children: [] };
          parent?.children.push(element);
          open.push(element);
        } else onOpen?.(name, attributes);
        path.push(name);
      },
      ontext(text) {
        size += text.length;
        if (open.length > 0 && size < LONGEST_ELEMENT) open.at(-1)?.children.push(text);
      },
      onclosetag() {
        path.pop();
        const element = open.pop();
        if (element === undefined || open.length > 0) return;
        open = [];
        size = 0;
        onElement(element, path);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Children of that name, its prefix left out where the name asked for has none. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const matches = (one: XmlElement) => one.name === name || (!name.includes(':') && local(one.name) === name);
  return (element?.children ?? []).filter((one): one is XmlElement => typeof one !== 'string' && matches(one));
}

/** The first element at a path of names. */
export function elementAt(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce((at, name) => childrenOf(at, name)[0], element);
}

/** The first element of that name, however deep. */
export function findElement(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue;
    if (child.name === name || local(child.name) === name) return child;
    const found = findElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All text inside of an element. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

const PARAGRAPHS = /^(?:p|h[1-6]|hl[12]|li|td|th|tr|div|br|block|note|pre|blockquote|dt|dd|title|para|section)$/i;

/** The paragraphs of an element that holds marked-up text. */
export function paragraphsOf(element: XmlElement | undefined): readonly string[] {
  const lines: string[] = [''];
  const visit = (node: XmlElement): void => {
    const isParagraph = PARAGRAPHS.test(local(node.name));
    if (isParagraph) lines.push('');
    for (const child of node.children) {
      if (typeof child === 'string') lines[lines.length - 1] += child.replace(/\s+/g, ' ');
      else if (!/^(?:script|style|media)$/i.test(local(child.name))) visit(child);
    }
    if (isParagraph) lines.push('');
  };
  if (element !== undefined) visit(element);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
