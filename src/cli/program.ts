import { Command, Option } from 'commander';
import { add, collect } from './add-command.ts';
import { firstDay, lastDay, wholeNumber, wholeNumbers } from './option-values.ts';
import { confidence, explainMerge, jobs, reader, reading } from './reading-options.ts';

/** All commands; none of their code is loaded yet. */
export function makeProgram(): Command {
  const program = new Command('stancegraph')
    .description('Reads news articles and builds a signed, sourced graph of who stands where.')
    .version('0.1.0', '-V, --version')
    .option('--formats', 'list the kinds of files that are read')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: false });
  addBuilding(program);
  addAsking(program);
  addChecking(program);
  return program;
}

const COUNT_COPIES = 'count every copy of a story, and not the story once';

function addBuilding(program: Command): void {
  const build = add(
    program,
    'build [paths...]',
    'read articles and write the graph file',
    async () => (await import('./build.ts')).runBuild,
    [
      'stancegraph build news/',
      'stancegraph build a.txt b.html --graph my.json --schema my-schema/',
      'stancegraph build news/ --explain-merge Assad "Bashar al-Assad"',
    ],
  )
    .addOption(confidence())
    .addOption(reader())
    .addOption(jobs())
    .option('--cache <dir>', 'where records of articles read before are kept (beside the graph)')
    .option('--no-cache', 'read every article anew');
  reading(build);
  build.option('--count-copies', COUNT_COPIES, false).addOption(explainMerge());
  const extract = add(
    program,
    'extract [paths...]',
    'read articles and print records as JSON Lines',
    async () => (await import('./extract.ts')).runExtract,
    ['stancegraph extract news/ > records.jsonl', 'cat articles.jsonl | stancegraph extract - > records.jsonl'],
  )
    .addOption(confidence())
    .addOption(reader())
    .addOption(jobs());
  reading(extract);
  reading(
    add(
      program,
      'text <paths...>',
      'the text that is read in files, as offsets count it',
      async () => (await import('./text.ts')).runText,
      ['stancegraph text report.pdf', 'stancegraph text news/ -f jsonl'],
    ),
  );
  add(
    program,
    'merge <files...>',
    'merge records of extract into a graph file',
    async () => (await import('./merge.ts')).runMerge,
    ['stancegraph merge part-*.jsonl --graph exports/graph.json'],
  ).option('--count-copies', COUNT_COPIES, false);
}

function addAsking(program: Command): void {
  add(program, 'find <text>', 'entities by name or alias', async () => (await import('./find.ts')).runFind, [
    'stancegraph find nusra',
  ]).option('-n, --limit <n>', 'how many at most', wholeNumber(1), 20);
  add(
    program,
    'show <entity>',
    'one entity: names, stances, places, sources',
    async () => (await import('./show.ts')).runShow,
    ['stancegraph show Turkey'],
  );
  add(program, 'stances [a] [b]', 'who backs and opposes whom', async () => (await import('./stances.ts')).runStances, [
    'stancegraph stances Turkey',
    'stancegraph stances Russia Syria -f json',
  ])
    .option('--contested', 'only what is told for and against, or said and denied', false)
    .option('--min-evidence <n>', 'only with at least so many claims', wholeNumber(0), 1);
  add(
    program,
    'why <a> <relation> [b]',
    'every piece of evidence for an edge, or between two, with the votes on it',
    async () => (await import('./why.ts')).runWhy,
    ['stancegraph why Russia BACKS Syria', 'stancegraph why Russia Syria', 'stancegraph why Russia Syria -f json'],
  ).usage('[options] <a> [relation] <b>');
  addPath(program);
  add(program, 'copies', 'articles that print one story', async () => (await import('./copies.ts')).runCopies, [
    'stancegraph copies',
    'stancegraph copies -f csv',
  ]);
  add(program, 'tui', 'the terminal explorer', async () => (await import('./tui.ts')).runTui, [
    'stancegraph tui',
    'stancegraph tui --plain < commands.txt',
  ])
    .option('--plain', 'lines instead of screens, for screen readers and pipes', false)
    .option('--articles <path>', 'files or folder with the articles, for the reader (repeatable)', collect, []);
  add(program, 'camps', 'sides: who stands with whom, who bridges', async () => (await import('./camps.ts')).runCamps, [
    'stancegraph camps',
    'stancegraph camps -f json',
  ])
    .option('--min-evidence <n>', 'only pairs with at least so many claims', wholeNumber(0), 1)
    .option('--sides <n>', 'at most so many sides', wholeNumber(1));
  add(
    program,
    'report',
    'findings, disputes, evidence and method as one file to send',
    async () => (await import('./report.ts')).runReport,
    ['stancegraph report -o report.html', 'stancegraph report > report.md'],
  ).option('--title <text>', 'heading', 'Who stands where');
  addExport(program);
}

