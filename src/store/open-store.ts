import type { AuthToken, Driver, Session } from 'neo4j-driver-lite';
import { StancegraphError } from '../base/errors.ts';

/** Where a store is and how to enter it; `address` has no user or password in it. */
export type StoreAddress = {
  readonly address: string;
  /** Empty where the store asks for none, as Memgraph does by default. */
  readonly user: string;
  readonly password: string;
  /** The server's own default where null. */
  readonly database: string | null;
};

export type Store = {
  readonly address: string;
  /** How constraints are written differs between the two. */
  readonly dialect: 'neo4j' | 'memgraph';
  session(mode: 'READ' | 'WRITE'): Session;
  close(): Promise<void>;
};

const SCHEMES = /^(bolt|neo4j)(\+s|\+ssc)?:$/;
const CONNECT_MS = 10_000;
const RETRY_MS = 15_000;

/**
 * Reads an address such as `bolt://localhost:7687` or `neo4j+s://user:password@host/database`.
 * @throws StancegraphError USAGE
 */
export function readStoreAddress(text: string, given: Partial<Omit<StoreAddress, 'address'>>): StoreAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !SCHEMES.test(url.protocol) || url.host === '')
    throw new StancegraphError('USAGE', 'This is no address of a store.', {
      hint: 'Write bolt://host:7687 or neo4j+s://host.',
    });
  const path = decodeURIComponent(url.pathname.replace(/^\//, ''));
  return {
    address: `${url.protocol}//${url.host}`,
    user: given.user ?? decodeURIComponent(url.username),
    password: given.password ?? decodeURIComponent(url.password),
    database: given.database ?? (path === '' ? null : path),
  };
}

/**
 * Connects, and checks that the store answers and lets us in. The driver is loaded only here.
 * @throws StancegraphError STORE_UNREACHABLE, STORE_REFUSED
 */
export async function openStore({ address, user, password, database }: StoreAddress): Promise<Store> {
  const { default: neo4j } = await import('neo4j-driver-lite');
  const token: AuthToken =
    user === ''
      ? { scheme: 'none', principal: '', credentials: '' }
      : { scheme: 'basic', principal: user, credentials: password };
  const driver: Driver = neo4j.driver(address, token, {
    useBigInt: true,
    connectionTimeout: CONNECT_MS,
    connectionAcquisitionTimeout: CONNECT_MS,
    maxTransactionRetryTime: RETRY_MS,
    userAgent: 'stancegraph',
  });
  const where = database === null ? {} : { database };
  try {
    const { agent } = await driver.getServerInfo(where);
    return {
      address,
      dialect: /memgraph/i.test(agent ?? '') ? 'memgraph' : 'neo4j',
      session: (mode) => driver.session({ ...where, defaultAccessMode: mode }),
      close: () => driver.close(),
    };
  } catch (error) {
    await driver.close();
    throw storeError(error, address);
  }
}

const REFUSED = /^Neo\.ClientError\.Security\./;
const UNREACHABLE: readonly string[] = ['ServiceUnavailable', 'SessionExpired'];

/** One line of what a store or its driver says, with what to do. Errors of our own pass. */
export function storeError(error: unknown, address: string): Error {
  if (error instanceof StancegraphError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = oneLine(error);
  if (REFUSED.test(code))
    return new StancegraphError('STORE_REFUSED', `${address} does not let us in: ${said}`, {
      hint: 'Give --user and --password, or NEO4J_USERNAME and NEO4J_PASSWORD.',
      cause: error,
    });
  if (UNREACHABLE.includes(code))
    return new StancegraphError('STORE_UNREACHABLE', `${address} cannot be reached: ${said}`, {
      hint: 'Check the address, and whether the store runs.',
      cause: error,
    });
  if (code === 'Neo.ClientError.Database.DatabaseNotFound')
    return new StancegraphError('STORE_UNREACHABLE', `${address} has no such database: ${said}`, {
      hint: 'Check --database.',
      cause: error,
    });
  // What is no answer of a store is a fault of ours, and `main` tells it as one.
  if (code === '' && error instanceof Error) return error;
  return new StancegraphError('STORE_FAILED', `${address} reports ${code}: ${said}`, {
    hint: 'Nothing of the part that failed was written; the same command goes on from there.',
    cause: error,
  });
}

/** Runs something against a store, closes it in the end, and turns its errors into ours. */
export async function withStore<T>(address: StoreAddress, act: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(address);
  try {
    return await act(store);
  } catch (error) {
    throw storeError(error, store.address);
  } finally {
    await store.close();
  }
}

function oneLine(error: unknown): string {
  const whole = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  // The driver puts general advice before the cause of a failed connection.
  const text = whole.replace(/^Failed to connect.*Caused by: /, '');
  const cut = text.length > 300 ? `${text.slice(0, 300)}...` : text;
  return /[.!?]$/.test(cut) ? cut : `${cut}.`;
}
