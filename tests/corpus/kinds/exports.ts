// Exports of databases, as text, Word and Rich Text.
import type { WrittenStory } from '../../slow/inputs/stories.ts';
import { docxOf, rtfOf } from './documents.ts';
import { allInOne, daysOf, type Kind, withCrlf, wrap } from './story-file.ts';

const body = ({ paragraphs }: WrittenStory) => paragraphs.join('\n\n');
const code = ({ key }: WrittenStory) => key.toUpperCase().padEnd(6, 'X');
const number = (story: WrittenStory) => `${code(story)}0020${daysOf(story).digits.slice(2)}ei2h0000b`;
const center = (line: string) => `${' '.repeat(Math.max(0, 40 - Math.floor(line.length / 2)))}${line}`;

/** Lexis: `1 of 3 DOCUMENTS`. */
function lexis(stories: readonly WrittenStory[], turn: number): string {
  const articles = stories.map((story, at) => {
    const { weekday } = daysOf(story);
    const day = `${story.day} ${weekday}${turn === 1 ? ' 4:02 PM GMT' : ''}`;
    const edition = turn === 0 ? `\n${center('Late Edition - Final')}` : '';
    const lines = [
      center(`${at + 1} of ${stories.length} DOCUMENTS`),
      `\n${center(story.publisher)}`,
      `${center(day)}${edition}`,
      story.title,
      `BYLINE: ${turn === 1 ? 'By ' : ''}${story.byline}`,
      turn === 2 ? 'SECTION: NEWS; Foreign Desk; Pg. A12' : 'SECTION: WORLD; Pg. 4',
      'LENGTH: 231 words',
      ...(turn === 1 ? [`HIGHLIGHT: What ${story.publisher} found out`] : []),
      turn === 2 ? wrap(body(story), 72) : body(story),
      ...(turn === 0 ? ['GRAPHIC: PHOTO: A harbour at night (PHOTOGRAPH BY A. PERSON)'] : []),
      `LOAD-DATE: ${story.day}`,
      'LANGUAGE: ENGLISH',
      ...(turn === 1 ? ['PUBLICATION-TYPE: Newspaper'] : []),
      `${center(`Copyright ${daysOf(story).year} ${story.publisher}`)}\n${center('All Rights Reserved')}`,
    ];
    return lines.join('\n\n');
  });
  return articles.join(turn === 2 ? '\n\f\n' : '\n\n\n');
}

/** Nexis Uni: each article ends with `End of Document`. */
export function nexisUni(stories: readonly WrittenStory[], turn: number): string {
  const list = stories.map(({ title }, at) => `${at + 1}. ${title}\nClient/Matter: -None-\nSearch Terms: talks`);
  const cover = `User Name: = A Person\nDate and Time: = Monday, March 6, 2023 9:12:00 AM EST\nJob Number: = 190041\n\nDocuments (${stories.length})\n\n${list.join('\n')}\n\n`;
  const articles = stories.map((story) => {
    const { weekday, year } = daysOf(story);
    const lines = [
      `${turn === 0 ? `Page 1 of 2\n${story.title}\n\n` : ''}${story.title}`,
      `${story.publisher}\n${story.day} ${weekday}${turn === 2 ? '\nFirst Edition' : ''}`,
      `Copyright ${year} ${story.publisher} All Rights Reserved`,
      `Section: ${turn === 1 ? 'WORLD NEWS' : 'NEWS; Pg. 9'}\nLength: 231 words\nByline: ${story.byline}${turn === 2 ? '\nDateline: ABROAD' : ''}`,
      'Body',
      body(story),
      ...(turn === 1 ? [] : ['Classification']),
      `Language: ENGLISH\nPublication-Type: Newspaper\nSubject: INTERNATIONAL RELATIONS (90%); TREATIES (78%)\nIndustry: FISHING (72%)\nLoad-Date: ${story.day}`,
      'End of Document',
    ];
    return lines.join('\n\n');
  });
  return (turn === 1 ? cover : '') + articles.join('\n\n');
}

/** Factiva with its codes of fields. */
function factivaCodes(stories: readonly WrittenStory[], turn: number): string {
  const gap = turn === 1 ? '\n' : '  ';
  const articles = stories.map((story) => {
    const [lead = '', ...rest] = story.paragraphs;
    const fields: (readonly [string, string])[] = [
      ...(turn === 2 ? [['CLM', 'Letter from abroad'] as const] : []),
      ...(turn === 0 ? [['SE', 'World'] as const] : []),
      ['HD', story.title],
      ['BY', `By ${story.byline}`],
      ...(turn === 1 ? [['CR', 'Special to the paper'] as const] : []),
      ['WC', '231 words'],
      ['PD', daysOf(story).british],
      ...(turn === 1 ? [['ET', '02:15 AM'] as const] : []),
      ['SN', story.publisher],
      ['SC', code(story)],
      ...(turn === 2 ? [['ED', 'First'] as const, ['PG', '12'] as const] : []),
      ['LA', 'English'],
      ['CY', `(c) ${daysOf(story).year} ${story.publisher}. All rights reserved.`],
      ['LP', turn === 2 ? lead : `\n${lead}\n`],
      ['TD', turn === 2 ? rest.join('\n\n') : `\n${rest.join('\n\n')}\n`],
      ['NS', 'gdip : International Relations | gcat : Political/General News'],
      ['RE', 'eurz : Europe'],
      ...(turn === 0 ? [['PUB', `${story.publisher} Ltd`] as const] : []),
      ['AN', `Document ${number(story)}`],
    ];
    return fields.map(([name, value]) => `${name}${gap}${value}`).join(turn === 1 ? '\n\n' : '\n');
  });
  return `${articles.join('\n\n')}\n\nSearch Summary\nText  talks\nDate  All Dates\n`;
}

