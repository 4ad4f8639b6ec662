import { counted } from '../base/counted.ts';
import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { surest } from '../findings/find-ties.ts';
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
import { makeQuoter, outletOf } from '../findings/quote-claim.ts';
import { toldClaims } from '../findings/told-claims.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';
import type { SummarySettings } from '../schema/schema.ts';
import type { Block } from './block.ts';

export type ReportFacts = {
  readonly title: string;
  readonly version: string;
  readonly schemaHash: string;
  readonly settings: SummarySettings;
};

/** How many claims the table of the strongest lists. */
const CLAIMS_LISTED = 40;

/** A report on a graph for somebody who has never seen it: what is found, who disputes it, how sure it is, where it is from. */
export function makeReport(graph: KnowledgeGraph, summary: Summary, facts: ReportFacts): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: facts.title },
    { kind: 'text', text: scopeText(summary) },
    { kind: 'heading', level: 2, text: 'Main findings' },
    { kind: 'list', items: mainFindings(summary) },
    ...actorBlocks(summary.actors),
    ...disputeBlocks(summary.disputes),
    ...claimBlocks(graph, facts.settings),
    ...methodBlocks(summary, facts),
    ...sourceBlocks(graph, facts),
  ];
}

const words = (relation: string) => relation.replaceAll('_', ' ').toLowerCase();

function scopeText(summary: Summary): string {
  const dates = summary.firstDate === null ? '' : `, published ${daysOf(summary)}`;
  const outlets = summary.outlets === 0 ? '' : ` of ${counted(summary.outlets, 'outlet')}`;
  return `${counted(summary.articles, 'article')}${outlets}${dates}, with ${counted(summary.sentences, 'sentence')}. They make ${counted(summary.claims, 'statement')} about who does what to whom; ${summary.stances} of these are for or against somebody, and ${summary.told} are sure enough to be told here.`;
}

/** The firmest tie of each main actor, most told first, and the first disputes, as sentences. */
function mainFindings({ actors, disputes }: Summary): readonly string[] {
  // What two do with one another is found once.
  const told = new Set<ClaimRecord | undefined>();
  const ties = actors.flatMap(({ actor, ties: own }) => {
    const first = own.find(({ quotes }) => !told.has(quotes[0]?.claim));
    told.add(first?.quotes[0]?.claim);
    return first === undefined ? [] : [{ text: tieText(actor.name, first), articles: first.articles }];
  });
  const open = disputes
    .slice(0, 3)
    .map(({ source, relation, target }) => `Disputed: that ${source.name} ${words(relation)} ${target.name}.`);
  const found = [...ties.sort((a, b) => b.articles - a.articles).map(({ text }) => text), ...open];
  return found.length === 0 ? ['Nothing is told surely enough to be a finding.'] : found;
}

const STANDS = { with: 'stands with', against: 'stands against', mixed: 'is both with and against' } as const;

function tieText(actor: string, tie: Tie): string {
  const relations = tie.relations.slice(0, 4).map(({ relation, articles }) => `${words(relation)} (${articles})`);
  const outlets = tie.outlets === 0 ? '' : `, ${counted(tie.outlets, 'outlet')}`;
  return `${actor} ${STANDS[tie.stand]} ${listNames(tie.others)}: ${relations.join(', ')}. ${counted(tie.articles, 'article')}${outlets}, confidence ${tie.confidence.toFixed(2)}.`;
}

function actorBlocks(actors: readonly ActorFinding[]): readonly Block[] {
  if (actors.length === 0) return [];
  const blocks = actors.flatMap(({ actor, articles, ties, unsettled }): readonly Block[] => [
    { kind: 'heading', level: 3, text: `${actor.name} (in ${counted(articles, 'article')})` },
    ...ties.flatMap((tie): readonly Block[] => [
      { kind: 'text', text: tieText(actor.name, tie) },
      ...tie.quotes.map(quoteBlock),
    ]),
    ...unsettled.flatMap((one): readonly Block[] => [
      { kind: 'text', text: unsettledText(actor.name, one) },
      quoteBlock(one.quote),
    ]),
  ]);
  return [{ kind: 'heading', level: 2, text: 'Actors' }, ...blocks];
}

const UNSETTLED = { denied: 'Denied', proposed: 'Planned or called for', ended: 'Over' } as const;

const unsettledText = (actor: string, { modality, relation, others, articles }: Unsettled) =>
  `${UNSETTLED[modality]}, and so no stand: ${actor} ${words(relation)} ${listNames(others)} (${counted(articles, 'article')}).`;

