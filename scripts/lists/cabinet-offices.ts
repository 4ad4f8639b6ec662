import { STATES } from './governors.ts';

/** An office as the news call it, and the organ or place that it is held in where that is not the state. */
export type NewsOffice = {
  readonly title: string;
  readonly kind: 'politician' | 'official' | 'commander';
  readonly of?: string;
  /** Nobody is listed for this office alone. */
  readonly isAside?: boolean;
};

type Portfolio = readonly [RegExp, string];

/** Portfolios that foreign news speak of most, by words of the office; where an office has two, the first of the list is meant. */
const PORTFOLIOS: readonly Portfolio[] = [
  [/\bForeign (?!Trade|Economic|Aid|Invest)|\bExternal (?:Affairs|Relations)/, 'foreign'],
  [/\bInternational (?:Affairs|Relations)/, 'foreign'],
  [/(?<!Home Front |Civil |Consumer )\bDefen[cs]e\b(?! (?!and\b)\w)|\bArmed Forces\b/, 'defense'],
  [/\bInterior\b|\bInternal (?:Affairs|Security)|\bHome Affairs/, 'interior'],
  [/\bFinanc|\bTreasury/, 'finance'],
  [/(?<!Social )\bJustice\b/, 'justice'],
  [/(?<!Social |Food )\bSecurity\b|\bPublic (?:Safety|Order)/, 'security'],
  [/\bIntelligence\b/, 'intelligence'],
];

/** Portfolios that are told of those who held another office too. */
const ASIDE: readonly Portfolio[] = [
  [/\bEconom/, 'economy'],
  [/\b(?:Oil|Petroleum)\b/, 'oil'],
  [/\bEnergy\b/, 'energy'],
  [/\bHealth\b/, 'health'],
  [/\b(?:Trade|Commerce)\b/, 'trade'],
  [/\bInformation\b(?! (?:Society|Technology|Economy))/, 'information'],
  [/\b(?:Immigration|Migration|Refugees)\b/, 'immigration'],
];

type Rule = readonly [RegExp, string, NewsOffice['kind']?, string?];

/** Offices that are told of those who held another too, but in the United States. */
const ASIDE_TITLES = /^(?:speaker|first lady|attorney general|military chief|army chief)$/;

const CHAMBERS = `(?:Senate|Parliament|(?:House|Chamber|Council) of (?:Representatives|Deputies|Commons)|(?:Grand )?National Assembly|National Parliament|Assembly|Congress.*|Lok Sabha|Knesset|Verkhovna Rada|State Duma|Federation Council|Sejm|Seimas|Saeima|Supreme Council)`;
const SERVICES = `(?:Intelligence|Security Service|Security Agency|State Security|National Security|Mossad|Shin Bet|Atomic Energy)`;

/** Other offices; `$1` stands for words of theirs, and an empty title for their own name. */
const OFFICES: readonly Rule[] = [
  [/^(?:(?:First|Second|Third) )?(?:Deputy Prime Minister|Vice[- ]Premier)/, 'deputy prime minister'],
  [/^(?:Prime Minister|President of the Council of Ministers|Taoiseach)$|\(Prime Minister\)$/, 'prime minister'],
  [/^Premier(?: of the State Council)?$/, 'premier'],
  [/^(?:Federal )?Chancellor$/, 'chancellor'],
  [/^President(?: of the Republic)?$/, 'president'],
  [/^(?:First |Second )?Vice[- ]President$/, 'vice president'],
  [/^(Treasurer|Chief Cabinet Secretary|First Lady|Chief Executive)$/, '$1'],
  [/^Leader of the Opposition$/, 'opposition leader'],
  [/^(?:Governor|President|Chair(?:man|person)?) of .*\bBank\b/, 'central bank governor', 'official'],
  [/^Attorney[- ]General$/, 'attorney general'],
  [/^(?:Prosecutor[- ]General|General Prosecutor|Chief Prosecutor)$/, 'prosecutor general', 'official'],
  [/^(?:.* )?National Security Advis[eo]r$/, 'national security adviser', 'official'],
  [/^Secretary of the (?:\w+ )*Security Council$/, '', 'official'],
  [new RegExp(`^(?:Director|Head|Chief|Chairman)(?:[- ]General)? of .*${SERVICES}`), '', 'official'],
  [/^(?:Chief|Head|Chairman) of .*\bGeneral Staff/, 'chief of the general staff', 'commander'],
  [
    /^Chair(?:man|person)? of .*\b(?:Joint Chiefs|Chiefs of Staff)/,
    'chairman of the joint chiefs of staff',
    'commander',
  ],
  [/^Chief of (?:the )?(?:Staff of the )?Army/, 'army chief', 'commander'],
  [/^(?:Chief|Head) of .*\b(?:Defen[cs]e|Armed Forces)/, 'military chief', 'commander'],
  [/^(?:Supreme )?Commander(?:-in-Chief)? of the .*Armed Forces$/, 'military chief', 'commander'],
  [new RegExp(`^(?:Speaker|Chair(?:man|person)?|Marshal|President) of (?:the )?${CHAMBERS}$`), 'speaker'],
  [/^(?:Government|Presidential|.* Ministry) Spoke(?:sman|sperson|person)$/, 'spokesperson', 'official'],
  [/^(?:Head|Chief of Staff) of the Presidential (?:Administration|Executive Office)/, 'chief of staff', 'official'],
  [/^Head of the Office of the President$/, 'chief of staff', 'official'],
  [/^(?:Permanent Representative|Ambassador) to the United Nations$/, 'ambassador to the United Nations', 'official'],
];

