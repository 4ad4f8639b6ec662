import { StancegraphError } from '../base/errors.ts';
import { articleFromText } from '../corpus/article-from-text.ts';
import { makeRecords } from '../graph/make-records.ts';
import { readArticle } from '../pipeline.ts';
import { formatTree } from '../text/format-tree.ts';
import { openTools } from './load-tools.ts';
import { markSentence } from './mark-sentence.ts';
import { type CommonOptions, sanitize, wantsColor, writeData } from './terminal.ts';

/** `stancegraph explain SENTENCE`: the tree, the entities, the claims with their rules, and what nearly matched. */
export async function runExplain([text = '']: readonly string[], options: CommonOptions): Promise<number> {
  if (options.format !== undefined && !['table', 'plain', 'json'].includes(options.format))
    throw new StancegraphError('USAGE', `explain has no format "${options.format}".`, {
      hint: 'Choose plain or json.',
    });
  const tools = await openTools(options);
  const reading = readArticle(articleFromText(text, { id: 'sentence' }), tools, { explain: true });
  const { document, entities, claims } = reading;
  const records = makeRecords(
    {
      document,
      entities: [...entities.entities, ...claims.issues],
      mentions: [...entities.mentions, ...claims.issueMentions],
      claims: claims.claims,
    },
    tools.schema.relations,
  );
  const found = records.filter((record) => record.kind === 'claim');
  if (options.format === 'json') {
    writeData(
      [`${JSON.stringify({ records, nearMisses: claims.nearMisses, unresolved: entities.unresolved }, null, 2)}\n`],
      options,
    );
    return found.length === 0 ? 1 : 0;
  }
  const color = wantsColor(options);
  const lines = [
    ...document.sentences.map((sentence) => sanitize(formatTree(sentence))),
    'Entities',
    ...[...entities.mentions, ...claims.issueMentions].map(
      (mention) => `  ${sanitize(mention.surface)} = ${mention.entity} (${mention.how})`,
    ),
    ...entities.unresolved.map((mention) => `  ${sanitize(mention.surface)} = ? ${mention.reason}`),
    '',
    found.length === 0 ? 'No claims.' : 'Claims',
    ...found.flatMap((claim) => [
      `  ${claim.source} ${claim.relation} ${claim.target} (${claim.modality}${claim.attributedTo === null ? '' : `, says ${claim.attributedTo}`}, confidence ${claim.confidence.toFixed(2)})`,
      `    ${markSentence(claim, color)}`,
      `    by ${claim.rule}: ${sanitize(claim.treePath)}`,
    ]),
    ...(claims.nearMisses.length === 0 ? [] : ['', 'Nearly found']),
    ...claims.nearMisses.map((miss) => `  ${miss.frame}: ${sanitize(miss.reason)}`),
  ];
  writeData([`${lines.join('\n')}\n`], options);
  return found.length === 0 ? 1 : 0;
}
