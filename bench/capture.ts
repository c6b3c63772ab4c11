import pg from "pg";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Everything sent to the database while one request is answered. What it would have committed is
 * rolled back, so that an act's statements can be sent again.
 */
export async function captured(request: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [],
    client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown },
    own = client.query;
  client.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === "string" ? first : (first as { text: string }).text;
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] }).values ?? []);
    statements.push({ text, values });
    return text === "commit" ? own.call(this, "rollback", ...args.slice(1)) : own.apply(this, args);
  };
  try {
    await request();
  } finally {
    client.query = own;
  }
  return statements;
}

/** The same statements alone on one connection: an act ends with its deferred checks and without the write to disk. */
export async function replay(client: pg.ClientBase, statements: readonly Statement[], writes: boolean): Promise<void> {
  for (const { text, values } of statements) {
    if (text !== "commit") await client.query(text, values as unknown[]);
    else if (!writes) await client.query("commit");
    else {
      await client.query("set constraints all immediate");
      await client.query("rollback");
    }
  }
}
