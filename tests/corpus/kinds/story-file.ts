import type { WrittenStory } from '../../slow/inputs/stories.ts';

/** A file that holds stories. */
export type StoryFile = { readonly name: string; readonly content: string | Uint8Array };

/**
 * A kind of file, and how one is written: `turn` counts from 0 and changes what differs between files of the kind. One
 * that holds `all` gets every story, with another at its head in each turn; any other gets one story.
 */
export type Kind = {
  readonly kind: string;
  readonly holds: 'one' | 'all';
  readonly write: (stories: readonly WrittenStory[], turn: number) => StoryFile;
};

/** A kind of which each file holds one story. */
export const oneEach = (kind: string, write: (story: WrittenStory, turn: number) => StoryFile): Kind => ({
  kind,
  holds: 'one',
  write: ([story], turn) => write(story as WrittenStory, turn),
});

/** A kind of which each file holds all stories. */
export const allInOne = (kind: string, write: Kind['write']): Kind => ({ kind, holds: 'all', write });

/** `17 February 2022`, `Feb 17, 2022`, `Thursday`, `20220217`. */
export function daysOf({ publishedOn, day }: WrittenStory) {
  const [, month = '', number = '', year = ''] = /^(\w+) (\d+), (\d+)$/.exec(day) ?? [];
  return {
    british: `${number} ${month} ${year}`,
    short: `${month.slice(0, 3)} ${number}, ${year}`,
    weekday: new Date(publishedOn).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }),
    digits: publishedOn.replaceAll('-', ''),
    mail: new Date(`${publishedOn}T10:00:00Z`).toUTCString().replace('GMT', '+0000'),
    year,
  };
}

export const asMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The paragraphs, each in an element. */
export const paragraphsIn = (name: string, { paragraphs }: WrittenStory) =>
  paragraphs.map((paragraph) => `<${name}>${asMarkup(paragraph)}</${name}>`).join('');

/** Lines of so many letters at most. */
export const wrap = (text: string, width: number) =>
  text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{1,${width}})(?: +|$)`, 'g'), '$1\n').trimEnd())
    .join('\n');

export const withCrlf = (text: string) => text.replaceAll('\n', '\r\n');
