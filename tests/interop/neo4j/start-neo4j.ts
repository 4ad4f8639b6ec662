import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver-lite';

const VERSION = '5.26.30';
const JARS = join(homedir(), `.cache/stancegraph-interop/neo4j-${VERSION}`);
const PASSWORD = 'made-up-for-tests';

export type Neo4j = {
  readonly address: string;
  readonly password: string;
  readonly driver: Driver;
  stop(): Promise<void>;
};

/** A real Neo4j of Maven Central in a folder of its own; the reason where there can be none. */
export async function startNeo4j(): Promise<Neo4j | string> {
  const java = /version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '')?.[1];
  if (java === undefined || Number(java) < 17) return `Java 17 is needed, and ${java ?? 'none'} is here`;
  const missing = fetchJars();
  if (missing !== undefined) return missing;
  const home = mkdtempSync(join(tmpdir(), 'stancegraph-neo4j-'));
  const port = await freePort();
  const server = spawn('java', [...JVM, join(import.meta.dirname, 'Server.java'), home, String(port)]);
  await untilReady(server);
  const address = `bolt://127.0.0.1:${port}`;
  await setPassword(address);
  const driver = neo4j.driver(address, login(PASSWORD), { useBigInt: true });
  const stop = async () => {
    await driver.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  return { address, password: PASSWORD, driver, stop };
}

const login = (password: string) => ({ scheme: 'basic', principal: 'neo4j', credentials: password });

const JVM = [
  ...['-Xmx1g', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  ...['--add-opens=java.base/java.nio=ALL-UNNAMED', '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED'],
  ...['-cp', join(JARS, '*')],
];

/** Once for each version; the mark says that all of them are there. */
function fetchJars(): string | undefined {
  const mark = join(JARS, 'all-here');
  if (existsSync(mark)) return undefined;
  mkdirSync(JARS, { recursive: true });
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const args = ['-q', '-B', '-f', join(import.meta.dirname, 'pom.xml'), goal];
  const got = spawnSync('mvn', [...args, `-DoutputDirectory=${JARS}`, '-DincludeScope=runtime'], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (got.error !== undefined) return 'Maven is not here';
  if (got.status !== 0) return `Maven could not fetch Neo4j ${VERSION}: ${got.stdout.slice(0, 200)}`;
  writeFileSync(mark, '');
  return undefined;
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready')) resolve();
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', () => reject(new Error(`Neo4j did not start: ${said.slice(-2000)}`)));
  });
}

/** The first password has to be changed before anything else. */
async function setPassword(address: string): Promise<void> {
  const driver = neo4j.driver(address, login('neo4j'));
  const session = driver.session({ database: 'system' });
  await session.run('ALTER CURRENT USER SET PASSWORD FROM $from TO $to', { from: 'neo4j', to: PASSWORD });
  await driver.close();
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
