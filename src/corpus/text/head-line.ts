import { isoDate } from '../iso-date.ts';
import { saysPage } from './find-running-heads.ts';

/** What a line of a head may say. */
export type HeadField = 'title' | 'publishedOn' | 'publisher' | 'byline' | 'url';

/** What a line says, by field. */
export type HeadLine = Readonly<Partial<Record<HeadField, string>>>;

/** Longer lines are text. */
export const LONGEST_TITLE = 160;

/** Labels that people and programs write before what a line says. */
const LABELS: readonly (readonly [HeadField, RegExp])[] = [
  ['title', /^(?:title|headline|head)\s*:\s*(?=\S)/i],
  [
    'publishedOn',
    /^(?:date|published(?: on| at)?|publication date|date published|posted(?: on)?|updated|last updated|first published|issued)\s*:\s*(?=\S)/i,
  ],
  ['publisher', /^(?:publisher|publication|newspaper|paper|outlet|source|agency|site)\s*:\s*(?=\S)/i],
  ['byline', /^(?:by|byline|author|authors|reporter|writer|written by)\s*:\s*(?=\S)/i],
  ['url', /^(?:url|link|web|address)\s*:\s*(?=https?:)/i],
];
const BYLINE =
  /^(?:by|BY|By)\s+(\p{Lu}[\p{L}.’'-]+(?:(?:,?\s+(?:and|AND|&)|,|\s+(?:de|van|von|al|bin|el|der|la))?\s+\p{Lu}[\p{L}.’'-]*){0,8})\s*(?:[|/–—,-].{0,60}|\([^)]{2,40}\))?$/u;
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
/** Words of a line that is a date and nothing else. */
const DATE_ONLY = new RegExp(
  `^\\(?(?:(?:published|posted|updated|last|first|modified|issued|on|at|date|from|edition|final|print|online)\\b[\\s:]*)*(?:${WEEKDAY}[.,]?\\s+)?[\\p{L}\\d\\s.,/:-]{6,32}?(?:[,\\s|–-]*(?:at )?\\d{1,2}[:.]\\d{2}.{0,24})?(?:[,\\s]+${WEEKDAY})?(?:\\s*[|,–-]?\\s*(?:(?:final|late|early|first|second|morning|evening)\\s+edition|edition))?\\)?$`,
  'iu',
);
const PAPER =
  'Times|Post|Tribune|Herald|Gazette|News|Journal|Guardian|Telegraph|Chronicle|Observer|Press|Daily|Independent|Mail|Star|Standard|Examiner|Inquirer|Globe|Mirror|Express|Monitor|Review|Economist|Dispatch|Courier|Wire|Bulletin|Register|Sentinel|Argus|Echo|Nation|Citizen|Advertiser|Weekly|Leader|Ledger|Messenger|Reporter|Record|Mercury|Sun|Hindu|Broadcasting|News Agency|TODAY|TIMES|POST|NEWS|HERALD|TRIBUNE|COURIER|GAZETTE|JOURNAL|CHRONICLE';
/** How papers and agencies call themselves. */
const OUTLET = new RegExp(
  `^(?:(?:The|THE)\\s+(?:\\p{Lu}[\\p{L}.&’'-]*\\s+){0,4}|(?:\\p{Lu}[\\p{L}.&’'-]*\\s+){1,4})(?:${PAPER})(?:\\s+(?:of\\s+)?\\p{Lu}[\\p{L}.&’'-]*){0,2}$`,
  'u',
);
/** Agencies and stations whose names say nothing of the kind. */
const KNOWN_OUTLET =
  /^(?:Reuters|REUTERS|AP|AFP|DPA|dpa|EFE|ANSA|TASS|Xinhua|UPI|Bloomberg|Al Jazeera(?: English)?|BBC(?: News| World Service)?|CNN|NPR|Deutsche Welle|DW|RFE\/RL|Voice of America|VOA|Politico|Axios|(?:The )?Associated Press|Agence France-Presse|Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap(?: News Agency)?|PTI|IANS|ANI|AllAfrica|allAfrica\.com)$/;
const SECTION_NOT_OUTLET =
  /^(?:the\s+)?(?:world|latest|breaking|top|local|national|international|foreign|business|sports?|home|more|all|our|political|politics|live|us|uk|africa|asia|europe|americas?|middle east)\s+(?:news|post|review|daily|wire|star|record)$/i;

/** Whether a line is the name of a paper, an agency or a station and nothing else. */
export const isOutlet = (line: string): boolean =>
  line.length <= 50 && (KNOWN_OUTLET.test(line) || (OUTLET.test(line) && !SECTION_NOT_OUTLET.test(line)));

/** What a line says of its article, beside a title; undefined where it is none that does. */
export function readHeadLine(content: string): HeadLine | undefined {
  if (content.length > LONGEST_TITLE) return undefined;
  for (const [field, label] of LABELS) {
    if (!label.test(content)) continue;
    const value = content.replace(label, '').trim();
    const said = field === 'publishedOn' ? isoDate(value) : value;
    return said === null ? undefined : { [field]: said };
  }
  return readPart(content) ?? readParts(content);
}

function readPart(content: string): HeadLine | undefined {
  const byline = BYLINE.exec(content)?.[1];
  if (byline !== undefined) {
    // `By Ann Lee | Published: 9 March 2021, 10:00 GMT`
    const publishedOn = isoDate(content.slice(content.indexOf(byline) + byline.length));
    return publishedOn === null ? { byline } : { byline, publishedOn };
  }
  if (content.length <= 80 && DATE_ONLY.test(content)) {
    const publishedOn = isoDate(content.replace(/^\(|\)$/g, ''));
    if (publishedOn !== null) return { publishedOn };
  }
  if (/^https?:\/\/\S+$/.test(content)) return { url: content };
  return isOutlet(content) ? { publisher: content } : undefined;
}

/** `The Lakeside Tribune | March 4, 2019 | Page A3`, `Nairobi, March 4, 2019`: parts that say something beside short ones. */
function readParts(content: string): HeadLine | undefined {
  const named = /^(\p{Lu}[^,|]{2,40}), (?=\D{0,14}\d)(.{6,40})$/u.exec(content);
  const dated =
    /^(by\s.{4,80}?)[,;]?\s{1,3}((?:published|posted|updated)\s.*|\p{L}{3,9}\.? \d.{0,40}\d{4}.*|\d.*)$/iu.exec(
      content,
    );
  const parts =
    dated !== null
      ? dated.slice(1)
      : named === null
        ? content.split(/\s+[|•·–—/-]\s+|\s*[|•·]\s*|\s{3,}/u)
        : [named[1] as string, named[2] as string];
  if (parts.length < 2 || parts.length > 5) return undefined;
  const said = parts.map((part) => readPart(part.trim()) ?? (saysPage(part.trim()) ? {} : undefined));
  const known = said.filter((one) => one !== undefined && Object.keys(one).length > 0);
  const unknown = parts.filter((_, at) => said[at] === undefined);
  if (known.length === 0 || unknown.some((part) => part.length > 40 || /[.!?]$/.test(part))) return undefined;
  return Object.assign({}, ...known) as HeadLine;
}