/** Factiva as it is read: no codes, and `Document` at each end. */
function factivaPlain(stories: readonly WrittenStory[], turn: number): string {
  const articles = stories.map((story) => {
    const head = [
      ...(turn === 1 ? ['World'] : []),
      story.title,
      `${turn === 2 ? 'By ' : ''}${story.byline}`,
      `${turn === 2 ? '1,231' : '231'} words`,
      daysOf(story).british,
      ...(turn === 1 ? ['02:15 AM'] : []),
      story.publisher,
      code(story),
      ...(turn === 2 ? ['12'] : []),
      'English',
      `${turn === 1 ? 'Copyright' : '(c)'} ${daysOf(story).year} ${story.publisher}. All rights reserved.`,
    ];
    const foot = turn === 1 ? '' : `\n\n${story.publisher} Ltd`;
    return `${head.join(turn === 2 ? '\n\n' : '\n')}\n\n${body(story)}${foot}\n\nDocument ${number(story)}\n`;
  });
  return articles.join('\n');
}

function proquest(stories: readonly WrittenStory[], turn: number): string {
  const rule = '_'.repeat(60);
  const articles = stories.map((story, at) => {
    const { short, british, year } = daysOf(story);
    const byline = story.byline.replace(/^(\S+) (\S+)$/, '$2, $1');
    const head = [
      `Document ${at + 1} of ${stories.length}`,
      story.title,
      ...(turn === 2 ? [] : [`Author: ${byline}`]),
      `Publication info: ${story.publisher} ; Harbour [Harbour]. ${british.replace(/ (\w{3})\w* /, ' $1 ')}: A.7.`,
      ...(turn === 1 ? ['ProQuest document link', 'Abstract: The talks have failed.', 'Links: Check the library'] : []),
      `Full text: ${turn === 2 ? `\n${body(story)}` : body(story)}`,
      ...(turn === 2 ? [`Credit: ${story.byline}`] : []),
      'Subject: International relations; Treaties',
      'Location: Europe',
      ...(turn === 1 ? [`Title: ${story.title}`] : []),
      `Publication title: ${story.publisher}${turn === 1 ? '; Harbour' : ''}`,
      `Publication year: ${year}`,
      `Publication date: ${short}`,
      'Source type: Newspapers',
      'Language of publication: English',
      `ProQuest document ID: 24${daysOf(story).digits}`,
      `Copyright: Copyright ${story.publisher} ${short}`,
      ...(turn === 2 ? ['Database: Newsstream'] : []),
    ];
    return head.join(turn === 1 ? '\n\n' : '\n\n');
  });
  const report = turn === 0 ? `${rule}\n\nReport Information from ProQuest\n\nMarch 06 2023 09:12\n` : '';
  return `${report}${rule}\n\n${articles.join(`\n\n${rule}\n\n`)}\n\n${rule}\n\nContact ProQuest\n`;
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

function europresse(stories: readonly WrittenStory[], turn: number): string {
  const articles = stories.map((story) => {
    const { weekday, digits, year, british } = daysOf(story);
    const french = `jeudi ${Number(digits.slice(6))} ${MONTHS[Number(digits.slice(4, 6)) - 1]} ${year}`;
    const day = turn === 0 ? `${weekday}, ${story.day} - p. 7` : turn === 1 ? `${french} - p. A1` : british;
    const id = `news·${digits}·${code(story).slice(0, 3)}·000012`;
    const rights = turn === 1 ? 'Tous droits réservés.' : 'All rights reserved.';
    return `${story.publisher}${turn === 2 ? ' (site web)' : ''}\n${day}\n\n${story.title}\n${story.byline}\n\n${body(story)}\n\n© ${year} ${story.publisher}. ${rights}\n${turn === 2 ? '' : 'Document '}${id}\n`;
  });
  return articles.join('\n');
}

const textKind = (kind: string, write: (stories: readonly WrittenStory[], turn: number) => string): Kind =>
  allInOne(kind, (stories, turn) => {
    const text = write(stories, turn);
    const name = `${kind.toLowerCase().replace(/\W+/g, '-')}-${turn}.txt`;
    return { name, content: turn === 1 ? `\ufeff${withCrlf(text)}` : text };
  });

export const EXPORT_KINDS: readonly Kind[] = [
  textKind('Lexis', lexis),
  textKind('Nexis Uni', nexisUni),
  allInOne('Nexis Uni as Word', (stories, turn) => ({
    name: `u${turn}.docx`,
    content: docxOf(nexisUni(stories, turn)),
  })),
  allInOne('Nexis Uni as Rich Text', (stories, turn) => ({
    name: `u${turn}.rtf`,
    content: rtfOf(nexisUni(stories, turn)),
  })),
  allInOne('Lexis as Rich Text', (stories, turn) => ({ name: `l${turn}.rtf`, content: rtfOf(lexis(stories, turn)) })),
  textKind('Factiva with codes', factivaCodes),
  textKind('Factiva', factivaPlain),
  allInOne('Factiva as Rich Text', (stories, turn) => ({
    name: `f${turn}.rtf`,
    content: rtfOf(factivaPlain(stories, turn)),
  })),
  textKind('ProQuest', proquest),
  textKind('Europresse', europresse),
];
