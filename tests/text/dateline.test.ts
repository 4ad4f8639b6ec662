import { expect, test } from 'vitest';
import { datelineLength } from '../../src/text/dateline.ts';
import { tokenise } from '../../src/text/tokenise.ts';

const dateline = (text: string) => {
  const tokens = tokenise(text);
  const count = datelineLength(tokens);
  return count === 0 ? '' : text.slice(0, tokens[count - 1]?.end);
};

test.each([
  ['LIMA — Peru and Chile said they agreed.', 'LIMA —'],
  ['PORT-AU-PRINCE, Haiti (AP) -- Police left.', 'PORT-AU-PRINCE, Haiti (AP) --'],
  ['KYIV/WARSAW, Aug. 26 (Reuters) - Poland closed its border.', 'KYIV/WARSAW, Aug. 26 (Reuters) -'],
  ['Lima (AFP) – The army left its barracks.', 'Lima (AFP) –'],
  ['(CNN) — “We are near,” she said.', '(CNN) —'],
  ['(Agency Photo/Ana Roy) Police fired on miners in Lima.', '(Agency Photo/Ana Roy)'],
  ['ST. PETERSBURG — A storm came.', 'ST. PETERSBURG —'],
])('a dateline: %s', (text, wanted) => {
  expect(dateline(text)).toBe(wanted);
});

test.each([
  'NATO — the western alliance — said nothing.',
  'UN-backed forces left the town.',
  'PEACE TALKS - MINISTERS MEET IN LIMA AGAIN',
  'Lima — the capital of Peru — is large.',
  'A — B',
  '(The photo was taken in May) he said.',
  '',
])('no dateline: %s', (text) => {
  expect(dateline(text)).toBe('');
});
