import type { NetGradients } from './net-gradients.ts';
import type { TrainingNet } from './training-net.ts';

/** Adam (Kingma and Ba 2015); feature rows move only in batches that use them. */
export class Adam {
  step = 0;
  private readonly net: TrainingNet;
  private readonly source: NetGradients;
  private readonly means: number;
  private readonly squares: number;

  constructor(net: TrainingNet, source: NetGradients) {
    this.net = net;
    this.source = source;
    this.means = net.take(net.parameters);
    this.squares = net.take(net.parameters);
  }

  /** Moves the weights against the gradients of `words` words; feature rows only where they were used. */
  update(rate: number, words: number): void {
    this.step += 1;
    const { net, source } = this;
    const { rows, columns } = net.matrix('features');
    const dense = rows * columns;
    const scale = this.clip(1 / words, dense, columns);
    for (const row of source.touched) this.move(row * columns, (row + 1) * columns, rate, scale);
    this.move(dense, net.parameters, rate, scale);
    source.clearTouched();
  }

  /** The factor for gradients: shares of a word, at most 5 long in all. */
  private clip(share: number, dense: number, columns: number): number {
    let squares = 0;
    const { numbers } = this.net;
    const { gradients, touched } = this.source;
    const sum = (from: number, to: number) => {
      for (let at = gradients + from; at < gradients + to; at += 1) squares += (numbers[at] as number) ** 2;
    };
    for (const row of touched) sum(row * columns, (row + 1) * columns);
    sum(dense, this.net.parameters);
    const length = Math.sqrt(squares) * share;
    return length > 5 ? (share * 5) / length : share;
  }

  private move(from: number, to: number, rate: number, scale: number): void {
    const { numbers } = this.net;
    const { gradients } = this.source;
    const firstDecay = 0.9;
    const secondDecay = 0.98;
    const firstBias = 1 - firstDecay ** this.step;
    const secondBias = 1 - secondDecay ** this.step;
    for (let at = from; at < to; at += 1) {
      const slope = (numbers[gradients + at] as number) * scale;
      numbers[gradients + at] = 0;
      const mean = (numbers[this.means + at] as number) * firstDecay + slope * (1 - firstDecay);
      const square = (numbers[this.squares + at] as number) * secondDecay + slope * slope * (1 - secondDecay);
      numbers[this.means + at] = mean;
      numbers[this.squares + at] = square;
      numbers[at] = (numbers[at] as number) - (rate * (mean / firstBias)) / (Math.sqrt(square / secondBias) + 1e-8);
    }
  }
}
