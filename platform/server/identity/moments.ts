import pg from "pg";

const { TIMESTAMPTZ, INT8 } = pg.types.builtins;
const own = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, (text) => new Date(text)],
  [INT8, (text) => text],
]);
const types: pg.CustomTypesConfig = { getTypeParser: (oid: number) => own.get(oid) ?? (pg.types.getTypeParser(oid) as (text: string) => unknown) };

type Asked = string | pg.QueryConfig;
const read = (asked: Asked, values?: unknown[]): pg.QueryConfig => ({ ...(typeof asked === "string" ? { text: asked } : asked), ...(values ? { values } : {}), types });

/** The same thing with some of its members replaced; all others work on the thing itself. */
const replaced = <T extends object>(thing: T, members: Readonly<Record<string, unknown>>): T =>
  new Proxy(thing, {
    get(target, key) {
      if (typeof key === "string" && Object.hasOwn(members, key)) return members[key];
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? (value as (...all: unknown[]) => unknown).bind(target) : value;
    },
  });

const queryOf = (on: { query(config: pg.QueryConfig): unknown }) => (asked: Asked, values?: unknown[]) => on.query(read(asked, values));

/**
 * The caller's pool, read as identity and its library reckon: moments are dates. Elsewhere in the
 * house they are text, and text compared with a date is neither before nor after it: a challenge
 * would never run out. Works whatever the process has set for all pools.
 */
export const withMoments = (pool: pg.Pool): pg.Pool =>
  replaced(pool, {
    query: queryOf(pool),
    connect: async () => {
      const client = await pool.connect();
      return replaced(client, { query: queryOf(client) });
    },
  });
