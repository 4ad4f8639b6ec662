import { expect, test } from 'vitest';
import { matricesOf } from '../../src/text/net/net-shape.ts';
import type { NetExample } from '../../src/train/choose-rows.ts';
import { NetGradients } from '../../src/train/net-gradients.ts';
import { makeRandom } from '../../src/train/random.ts';
import { TrainingNet } from '../../src/train/training-net.ts';

const shape = { input: 16, hidden: 32, arc: 16, label: 16, features: 6, xpos: 5, upos: 4, labels: 3 };
const example: NetExample = {
  rows: Int32Array.of(0, 1, 2, 1, 3, 5, 4, 1),
  starts: Int32Array.of(0, 2, 4, 6, 8),
  seen: Int32Array.of(9, 9, 9, 9),
  xpos: Int32Array.of(0, 4, 2, 1),
  upos: Int32Array.of(3, 0, 1, 2),
  heads: Int32Array.of(1, 4, 3, 1),
  labels: Int32Array.of(0, 2, 1, 1),
  standIns: Int8Array.of(-1, -1, -1, -1),
};

function makeLearner() {
  const random = makeRandom(5);
  const parameters = matricesOf(shape).reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const net = new TrainingNet(shape, NetGradients.sizeFor({ parameters, shape }));
  for (let at = 0; at < parameters; at += 1) net.numbers[at] = (random() * 2 - 1) * 0.2;
  const dropout = { input: 0, layer: 0, arc: 0 };
  // Nothing is left out by chance.
  const learner = new NetGradients(net, { random: () => 0.999, dropout, unknown: 0, standIns: [] });
  return { net, learner };
}

test('slopes are those that small steps of the weights show', () => {
  const { net, learner } = makeLearner();
  learner.learn(example);
  const slopes = net.numbers.slice(learner.gradients, learner.gradients + net.parameters);
  const random = makeRandom(8);
  let [product, own, measured] = [0, 0, 0];
  for (let turn = 0; turn < 600; turn += 1) {
    const at = Math.floor(random() * net.parameters);
    const weight = net.numbers[at] as number;
    const lossAt = (value: number) => {
      net.numbers[at] = value;
      return learner.learn(example);
    };
    const slope = (lossAt(weight + 0.01) - lossAt(weight - 0.01)) / 0.02;
    net.numbers[at] = weight;
    product += slope * (slopes[at] as number);
    own += (slopes[at] as number) ** 2;
    measured += slope ** 2;
  }
  // The slopes of gates are those of tanh itself, which the net's own tanh comes near.
  expect(product / Math.sqrt(own * measured)).toBeGreaterThan(0.995);
  expect(Math.sqrt(own / measured)).toBeGreaterThan(0.9);
});
