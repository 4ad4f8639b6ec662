import fc from 'fast-check';

const some = (...texts: readonly string[]) => fc.constantFrom(...texts);
const label = some('', '', '', ':State', ':Group', ':Person', ':ArmedGroup', ':Issue', ':Place');
const type = some('', '', ':FIGHTS', ':BACKS|OPPOSES', ':ACCUSES', ':URGES');
const hops = some('', '', '', '*2', '*0..1', '*1..2');
const ends = fc.constantFrom<readonly [string, string]>(['-', '->'], ['<-', '-'], ['-', '-']);
const link = fc.tuple(type, hops, ends).map(([named, many, [left, right]]) => `${left}[r${named}${many}]${right}`);
const start = some('MATCH', 'MATCH (z:Place) WITH count(z) AS n MATCH', 'OPTIONAL MATCH');

const condition = some(
  '',
  'WHERE a.mentions > 3',
  "WHERE a.name STARTS WITH 'S' OR b:Person",
  'WHERE NOT (a)-[:BACKS]->(b)',
  'WHERE EXISTS { (b)-[:FIGHTS]-() }',
  'WHERE a.kind IS NULL',
  'WHERE size([(a)-->(x) | x.name]) > 1',
  "WHERE any(s IN a.aliases WHERE s CONTAINS 'an')",
  'WHERE a <> b AND a.latitude < 40.5',
  'WHERE COUNT { (a)--() } > 2',
);

const columns = some(
  'a.name, b.id, count(*)',
  'stance.sign(p), count(*)',
  '[x IN relationships(p) | stance.family(x)], length(p), count(*)',
  'labels(a), count(DISTINCT b), sum(a.mentions)',
  'DISTINCT [x IN nodes(p) | x.id]',
  'a.latitude / 2, a.mentions % 3, b.name',
  'a.articles[0..2], size(b.aliases)',
  "CASE WHEN a.mentions > 5 THEN 'many' ELSE b.kind END, count(a)",
  'min(a.name), max(b.mentions), count(p)',
  'coalesce(a.country, b.actsFor, a.id), toUpper(b.name)',
  "a.name + ' ' + toString(b.mentions), substring(b.name, 1, 3), split(b.id, '/')",
  'all(x IN relationships(p) WHERE x.polarity <> 0), count(*)',
  'reduce(s = 0, x IN nodes(p) | s + x.mentions), count(*)',
);

const ofEntities = fc
  .tuple(start, label, link, label, condition, columns)
  .map(([match, from, by, to, where, what]) => `${match} p = (a${from})${by}(b${to}) ${where} RETURN ${what}`);

const ofEvidence = fc
  .tuple(
    some(
      '(c:Claim)-[:SOURCE]->(a)',
      '(c:Claim)-[x]->(a)',
      '(c:Claim)-[:IN]->(a:Article)',
      '(a:Article)-[:MENTIONS]->(c)',
      '(c)-[s:SPEAKER]->(a:Person)',
      '(c:Claim)--(q)--(a:Article)',
    ),
    some('', "WHERE c.modality <> 'asserted'", "WHERE a.name < 'M'", 'WHERE (c)-->(:Issue)'),
    some('c.id, a.id', 'labels(a), count(*)', 'c.relation, c.modality, count(DISTINCT a)', 'a, max(c.confidence)'),
  )
  .map(([pattern, where, what]) => `MATCH ${pattern} ${where} RETURN ${what}`);

/** Queries over entities and over claims, in no order: answers are compared as sets of rows. */
export const madeUpQuery: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: ofEntities, weight: 2 },
  { arbitrary: ofEvidence, weight: 1 },
);