function withLogin(command: Command): Command {
  return command
    .option('--user <name>', 'of the store (or NEO4J_USERNAME)')
    .option('--password <secret>', 'of the store (better: NEO4J_PASSWORD, which no list of processes shows)')
    .option('--database <name>', 'of the store (or NEO4J_DATABASE; the default one)');
}

function addPath(program: Command): void {
  const asking = add(
    program,
    'query <cypher>',
    'answer a Cypher query; - reads it from standard input',
    async () => (await import('./query.ts')).runQueryCommand,
    [
      "stancegraph query 'MATCH (a)-[r:BACKS]->(b) RETURN a.name, b.name, r.claims ORDER BY r.claims DESC LIMIT 5'",
      "stancegraph query 'MATCH (a {name: $who})-[r]->(b) RETURN type(r), b.name' -P who=Turkey",
    ],
  );
  withLogin(asking)
    .option('--store <address>', 'ask a Neo4j or Memgraph that the graph was pushed to')
    .option('-P, --parameter <name=value>', 'query parameter, read as JSON where it is JSON (repeatable)', collect, [])
    .option('--max-rows <n>', 'stop after so many rows', wholeNumber(0))
    .option('--time-limit <ms>', 'stop after so many milliseconds', wholeNumber(1));
  add(
    program,
    'path [a] [b]',
    'paths between two entities and what they amount to',
    async () => (await import('./path.ts')).runPath,
    [
      'stancegraph path Turkey "United States"',
      'stancegraph path Iran Israel --max-hops 3 -n 5 --evidence',
      'stancegraph path --batch - < pairs.tsv',
    ],
  )
    .option('--via <entity>', 'only through this entity (repeatable)', collect, [])
    .option('--avoid <entity>', 'not through this entity (repeatable)', collect, [])
    .option('--max-hops <n>', 'longest path', wholeNumber(1), 4)
    .option('-n, --limit <n>', 'how many paths', wholeNumber(1), 3)
    .option('--directed', 'follow edges from source to target only', false)
    .option('--relation <relation>', 'only this relation and its finer kinds (repeatable)', collect, [])
    .option('--polarity <sign>', 'only positive (+) or negative (-) edges')
    .option('--min-evidence <n>', 'only edges with at least so many claims', wholeNumber(0), 1)
    .option('--since <date>', 'only edges with evidence on or after this date', firstDay)
    .option('--until <date>', 'only edges with evidence on or before this date', lastDay)
    .option('--evidence', 'show the best sentence of each hop', false)
    .option('--batch <file>', 'pairs to answer, TSV or JSON Lines; - is standard input');
}

function addExport(program: Command): void {
  add(
    program,
    'export <format>',
    'write the graph for Gephi and others',
    async () => (await import('./export.ts')).runExport,
    [
      'stancegraph export graphml -o exports/graph.graphml',
      'stancegraph export graphml --relations stances --min-articles 2 --top 60 -o clean.graphml',
      'stancegraph export graphml --graph-for yed -o graph.graphml',
      'stancegraph export html -o graph.html',
      'stancegraph export html --articles corpus -o graph.html',
      'stancegraph export svg --ego Turkey -o turkey.svg',
      'stancegraph export png --picture matrix -o matrix.png',
      'stancegraph export png --picture stance --ego Russia --toward Syria -o stance.png',
    ],
  )
    .option('--layout <name>', 'forceatlas2, circular or none', 'forceatlas2')
    .option('--min-weight <n>', 'only edges with at least so many claims', wholeNumber(0))
    .option('--min-articles <n>', 'only edges that at least so many articles tell', wholeNumber(0))
    .option('--top <n>', 'only so many nodes, those with most claims', wholeNumber(1))
    .option('--relations <names>', 'only these relations, separated by commas; "stances" for all with a sign')
    .option('--type <types>', 'only these entity types, separated by commas')
    .option('--since <date>', 'only edges with evidence on or after this date', firstDay)
    .option('--until <date>', 'only edges with evidence on or before this date', lastDay)
    .option('--ego <entity>', 'only what lies around this entity')
    .option('--hops <n>', 'how far around it', wholeNumber(0), 1)
    .option('--stances-only', 'only relations with a sign', false)
    .option('--sides', 'only who is on a side, in the colour of the side', false)
    .option('--with-unlinked', 'graphml, gexf, cx2: entities too that no edge touches', false)
    .option('--graph-for <program>', 'graphml: gephi or yed, which has shapes and labels of its own')
    .option('--edge-color <what>', 'graphml, gexf, cx2: sign (blue for, orange against) or relation', 'sign')
    .option('--strict', 'graphml: the schema-valid profile', false)
    .option('--table <name>', 'csv: nodes or edges')
    .option('--neo4j', 'csv: headers of neo4j-admin database import', false)
    .option('--color-by <what>', 'type or side (type; for graph editors side, where all edges are stances)')
    .option('--picture <name>', 'svg and png: network, matrix, sides (over time) or stance (over time)', 'network')
    .option('--toward <entity>', 'svg and png: on whom, for the picture stance')
    .option('--articles <path>', 'html: files or folder with the articles, for the reader (repeatable)', collect, []);
  withLogin(
    add(
      program,
      'push <address>',
      'make a Neo4j or Memgraph hold the graph',
      async () => (await import('./push.ts')).runPush,
      [
        'NEO4J_PASSWORD=... stancegraph push bolt://localhost:7687 --user neo4j',
        "stancegraph query --store bolt://localhost:7687 --user neo4j 'MATCH (a)-[r:FIGHTS]->(b) RETURN a.name, b.name'",
      ],
    ),
  )
    .option('--batch <rows>', 'rows in one transaction', wholeNumber(1), 1000)
    .option('--again', 'write all of it although the store has this graph already', false);
}

