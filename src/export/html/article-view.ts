/// <reference lib="dom" />
import { claimsIn, markText, namesIn } from '../picture/mark-text.ts';
import type { PictureArticle } from '../picture/picture-data.ts';
import type { Stance } from '../picture/stances.ts';
import { tally, toneOf } from '../picture/stances.ts';
import { articleName, nameOf, relationWords, TONE_MARKS } from '../picture/words.ts';
import { claimRow, surestFirst } from './claim-list.ts';
import { type Child, element } from './element.ts';
import { actorHref, type PageContext, pairHref } from './page-context.ts';

/** An article with every name linked and every sentence that makes a claim marked, and its claims beside it. */
export function articleView(context: PageContext, id: string, start: number | null): readonly HTMLElement[] {
  const { data, all } = context;
  const at = data.articles.findIndex((one) => one.id === id);
  const article = data.articles[at];
  if (article === undefined)
    return [element('h2', {}, 'Not here'), element('p', {}, `There is no article ${id} in this file.`)];
  const claims = all.filter((claim) => claim.article === at);
  const facts = [article.publisher, article.date, article.title === null ? null : article.id];
  const line = element('p', { class: 'muted' }, facts.filter((fact) => fact !== null).join(', '));
  if (/^https?:\/\//i.test(article.url ?? ''))
    line.append(
      ' ',
      element('a', { href: article.url ?? '', rel: 'noopener noreferrer', target: '_blank' }, 'where it was published'),
    );
  const text = element('div', { class: 'reader' }, ...readerText(context, { article, at, claims, start }));
  return [
    element('h2', {}, articleName(article)),
    line,
    ...(article.text === null
      ? [
          element(
            'p',
            { class: 'muted' },
            'Only the sentences around claims are kept here. To have whole articles, export with --articles FOLDER.',
          ),
        ]
      : []),
    text,
    element('h3', {}, `Claims (${claims.length})`),
    element('ol', { class: 'claims' }, ...surestFirst(claims).map((claim) => claimRow(context, claim))),
  ];
}

type Reading = {
  readonly article: PictureArticle;
  readonly at: number;
  readonly claims: readonly Stance[];
  readonly start: number | null;
};

/** The text, or the passages that are kept with a sign for what is left out between them. */
function readerText(context: PageContext, reading: Reading): readonly Child[] {
  const { data } = context;
  const { article } = reading;
  if (article.text !== null) return marked(context, reading, { text: article.text, offset: 0 });
  const parts: Child[] = [];
  let last = 0;
  for (const [start, sentence] of article.passages) {
    const text = data.sentences[sentence] ?? '';
    if (start > last + 3) parts.push(element('span', { class: 'gap' }, parts.length === 0 ? '[…] ' : '\n[…]\n'));
    else if (parts.length > 0) parts.push(start > last + 1 ? '\n\n' : ' ');
    parts.push(...marked(context, reading, { text, offset: start }));
    last = start + text.length;
  }
  return parts;
}

/** A piece of the text whose first character stands at `offset` in the article. */
function marked(
  context: PageContext,
  { article, at, claims, start }: Reading,
  { text, offset }: { readonly text: string; readonly offset: number },
): readonly Child[] {
  const { data } = context;
  const names = namesIn(data, at, { text, offset, given: article.mentions });
  const sentences = claimsIn(data, claims, { text, offset });
  return markText(text, names, sentences).map(({ parts, claims: own }) => {
    const children = parts.map(({ text: part, node, isCue }): Child => {
      if (isCue) return element('b', { class: 'cue' }, part);
      if (node === null) return part;
      return element('a', { class: 'name', href: actorHref(context, node), title: nameOf(data, node) }, part);
    });
    if (own.length === 0) return element('span', {}, ...children);
    const isHere = own.some((claim) => claim.start === start);
    const notes = own.map((claim) => {
      const tone = toneOf(tally([claim], data.articles));
      const words = `${nameOf(data, claim.source)} ${relationWords(claim.relation)} ${nameOf(data, claim.target)}${claim.modality === 'asserted' ? '' : ` (${claim.modality})`}`;
      return element(
        'a',
        {
          class: `note ${tone}`,
          href: pairHref(context, claim.source, claim.target),
          title: words,
          'aria-label': words,
        },
        TONE_MARKS[tone],
      );
    });
    return element(
      'mark',
      isHere ? { class: 'claimed here', id: 'here' } : { class: 'claimed' },
      ...children,
      ...notes,
    );
  });
}