function disputeBlocks(disputes: readonly Dispute[]): readonly Block[] {
  const blocks = disputes.flatMap(({ source, relation, target, saidIn, deniedIn, said, denied }): readonly Block[] => [
    { kind: 'heading', level: 3, text: `${source.name} ${words(relation)} ${target.name}` },
    { kind: 'text', text: `Said in ${counted(saidIn, 'article')}:` },
    quoteBlock(said),
    { kind: 'text', text: `Denied in ${counted(deniedIn, 'article')}:` },
    quoteBlock(denied),
  ]);
  const none: Block = { kind: 'text', text: 'No relation that one source tells is denied by another.' };
  return [{ kind: 'heading', level: 2, text: 'Disputes' }, ...(blocks.length === 0 ? [none] : blocks)];
}

function quoteBlock(quote: Quote): Block {
  return { kind: 'quote', text: quote.text, source: sourceText(quote), address: webAddress(quote) };
}

function sourceText({ speakers, article, claim }: Quote): string {
  const says = speakers.length === 0 ? '' : `${speakers.join(', quoting ')} says, in `;
  const parts = [article?.title, outletOf(article), article?.date].filter(
    (part) => part !== null && part !== undefined,
  );
  return `${says}${parts.length === 0 ? claim.article : parts.join(', ')}`;
}

function webAddress({ article }: Quote): string | null {
  const url = article?.url ?? null;
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** The claims that most articles make, of each relation of a pair the surest; of equals the surer first. */
function claimBlocks(graph: KnowledgeGraph, settings: SummarySettings): readonly Block[] {
  const groups = groupBy(
    toldClaims(graph, settings),
    ({ source, relation, target, modality }) => `${source}|${relation}|${target}|${modality}`,
  );
  const ordered = [...groups]
    .map(([key, all]) => ({ key, claim: surest(all), articles: new Set(all.map(({ article }) => article)).size }))
    .filter(({ claim, articles }) => articles > 1 || claim.confidence >= settings.leastConfidenceAlone)
    .sort((a, b) => b.articles - a.articles || b.claim.confidence - a.claim.confidence || compareText(a.key, b.key))
    .slice(0, CLAIMS_LISTED);
  const quote = makeQuoter(graph, settings.quoteCharacters);
  const nameOf = (id: string) => graph.getNodeAttribute(id, 'name');
  const rows = ordered.map(({ claim, articles }) => [
    nameOf(claim.source),
    words(claim.relation) + (claim.modality === 'asserted' ? '' : ` (${claim.modality})`),
    nameOf(claim.target),
    String(articles),
    claim.confidence.toFixed(2),
    quote(claim).text,
    sourceText(quote(claim)),
  ]);
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'The strongest statements' },
    { kind: 'table', columns: ['who', 'what', 'whom', 'articles', 'confidence', 'sentence', 'source'], rows },
  ];
}

function methodBlocks(summary: Summary, { settings }: ReportFacts): readonly Block[] {
  const { leastConfidence, leastConfidenceAlone, measured } = settings;
  const limits = [
    `Told is what has a confidence of ${leastConfidence} or more; what one article alone says needs ${leastConfidenceAlone}. ${summary.stances - summary.told} statements for or against somebody are less sure, only ask or suspect, or are about nobody with a name, and are not told.`,
    'Confidence is the share of statements of that kind that were right in articles annotated by hand. Single statements can be wrong: read the sentence before you rely on one.',
    'Most of what articles say is not found: silence here is no evidence that nothing was said.',
    'A statement tells what an article or somebody in it says, not what is true. Irony, hints and what needs knowledge from elsewhere are not understood. English only.',
    'Names are joined across articles by name and office; two people of one name can be taken for one.',
  ];
  return [
    { kind: 'heading', level: 2, text: 'Method and limits' },
    {
      kind: 'text',
      text: 'A program read each sentence by its grammar, by rules and with a small reader that was trained on annotated news (no large language model; nothing left the machine). It found people, groups and places, and who stands how to whom. Negation, plans and endings are told apart; who says so is noted. Actors are ordered by the number of articles that tell their stands.',
    },
    { kind: 'list', items: limits },
    ...(measured.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: ['measured', 'right of what is found', 'found of what is there', 'on'],
            rows: measured.map(({ what, right, found, on }) => [what, percent(right), percent(found), on]),
          },
        ]),
  ];
}

const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)} %`);

function sourceBlocks(graph: KnowledgeGraph, { version, schemaHash }: ReportFacts): readonly Block[] {
  const { articles } = graph.getAttributes();
  return [
    { kind: 'heading', level: 2, text: 'Made from' },
    {
      kind: 'text',
      text: `stancegraph ${version}, schema ${schemaHash}. The same articles, program and schema give this report byte for byte: stancegraph build ARTICLES, then stancegraph report.`,
    },
    {
      kind: 'table',
      columns: ['article', 'title', 'outlet', 'date', 'SHA-256'],
      rows: articles.map((article) => [
        article.id,
        article.title ?? '',
        outletOf(article) ?? '',
        article.date ?? '',
        article.sha256,
      ]),
    },
  ];
}
