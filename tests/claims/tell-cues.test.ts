import { expect, test } from 'vitest';
import { models, tools } from '../bundled.ts';
import { readMarked } from './read-marked.ts';

const { rules } = tools;

/** Of the first claim: its modality with the words it is so by, and the word by which its speaker says it. */
function cuesOf(marked: string): readonly (string | null)[] {
  const { document, result } = readMarked(marked, models, rules);
  const [claim] = result.claims;
  const words = ({ start, end }: { readonly start: number; readonly end: number }) =>
    document.article.text.slice(start, end);
  if (claim === undefined) return [];
  return [
    claim.modality,
    claim.modalityCues.map(words).join(' '),
    claim.speakerCue === null ? null : words(claim.speakerCue),
  ];
}

test.each([
  ['[Kenya] backs [Chad].', ['asserted', '', null]],
  ['[Kenya] did not back [Chad].', ['denied', 'not', null]],
  ['[Kenya] denied that it backs [Chad].', []],
  ['[Kenya] stopped arming [Chad].', ['ended', 'stopped', null]],
  ['[Kenya] may back [Chad].', ['proposed', 'may', null]],
  ['[Mali] said that [Kenya] backs [Chad].', ['asserted', '', 'said']],
  ['[Kenya] backs [Chad], according to [Mali].', ['asserted', '', 'according']],
  ['"[Kenya] never attacked [Chad]," [Keita|p] told reporters.', ['denied', 'never', 'told']],
])('%s', (marked, expected) => {
  expect(cuesOf(marked)).toEqual(expected);
});
