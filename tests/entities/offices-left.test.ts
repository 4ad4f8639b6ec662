import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { readArticle } from '../../src/pipeline.ts';
import { fullTools } from '../bundled.ts';

function offices(text: string, publishedOn: string | null = null): readonly string[] {
  const { claims } = readArticle({ ...articleFromText(text, { id: 'test' }), publishedOn }, fullTools).claims;
  const told = claims.filter(({ relation }) => relation === 'REPRESENTS');
  return [...new Set(told.map(({ source, target, modality }) => `${source} ${target} ${modality}`))].sort();
}

const TREATY = 'criticized the treaty on Monday.';

test('who is said to hold an office ends that of those who held it before', () => {
  expect(offices(`President Donald Trump ${TREATY} President Barack Obama signed it.`)).toEqual([
    'person/barack-obama group/united-states ended',
    'person/donald-trump group/united-states asserted',
  ]);
});

test('an office that its holder left before the date of the article is over', () => {
  const text = `President George W. Bush ${TREATY}`;
  expect(offices(text, '2005-03-01')).toEqual(['person/george-w-bush group/united-states asserted']);
  expect(offices(text, '2014-03-01')).toEqual(['person/george-w-bush group/united-states ended']);
});

test('who is elected is not in office yet', () => {
  expect(offices(`Chile's president-elect, Gabriel Boric, ${TREATY}`)).toEqual([
    'person/gabriel-boric group/chile proposed',
  ]);
});

test('without a date somebody speaks for the office that the article names, not for the latest', () => {
  expect(offices(`Sen. Marco Rubio ${TREATY}`)).toEqual(['person/marco-rubio group/us-senate asserted']);
  expect(offices(`Secretary of State Marco Rubio ${TREATY}`)).toContain(
    'person/marco-rubio group/united-states asserted',
  );
});

test('somebody speaks for the department of the office that the article names, where it names that department', () => {
  const named = (text: string): readonly string[] =>
    offices(`${text} The U.S. Justice Department and the State Department said nothing.`);
  expect(named(`Attorney General Loretta Lynch ${TREATY}`)).toEqual([
    'person/loretta-lynch group/us-justice-department asserted',
  ]);
  expect(named(`Secretary of State John Kerry ${TREATY}`)).toEqual([
    'person/john-kerry group/us-state-department asserted',
  ]);
  expect(named(`French Foreign Minister Laurent Fabius ${TREATY}`)).toEqual([
    'person/laurent-fabius group/france asserted',
  ]);
});

test('of two bodies with such an office it is the one that somebody is known to sit in', () => {
  const text = `Senate Majority Leader Harry Reid ${TREATY} The House waits for Majority Leader Kevin McCarthy.`;
  expect(offices(text)).toContain('person/harry-reid group/us-senate asserted');
});

test('the body beside a title weighs more than what lists say of its holder', () => {
  expect(offices(`Labour MP Yvette Cooper ${TREATY}`).join()).toMatch(/labour-party asserted(?!.*united-kingdom)/);
});

test('"former" before the whole of a title ends it', () => {
  expect(offices(`Former British Prime Minister Tony Blair ${TREATY}`)).toEqual([
    'person/tony-blair group/united-kingdom ended',
  ]);
});
