import { z } from 'zod';
import { ENTITY_TYPES } from '../../base/ids.ts';
import type { GivenMention } from '../article.ts';
import { decodeLines } from '../decode-lines.ts';
import { type FieldMap, type Fields, fieldMap, oneLine, storyOfFields } from './article-fields.ts';
import { type Found, type Input, LONGEST_TEXT, unread } from './format.ts';
import { binaryFile, guessedEncoding, lineProblem } from './problems.ts';

const text = z.string().nullish();
const MENTIONS = z
  .array(
    z.object({
      start: z.number().int().min(0),
      end: z.number().int().min(1),
      type: z.enum(ENTITY_TYPES).nullish(),
      id: text,
      name: text,
    }),
  )
  .nullish();

/** Reads JSON Lines: an object a line, under the names that are known or given. */
export async function* readJsonLines({ file, bytes, options }: Input): AsyncGenerator<Found> {
  const map = fieldMap(options.fields);
  let line = 0;
  for await (const found of decodeLines(bytes)) {
    if (found === undefined) {
      yield binaryFile();
      return;
    }
    line += 1;
    const place = { file, line };
    if (found.isGuessed) yield guessedEncoding(place, 'line');
    const content = found.text.replace(/^\ufeff/, '');
    if (found.isCut || content.length > LONGEST_TEXT)
      yield lineProblem(
        place,
        `This line is longer than ${LONGEST_TEXT / 1_000_000} million characters.`,
        'Split the article.',
      );
    else if (content.trim() !== '') yield readLine(content, map, place);
  }
  if (line === 0) yield unread('empty', 'The file is empty.');
}

type LinePlace = { readonly file: string; readonly line: number };

function readLine(content: string, map: FieldMap, place: LinePlace): Found {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const where = at === undefined ? place : { ...place, column: Number(at) + 1 };
    return lineProblem(where, 'This line is not valid JSON.', 'Each line must be an object with "text".');
  }
  return readObject(value, map, place);
}

/** An article of a value of JSON; a problem where it is none. */
export function readObject(value: unknown, map: FieldMap, place: LinePlace): Found {
  const wrong = (message: string) => lineProblem(place, message, 'Each article must be an object with "text".');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong('This is no article: no object.');
  const fields = value as Fields;
  const found = storyOfFields(fields, map, place.line);
  if (found.kind !== 'story') {
    return hasText(fields, map) || isPage(fields, map) ? found : wrong('This is no article: it has no text.');
  }
  const parsed = MENTIONS.safeParse(fields['mentions']);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return wrong(
      `This is no article: mentions ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`.replace(/\s+/g, ' '),
    );
  }
  const mentions = (parsed.data ?? []).map(
    ({ start, end, type, id, name }): GivenMention => ({
      start,
      end,
      type: type ?? null,
      id: id ?? null,
      name: oneLine(name),
    }),
  );
  const { length } = found.story.text;
  const outside = mentions.find((mention) => mention.end > length || mention.start >= mention.end);
  if (outside !== undefined)
    return wrong(`A mention (${outside.start}-${outside.end}) lies outside the text, which has ${length} characters.`);
  return { kind: 'story', story: { ...found.story, mentions } };
}

/** Whether there is a field for the text, though nothing stands in it. */
function hasText(fields: Fields, map: FieldMap): boolean {
  const names = new Set(Object.keys(fields).map((key) => key.toLowerCase()));
  return map.text.some((name) => names.has(name.toLowerCase()));
}

/** Whether it names a page by its address, as lists of services do. */
function isPage(fields: Fields, map: FieldMap): boolean {
  return Object.entries(fields).some(
    ([key, value]) => map.url.includes(key.toLowerCase()) && typeof value === 'string' && /^https?:/.test(value),
  );
}
