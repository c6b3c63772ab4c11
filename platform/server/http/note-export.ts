import { perform } from "../perform.ts";
import type { Session, World } from "../world.ts";

interface Exported {
  /** The view whose answer went out, or "trail". */
  readonly what: string;
  readonly format: "csv" | "xlsx" | "jsonl";
  readonly rows: number;
  readonly asks?: Record<string, unknown>;
}

/** Keeps on the organisation's own record that somebody took something out (AT-01). Nothing goes out before this is kept. */
export const noteExport = async (world: World, session: Session, { what, format, rows, asks = {} }: Exported): Promise<void> =>
  void (await perform(world, session, { act: "record.export", id: session.actor.organisationId, input: { what, format, rows, asks } }));
