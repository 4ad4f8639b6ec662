import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../../base/errors.ts';
import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';

/** What front matter says of an article, and where it ends. */
export type FrontMatter = {
  readonly fields: {
    readonly id: string | null;
    readonly title: string | null;
    readonly publishedOn: string | null;
    readonly oddDate: string | null;
    readonly publisher: string | null;
    readonly url: string | null;
    readonly byline: string | null;
    readonly section: string | null;
    readonly language: string | null;
  };
  readonly end: number;
  readonly problems: readonly Problem[];
};

/** YAML between two lines of `---` at the start; when it is broken, a problem, and the article is read without it. */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) {
    const isOpen = /^---[ \t]*\r?\n/.test(text);
    const at = isOpen ? [brokenFront(file, 1, 'The front matter has no closing line of ---.')] : [];
    return { fields: articleFields({}), end: 0, problems: at };
  }
  const lines = new LineCounter();
  const parsed = parseDocument(match[1] ?? '', { lineCounter: lines, uniqueKeys: true });
  const broken = (line: number, message: string): FrontMatter => ({
    fields: articleFields({}),
    end: match[0].length,
    problems: [brokenFront(file, line, message)],
  });
  const [error] = parsed.errors;
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    return broken(line + 1, `The front matter is broken: ${yamlReason(error.message)}.`);
  }
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: 20 });
    const fields =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
    return { fields: articleFields(fields), end: match[0].length, problems: [] };
  } catch {
    return broken(2, 'The front matter repeats itself without end.');
  }
}

function articleFields(front: Readonly<Record<string, unknown>>): FrontMatter['fields'] {
  const field = (name: string) => (typeof front[name] === 'string' ? front[name] : null);
  const publishedOn = isoDate(front['date']);
  return {
    id: field('id'),
    title: field('title'),
    publishedOn,
    oddDate: publishedOn === null ? field('date') : null,
    publisher: field('publisher'),
    url: field('url'),
    byline: field('author') ?? field('byline'),
    section: field('section'),
    language: languageCode(field('language') ?? field('lang')),
  };
}

/** What the library says, without its place, which counts from the front matter. */
function yamlReason(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

function brokenFront(file: string, line: number, message: string): Problem {
  return {
    severity: 'error',
    code: 'ARTICLE_INVALID',
    message,
    hint: 'The article was read without title and date; mend the YAML.',
    place: { file, line },
  };
}
