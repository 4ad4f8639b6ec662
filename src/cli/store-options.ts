import { readStoreAddress, type StoreAddress } from '../store/open-store.ts';

export type StoreOptions = { readonly user?: string; readonly password?: string; readonly database?: string };

/** Address and way in: options first, then the variables that Neo4j's own programs read, then the address itself. */
export function storeAddress(text: string, { user, password, database }: StoreOptions): StoreAddress {
  const from = (option: string | undefined, variable: string) => option ?? (process.env[variable] || undefined);
  const given = {
    user: from(user, 'NEO4J_USERNAME'),
    password: from(password, 'NEO4J_PASSWORD'),
    database: from(database, 'NEO4J_DATABASE'),
  };
  return readStoreAddress(text, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}
