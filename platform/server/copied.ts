import { to } from "pg-copy-streams";
import type pg from "pg";

/** "PGCOPY\n\xff\r\n\0", flags and the length of an extension that is empty. */
const headerLength = 19;

/**
 * Reads a query's rows as the database sends them in bulk (`copy … to stdout`, binary), the fields as
 * bytes: for passes over very many rows, where making objects and texts of them is most of the work.
 * The query takes no parameters. The fields are good only until the next row.
 * @throws whatever `onRow` or the database throws; what is left of the copy is read and dropped, so that the client can go on
 */
export async function copied(client: pg.ClientBase, query: string, onRow: (fields: readonly Buffer[]) => void): Promise<void> {
  let rest = Buffer.alloc(0),
    begun = false,
    failure: { readonly error: unknown } | null = null;
  for await (const chunk of client.query(to(`copy (${query}) to stdout (format binary)`, { highWaterMark: 1 << 20 })) as AsyncIterable<Buffer>) {
    if (failure) continue;
    let bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (!begun && bytes.length >= headerLength) {
      begun = true;
      bytes = bytes.subarray(headerLength);
    }
    try {
      rest = Buffer.from(begun ? rowsOf(bytes, onRow) : bytes);
    } catch (error) {
      failure = { error };
    }
  }
  if (failure) throw failure.error;
}

/** Hands over every whole row in these bytes; gives back what is left of one that is not. */
function rowsOf(bytes: Buffer, onRow: (fields: readonly Buffer[]) => void): Buffer {
  let row = 0;
  for (;;) {
    if (row + 2 > bytes.length) return bytes.subarray(row);
    const count = bytes.readInt16BE(row);
    if (count < 0) return bytes.subarray(bytes.length); // the end
    const fields: Buffer[] = [];
    let at = row + 2;
    for (let n = 0; n < count; n += 1) {
      if (at + 4 > bytes.length) return bytes.subarray(row);
      const end = at + 4 + Math.max(bytes.readInt32BE(at), 0); // null comes as no bytes
      if (end > bytes.length) return bytes.subarray(row);
      fields.push(bytes.subarray(at + 4, end));
      at = end;
    }
    onRow(fields);
    row = at;
  }
}
