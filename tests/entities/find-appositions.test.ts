import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { findAppositions } from '../../src/entities/find-appositions.ts';
import type { ChosenMention } from '../../src/mentions/choose-mentions.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { models, tools } from '../bundled.ts';

/** Which name a described group is, the head of the description given. */
function nameOf(text: string, description: string, head: string, name: string): string | undefined {
  const document = analyseArticle(articleFromText(text, { id: 'test' }), models);
  const words = document.sentences[0]?.words ?? [];
  const mention = (surface: string, how: ChosenMention['how'], at: string): ChosenMention => {
    const start = text.indexOf(surface);
    const end = start + surface.length;
    const first = words.findIndex((word) => word.start === start);
    const last = words.findIndex((word) => word.end === end) + 1;
    const span = { sentence: 0, first, last, head: words.findIndex(({ form }) => form === at), start, end, surface };
    return { ...span, type: 'group', how, kind: null, name: surface, candidates: [], types: null, suggested: false };
  };
  const long = mention(description, 'description', head);
  const heads = tools.gazetteer.words('description-heads/behind-names');
  return findAppositions(document, [long, mention(name, 'name', name)], heads).get(long)?.surface;
}

test('a description that ends with a name behind a comma is that name', () => {
  const text = 'Norland and its client, the militant group Ostra, fought on.';
  expect(nameOf(text, 'its client, the militant group Ostra', 'client', 'Ostra')).toBe('Ostra');
});

test('what ends a list or a clause is not the whole', () => {
  const backed = 'The militants, backed by Ostra, fought on.';
  expect(nameOf(backed, 'The militants, backed by Ostra', 'militants', 'Ostra')).toBeUndefined();
  const text = 'The militants, the police and Ostra fought on.';
  expect(nameOf(text, 'The militants, the police and Ostra', 'militants', 'Ostra')).toBeUndefined();
});

test('a name and what kind of body it is are that name', () => {
  expect(nameOf('The Ostra think tank said so.', 'The Ostra think tank', 'tank', 'Ostra')).toBe('Ostra');
  expect(nameOf('The Ostra officials said so.', 'The Ostra officials', 'officials', 'Ostra')).toBeUndefined();
});
