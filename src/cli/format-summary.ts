import type { NamedStance, Summary } from '../graph/summarize.ts';
import { sanitize } from './terminal.ts';

/** The summary of a build as lines for people. */
export function formatSummary(summary: Summary): string {
  const counts = Object.entries(summary.entities).map(([type, number]) => `${number} ${plural(type, number)}`);
  const dates = summary.firstDate === null ? '' : `, ${summary.firstDate} to ${summary.lastDate}`;
  const lines = [
    `${[`${count(summary.articles, 'article')}${dates}: ${count(summary.sentences, 'sentence')}`, ...counts].join(', ')}; ${count(summary.claims, 'claim')} on ${count(summary.edges, 'edge')}.`,
    ...section('Who stands with whom', summary.allies, '+'),
    ...section('Who stands against whom', summary.opponents, '-'),
    ...section('Where sources contradict one another', summary.contested, '±'),
  ];
  return `${lines.map(sanitize).join('\n')}\n`;
}

function plural(type: string, count: number): string {
  if (count === 1) return type;
  return type === 'person' ? 'people' : `${type}s`;
}

function section(title: string, stances: readonly NamedStance[], mark: string): readonly string[] {
  if (stances.length === 0) return [];
  return ['', title, ...stances.flatMap((stance) => stanceLines(stance, mark))];
}

function stanceLines(stance: NamedStance, mark: string): readonly string[] {
  const counts =
    mark === '±'
      ? `${stance.positive} for, ${stance.negative} against`
      : count(stance.positive + stance.negative, 'claim');
  const outlets = count(stance.articles.length, 'article');
  const quote = stance.sample.evidence.quote.replace(/\s+/g, ' ');
  const short = quote.length > 110 ? `${quote.slice(0, 107).trimEnd()}...` : quote;
  return [
    `  ${mark} ${stance.sourceName} → ${stance.targetName}  ${stance.relations.slice(0, 3).join(', ')} (${counts}, ${outlets})`,
    `      “${short}”`,
  ];
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