const WHITE_HOUSE = 'group/white-house';
const SUPREME_COURT = 'group/us-supreme-court';
const JUSTICE = 'group/us-justice-department';

/** Offices of the United States that the news name besides. */
const US_OFFICES: readonly Rule[] = [
  [/^(Secretary of State)$/, '$1'],
  [/^Secretary of Defen[cs]e$/, 'defense secretary'],
  [/^Secretary of (?:the )?(Homeland Security|Veterans Affairs|Air Force)$/, '$1 secretary'],
  [/^Secretary of (?:the )?(?!State)(\w+)(?: and .*)?$/, '$1 secretary'],
  [/^(Deputy Secretary of State)$/, '$1', 'official'],
  [/^(Deputy Attorney General|Solicitor General)$/, '$1', 'official', JUSTICE],
  [/^Deputy Secretary of Defen[cs]e$/, 'deputy defense secretary', 'official'],
  [/^Deputy Secretary of (?:the )?(Homeland Security|Treasury)$/, 'deputy $1 secretary', 'official'],
  [/^White House (.*)$/, 'White House $1', 'official', WHITE_HOUSE],
  [/^(Counselor|Senior Advisor) to the President$/, '$1 to the president', 'official', WHITE_HOUSE],
  [/^Chief of Staff to the Vice-President$/, 'chief of staff to the vice president', 'official', WHITE_HOUSE],
  [/^(Deputy National Security|Homeland Security) Advisor$/, '$1 adviser', 'official', WHITE_HOUSE],
  [/^Director of the FBI$/, 'FBI director', 'official', 'group/federal-bureau-of-investigation'],
  [/^Director of the CIA$/, 'CIA director', 'official', 'group/central-intelligence-agency'],
  [/^Chair of the Federal Reserve$/, 'Federal Reserve chair', 'official'],
  [/^Director of National Intelligence$/, 'director of national intelligence', 'official'],
  [/^Director of the Office of Management and Budget$/, 'budget director', 'official'],
  [/^Administrator of the (?=Environmental Protection Agency|Federal)/, '', 'official'],
  [/^Chair of the Council of Economic Advisers$/, '', 'official'],
  [/^United States (Trade Representative)$/, '$1', 'official'],
  [/^Chief of Naval Operations$/, 'chief of naval operations', 'commander'],
  [
    /^Chairman of the Joint Chiefs of Staff$/,
    'chairman of the joint chiefs of staff',
    'commander',
    'group/joint-chiefs-of-staff',
  ],
  [/^Commandant of the Marine Corps$/, '', 'commander'],
  [/^Speaker of the House of Representatives$/, 'speaker', 'politician', 'group/us-house-of-representatives'],
  [/^Supreme Court Justice$/, 'Supreme Court justice', 'official', SUPREME_COURT],
  [/^(Chief Justice)$/, '$1', 'official', SUPREME_COURT],
];

const UNITED_STATES = 'group/united-states';
/** A minister of state for foreign affairs is not the foreign minister. */
const MINISTRY =
  /^(?:(?:Federal|Union|Cabinet) )?(Minister|Secretary) (?:of|for) (?:the )?(?!State (?:for|in|at)\b)(.+)$/;

/** What the news call an office of a state; undefined where it is none that they name much. */
export function newsOffice(position: string, state: string): NewsOffice | undefined {
  const isUs = state === UNITED_STATES;
  const place = isUs ? STATES.get(position.replace(/^Governor of /, '')) : undefined;
  if (place !== undefined) return { title: 'governor', kind: 'politician', of: place };
  for (const [pattern, title, kind = 'politician', of] of isUs ? [...US_OFFICES, ...OFFICES] : OFFICES) {
    const match = pattern.exec(position);
    if (match === null) continue;
    const own = position.charAt(0).toLowerCase() + position.slice(1);
    const named = title === '' ? own : title.replace('$1', () => (match[1] ?? '').toLowerCase());
    return { title: named, kind, ...(of === undefined ? {} : { of }), isAside: !isUs && ASIDE_TITLES.test(named) };
  }
  return isUs ? undefined : ministryOffice(position);
}

/** "Minister of Foreign Affairs and Trade" is a foreign minister. */
function ministryOffice(position: string): NewsOffice | undefined {
  const [, head = '', portfolio = ''] = MINISTRY.exec(position) ?? [];
  const find = (portfolios: readonly Portfolio[]) => portfolios.find(([pattern]) => pattern.test(portfolio))?.[1];
  const word = find(PORTFOLIOS);
  const aside = word === undefined ? find(ASIDE) : undefined;
  if (word === undefined && aside === undefined) return undefined;
  const office = { title: `${word ?? aside} ${head.toLowerCase()}`, kind: 'politician' } as const;
  return aside === undefined ? office : { ...office, isAside: true };
}
