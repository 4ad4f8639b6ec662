import type { Found, Input } from './format.ts';
import { readFrontMatter } from './front-matter.ts';
import { checkSize, decodedText } from './read-text.ts';

/** Reads Markdown, with front matter or without. */
export async function* readMarkdown(input: Input): AsyncGenerator<Found> {
  const text = yield* decodedText(input);
  if (text === undefined) return;
  checkSize(text);
  const front = readFrontMatter(text, input.file);
  for (const problem of front.problems) yield { kind: 'problem', problem };
  const { id, ...fields } = front.fields;
  yield {
    kind: 'story',
    story: {
      text,
      layout: 'markdown',
      hasHead: true,
      storyStart: front.end,
      ...(id === null ? {} : { id }),
      ...fields,
    },
  };
}
