import { counted } from '../base/counted.ts';
import {
  type ActorFinding,
  type Dispute,
  daysOf,
  listNames,
  type Quote,
  type Summary,
  type Tie,
  type Unsettled,
} from '../findings/finding.ts';
import { outletOf } from '../findings/quote-claim.ts';
import { sanitize } from './terminal.ts';

/** The summary of a build as lines for people. */
export function formatSummary(summary: Summary): string {
  const lines = [
    countLine(summary),
    ...section('Who stands where, by the articles that tell it', actorsLines(summary.actors)),
    ...section('Disputed: one says so, another denies it', summary.disputes.flatMap(disputeLines)),
  ];
  return `${lines.map(sanitize).join('\n')}\n`;
}

/** What to do next, as one line. */
export function nextStep(graphFile: string): string {
  const graph = graphFile === 'exports/graph.json' ? '' : ` --graph ${graphFile}`;
  return `Next: stancegraph export html${graph} -o graph.html to look around, stancegraph report${graph} -o report.html to read and send.`;
}

function countLine(summary: Summary): string {
  const counts = Object.entries(summary.entities).map(([type, number]) => `${number} ${plural(type, number)}`);
  const dates = summary.firstDate === null ? '' : `, ${daysOf(summary)}`;
  const outlets = summary.outlets === 0 ? '' : ` of ${counted(summary.outlets, 'outlet')}`;
  const copied = summary.copies === 1 ? 'a copy' : 'copies';
  const copies = summary.copies === 0 ? '' : ` (${summary.copies} of them ${copied}, see stancegraph copies)`;
  const read = `${counted(summary.articles, 'article')}${outlets}${dates}${copies}: ${counted(summary.sentences, 'sentence')}`;
  return `${[read, ...counts].join(', ')}; ${counted(summary.claims, 'claim')} on ${counted(summary.edges, 'edge')}.`;
}

const plural = (type: string, number: number) => (number === 1 ? type : type === 'person' ? 'people' : `${type}s`);

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

/** A sentence is quoted once: what two do with one another is told of both. */
function actorsLines(actors: readonly ActorFinding[]): readonly string[] {
  const told = new Set<unknown>();
  const quoteLines = (quotes: readonly Quote[]) => {
    const fresh = quotes.filter(({ claim }) => !told.has(claim));
    for (const { claim } of fresh) told.add(claim);
    return fresh.map((quote) => `        ${quoteText(quote)}`);
  };
  return actors.flatMap(({ actor, articles, ties, unsettled }) => [
    `  ${actor.name} (in ${counted(articles, 'article')})`,
    ...ties.flatMap((tie) => [tieLine(tie), ...quoteLines(tie.quotes)]),
    ...unsettled.flatMap((one) => [unsettledLine(one), ...quoteLines([one.quote])]),
  ]);
}

const MARKS = { with: '+ with', against: '- against', mixed: '± mixed' } as const;

function tieLine(tie: Tie): string {
  const relations = tie.relations.slice(0, 3).map(({ relation }) => relationWords(relation));
  const outlets = tie.outlets === 0 ? '' : `, ${counted(tie.outlets, 'outlet')}`;
  const told = `${counted(tie.articles, 'article')}${outlets}, confidence ${tie.confidence.toFixed(2)}`;
  return `    ${MARKS[tie.stand].padEnd(10)}${listNames(tie.others)}: ${relations.join(', ')} (${told})`;
}

const UNSETTLED = { denied: 'denied', proposed: 'proposed', ended: 'over' } as const;

function unsettledLine({ modality, relation, others, articles }: Unsettled): string {
  return `    ${`· ${UNSETTLED[modality]}`.padEnd(12)}${relationWords(relation)} ${listNames(others)} (${counted(articles, 'article')})`;
}

function disputeLines({ source, relation, target, saidIn, deniedIn, said, denied }: Dispute): readonly string[] {
  return [
    `  ${source.name} ${relationWords(relation)} ${target.name} (said in ${counted(saidIn, 'article')}, denied in ${deniedIn})`,
    `    said    ${quoteText(said)}`,
    `    denied  ${quoteText(denied)}`,
  ];
}

/** `AGREES_WITH` as words. */
export const relationWords = (relation: string) => relation.replaceAll('_', ' ').toLowerCase();

function quoteText({ text, speakers, article, claim }: Quote): string {
  const where = outletOf(article) ?? article?.title ?? claim.article;
  const says = speakers.length === 0 ? '' : `${speakers.join(', quoting ')} says, in `;
  const short = where.length > 60 ? `${where.slice(0, 57).trimEnd()}...` : where;
  return `“${text}” (${says}${short}${article?.date == null ? '' : `, ${article.date}`})`;
}
