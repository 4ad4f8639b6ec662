import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { WrittenStory } from './stories.ts';

/** What a program is run with; a run that hangs is ended. */
const LIMITS = { timeout: 120_000, encoding: 'utf8' } as const;

/** Whether a program is installed; says so once where it is not. */
export function isInstalled(program: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], LIMITS).status === 0;
  if (!found) console.log(`skipped: ${program} is not installed`);
  return found;
}

const asMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page with menus, boxes, comments and other stories around a story. */
export function pageOf(story: WrittenStory, css = ''): string {
  const { title, byline, publisher, day, paragraphs } = story;
  const text = paragraphs.map((paragraph) => `<p>${asMarkup(paragraph)}</p>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${publisher}</title><style>${css}</style></head><body>
<div class="cookie-banner"><p>We use cookies. Cuba supports Bolivia in using them on every page of this site.</p></div>
<header class="site-header">${publisher}</header><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<main><article><h1>${title}</h1><p class="byline">By ${byline}</p><p>${day}</p><div class="body">${text}</div>
<div class="newsletter-signup"><p>Sign up for our newsletter: Spain backs Portugal in your inbox.</p></div></article>
<div class="related-stories"><ul><li><a href="/x">Italy condemns Malta over migrants</a></li></ul></div>
<section id="comments"><div class="comment"><p>France attacks Belgium and everybody knows that Luxembourg supports it.</p></div></section></main>
<footer>© 2022 ${publisher}. All rights reserved.</footer></body></html>`;
}

/** A page as printed: the story alone. */
const printedPage = ({ title, byline, publisher, day, paragraphs }: WrittenStory, css: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>body{font-family:serif}${css}</style></head><body><h1>${title}</h1><p>By ${byline}</p><p>${publisher}</p><p>${day}</p><div class="body">${paragraphs.map((paragraph) => `<p>${asMarkup(paragraph)}</p>`).join('')}</div></body></html>`;

/** The story as Markdown, for pandoc. */
export const markdownOf = ({ title, byline, publisher, day, paragraphs }: WrittenStory): string =>
  `# ${title}\n\nBy ${byline}\n\n${publisher}\n\n${day}\n\n${paragraphs.join('\n\n')}\n`;

/** A document as LibreOffice keeps it in one file: with a head and a foot on each page, a note, and columns. */
function flatDocument({ title, byline, publisher, day, paragraphs }: WrittenStory, columns: number): string {
  const note =
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note that praises China for nothing.</text:p></text:note-body></text:note>';
  const text = paragraphs
    .map((paragraph, at) => `<text:p text:style-name="B">${asMarkup(paragraph)}${at === 1 ? note : ''}</text:p>`)
    .join('');
  const body = columns === 1 ? text : `<text:section text:style-name="S" text:name="S">${text}</text:section>`;
  return `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="H" style:family="paragraph"><style:text-properties fo:font-size="18pt"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm" fo:text-align="justify"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="${columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"><style:header><text:p>${publisher}, ${day}</text:p></style:header><style:footer><text:p>Page <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:h text:style-name="H" text:outline-level="1">${title}</text:h><text:p>By ${byline}</text:p><text:p>${publisher}</text:p><text:p>${day}</text:p>${body}</office:text></office:body></office:document>`;
}

/** Files by kind, for each story. */
export type MadeFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Files that LibreOffice writes: each kind of all stories in one run, for it starts slowly. */
export function withLibreOffice(stories: readonly WrittenStory[], folder: string): MadeFiles {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const nameOf = ({ key }: WrittenStory, columns: number) => join(folder, `${key}-lo${columns}`);
  for (const columns of [1, 2])
    for (const story of stories) writeFileSync(`${nameOf(story, columns)}.fodt`, flatDocument(story, columns));
  const runs = [...['docx', 'odt', 'rtf', 'epub', 'pdf'].map((kind) => [kind, 1] as const), ['pdf', 2] as const];
  for (const [kind, columns] of runs) {
    const files = stories.map((story) => `${nameOf(story, columns)}.fodt`);
    spawnSync('soffice', ['--headless', profile, '--convert-to', kind, '--outdir', folder, ...files], LIMITS);
  }
  const filesOf = (story: WrittenStory) =>
    runs.map(([kind, columns]) => [`${kind}, columns: ${columns}`, `${nameOf(story, columns)}.${kind}`]);
  return Object.fromEntries(stories.map((story) => [story.key, Object.fromEntries(filesOf(story))]));
}

const forEach =
  (make: (story: WrittenStory, folder: string) => Readonly<Record<string, string>>) =>
  (stories: readonly WrittenStory[], folder: string): MadeFiles =>
    Object.fromEntries(stories.map((story) => [story.key, make(story, folder)]));

/** Files of a story that pandoc writes, by kind. */
function pandocFiles(story: WrittenStory, folder: string): Readonly<Record<string, string>> {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    docx: [],
    odt: [],
    rtf: ['-s'],
    epub: [],
    html: ['-s', '--metadata', `title=${story.title}`, '--metadata', 'lang=en'],
    txt: ['-t', 'plain', '--columns=72'],
    md: ['-t', 'markdown', '--columns=76'],
  };
  const made = Object.entries(kinds).map(([kind, args]) => {
    const path = join(folder, `${story.key}-pandoc.${kind}`);
    spawnSync('pandoc', ['-f', 'markdown', ...args, '-o', path], { ...LIMITS, input: markdownOf(story) });
    return [kind, path] as const;
  });
  return Object.fromEntries(made);
}

/** PDFs of a story that Chromium prints, by how its page looks. */
function printedFiles(story: WrittenStory, folder: string): Readonly<Record<string, string>> {
  const styles: Readonly<Record<string, string>> = {
    'pdf with heads and feet': '',
    'pdf of two columns': '.body{column-count:2;text-align:justify;hyphens:auto;column-gap:14pt}',
    'pdf of three columns': '.body{column-count:3;font-size:9pt;hyphens:auto}',
    'pdf with indents': '.body p{text-align:justify;text-indent:2em;margin:0}',
  };
  const made = Object.entries(styles).map(([name, css], at) => {
    const [page, pdf] = [join(folder, `${story.key}-${at}.html`), join(folder, `${story.key}-${at}.pdf`)];
    writeFileSync(page, printedPage(story, css));
    const plain = at === 0 ? [] : ['--no-pdf-header-footer'];
    spawnSync(
      'chromium',
      ['--headless', '--no-sandbox', '--disable-gpu', ...plain, `--print-to-pdf=${pdf}`, page],
      LIMITS,
    );
    return [name, pdf] as const;
  });
  return Object.fromEntries(made);
}

export const withPandoc = forEach(pandocFiles);
export const withChromium = forEach(printedFiles);

/** Archives of the stories' pages that wget makes, compressed and not. */
export async function withWget(stories: readonly WrittenStory[], folder: string): Promise<readonly string[]> {
  const server = createServer((request, response) => {
    const story = stories.find(({ key }) => request.url === `/${key}`);
    response.writeHead(story === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(story === undefined ? 'Not here' : pageOf(story));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const urls = [...stories.map(({ key }) => key), 'missing'].map((key) => `http://127.0.0.1:${port}/${key}`);
  const fetch = (name: string, ...more: readonly string[]) =>
    new Promise<void>((done) => {
      const args = ['-q', '-O', '/dev/null', '--no-proxy', `--warc-file=${join(folder, name)}`, ...more, ...urls];
      spawn('wget', args, { timeout: LIMITS.timeout }).on('close', () => done());
    });
  await fetch('pages');
  await fetch('plain', '--no-warc-compression');
  await fetch('digests', '--no-warc-digests');
  server.close();
  return ['pages.warc.gz', 'plain.warc', 'digests.warc.gz'].map((name) => join(folder, name));
}