function addChecking(program: Command): void {
  add(
    program,
    'evaluate',
    'score extraction against hand annotation',
    async () => (await import('./evaluate.ts')).runEvaluate,
    [
      'stancegraph evaluate --gold gold/ --articles articles/ --verbose',
      'stancegraph evaluate --gold gold/ --articles articles/ --by rule',
      'stancegraph evaluate --gold gold/ --articles articles/ --without rule:title',
      'stancegraph evaluate --gold gold/ --articles articles/ --calibrate -o my-schema/confidence.yaml',
    ],
  )
    .requiredOption('--gold <dir>', 'folder of annotation, a YAML file per article (its form: docs/evaluate.md)')
    .requiredOption('--articles <dir>', 'folder of the articles')
    .option('--json', 'the figures as JSON', false)
    .option('--calibrate', 'print a confidence.yaml fitted to these articles instead', false)
    .option('--verbose', 'list what was missed and what is not in the annotation', false)
    .addOption(
      new Option('--by <what>', 'the claims told apart by what found them, by relation or by where they stand').choices(
        ['rule', 'voice', 'relation', 'article', 'publisher'],
      ),
    )
    .option('--voices <names>', 'only these voices make claims, separated by commas: frame, rule, given, net')
    .option('--without <rule>', 'a rule or frame that stays silent, such as rule:title (repeatable)', collect, [])
    .addOption(confidence())
    .addOption(reader());
  add(
    program,
    'analyse <paths...>',
    'the linguistic analysis as CoNLL-U, or as trees with -f tree',
    async () => (await import('./analyse.ts')).runAnalyse,
    ['stancegraph analyse news/ > news.conllu', "echo 'Turkey opposes the group.' | stancegraph analyse - -f tree"],
  );
  add(
    program,
    'explain <article>',
    'what is found in an article or a sentence, what nearly was, and why',
    async () => (await import('./explain.ts')).runExplain,
    [
      "stancegraph explain 'Iran condemned the Israeli strike on Damascus.'",
      'stancegraph explain article.txt',
      'stancegraph explain article.txt --sentence 12 --no-trees -f json',
    ],
  )
    .option('--sentence <n>', 'only this sentence, by the number that explain gives it (repeatable)', wholeNumbers, [])
    .option('--no-trees', 'leave the trees out')
    .addOption(confidence())
    .addOption(reader());
  add(
    program,
    'check',
    'check the schema: findings as file:line:column',
    async () => (await import('./check.ts')).runCheck,
    ['stancegraph check', 'stancegraph check --schema my-schema/'],
  );
  addCompletion(program);
}

function addCompletion(program: Command): void {
  add(
    program,
    'completion <shell>',
    'a completion script for bash, zsh or fish',
    async () => (await import('./completion.ts')).runCompletion,
    ['stancegraph completion bash >> ~/.bashrc'],
  );
  // What the scripts of `completion` ask at each TAB.
  program
    .command('complete <shell> <line> [word] [asked]', { hidden: true })
    .action(async (shell: string, line: string, word?: string, asked?: string) => {
      const { runComplete } = await import('./complete.ts');
      await runComplete(program, { shell, line, word: word ?? '', asked: asked ?? '' });
    });
}
