import type { ScoredArticle } from '../score/score-folder.ts';
import type { Figures } from '../score/sum-scores.ts';
import { PARTS } from '../score/sum-scores.ts';
import { formatRows, type RowFormat } from './format-rows.ts';
import { sanitize } from './terminal.ts';

/** Precision, recall and F1 of each part, as rows. */
export function figureTable(figures: Figures, format: RowFormat): Generator<string> {
  const rows = PARTS.map(([key, part]) => {
    const { precision, recall, f1 } = figures[key];
    return { part, precision: precision.toFixed(3), recall: recall.toFixed(3), f1: f1.toFixed(3) };
  });
  return formatRows(['part', 'precision', 'recall', 'f1'], rows, format);
}

/** The figures as they go into JSON. */
export function figuresJson({ calibration: _, ...figures }: Figures): Omit<Figures, 'calibration'> {
  return figures;
}

/** What was missed and what is not in the annotation, article by article. */
export function* differenceLines(scored: readonly ScoredArticle[]): Generator<string> {
  for (const { article, score } of scored) {
    yield `\n${article.id}\n`;
    for (const { kind, text, evidence } of score.differences)
      yield `  ${kind === 'missed' ? 'missed' : 'not in the annotation'}: ${sanitize(text)}\n      “${sanitize(evidence.replace(/\s+/g, ' ').slice(0, 200))}”\n`;
  }
}
