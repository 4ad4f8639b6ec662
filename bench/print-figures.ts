import type { ScoredArticle } from '../src/score/score-folder.ts';
import { PARTS, sumScores } from '../src/score/sum-scores.ts';

/** A line for each figure, with right and predicted of each article where they are few. */
export function printFigures(scored: readonly ScoredArticle[]): void {
  const figures = sumScores(scored.map(({ score }) => score));
  for (const [key, name] of PARTS) {
    const { precision, recall, f1 } = figures[key];
    console.log(
      `${name.padEnd(22)} F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}${eachOf(scored, key)}`,
    );
  }
  const { share, right, of } = figures.attribution;
  console.log(`${'attribution'.padEnd(22)} ${share === null ? '-' : share.toFixed(3)} (${right}/${of})`);
  const { error, brier } = figures.calibration;
  console.log(`${'calibration'.padEnd(22)} error ${error.toFixed(3)}  Brier score ${brier.toFixed(3)}`);
}

/** More articles than these do not fit in a line. */
const FEW = 8;

function eachOf(scored: readonly ScoredArticle[], key: (typeof PARTS)[number][0]): string {
  if (scored.length > FEW || key === 'allEntities') return '';
  const counts = scored.map(({ score }) => score[key]);
  return `   right/predicted ${counts.map(({ right, predicted }) => `${right}/${predicted}`).join(' ')}`;
}
