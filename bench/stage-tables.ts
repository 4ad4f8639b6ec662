import type { Table } from '../src/cli/break-down.ts';
import type { Tools } from '../src/pipeline.ts';
import { ratios, type Tally } from '../src/score/count.ts';
import { FUNNEL_STEPS, type Funnel, scoreFunnel } from '../src/score/funnel.ts';
import type { ScoredArticle } from '../src/score/score-folder.ts';
import { sentenceSpans } from '../src/score/sentence-spans.ts';
import { ENTITY_KINDS, MENTION_KINDS, type Stages, scoreStages } from '../src/score/stages.ts';

type AllStages = { readonly stages: Stages; readonly claims: Funnel; readonly issueClaims: Funnel };

/** What is lost at which stage, for a script. */
export function stagesJson(scored: readonly ScoredArticle[], { models, schema }: Tools): AllStages {
  const sentences = new Map(scored.map(({ article }) => [article.id, sentenceSpans(article, models)] as const));
  const funnel = (isAboutIssues: boolean): Funnel =>
    scoreFunnel(scored, {
      relations: schema.relations,
      isAboutIssues,
      sentencesOf: ({ article }) => sentences.get(article.id) ?? [],
    });
  return { stages: scoreStages(scored), claims: funnel(false), issueClaims: funnel(true) };
}

/** The same as tables: spans, kinds of entities, links, and how far core claims come. */
export function stageTables(scored: readonly ScoredArticle[], tools: Tools): readonly Table[] {
  const { stages, claims, issueClaims } = stagesJson(scored, tools);
  const spans = [
    ['right type', stages.spans],
    ['whatever type', stages.untypedSpans],
  ] as const;
  return [
    {
      columns: ['spans, exact', 'precision', 'recall', 'f1'],
      rows: spans.map(([name, count]) => {
        const { precision, recall, f1 } = ratios([count]);
        return { 'spans, exact': name, precision: fixed(precision), recall: fixed(recall), f1: fixed(f1) };
      }),
    },
    {
      columns: ['core entities', 'found', 'of', 'share'],
      rows: ENTITY_KINDS.map((kind) => ({ 'core entities': kind, ...cells(stages.kinds[kind], 'found') })),
    },
    {
      columns: ['ends of claims', 'seen', 'of', 'share', 'linked rightly', 'of those'],
      rows: MENTION_KINDS.map((how) => {
        const { seen, linked } = stages.ends[how];
        return {
          'ends of claims': `${how}s`,
          ...cells(seen, 'seen'),
          'linked rightly': linked.right,
          'of those': shareText(linked),
        };
      }),
    },
    funnelTable('core claims', claims),
    funnelTable('core claims toward issues', issueClaims),
  ];
}

function funnelTable(name: string, { steps, ofMentioned, ofMatched }: Funnel): Table {
  return {
    columns: [name, 'claims', 'of', 'share'],
    rows: [
      ...FUNNEL_STEPS.map(([step, what]) => ({ [name]: what, ...cells(steps[step], 'claims') })),
      { [name]: 'found, of those with both ends mentioned', ...cells(ofMentioned, 'claims') },
      { [name]: 'right, of those found between annotated entities', ...cells(ofMatched, 'claims') },
    ],
  };
}

function cells(tally: Tally, name: string): Readonly<Record<string, string | number>> {
  return { [name]: tally.right, of: tally.of, share: shareText(tally) };
}

const fixed = (value: number): string => value.toFixed(3);
const shareText = ({ right, of }: Tally): string => (of === 0 ? '-' : fixed(right / of));
