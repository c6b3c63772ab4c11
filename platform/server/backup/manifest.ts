import { z } from "zod";

/** The first part of a backup: what it is. Read before anything else is. */
export const Head = z.object({
  remit: z.literal("backup"),
  format: z.literal(1),
  release: z.string(),
  at: z.iso.datetime(),
  /** The steps that the database had, so that its rows go into the very same shape before it moves on. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
});
export type Head = z.infer<typeof Head>;

/** The last part: everything that came before it, with fingerprints. A backup without it was cut off. */
export const Manifest = z.object({
  parts: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
  /** Rows of each table. */
  rows: z.record(z.string(), z.int()),
  files: z.object({ count: z.int(), bytes: z.int(), missing: z.array(z.string()) }),
  keys: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const headName = "remit-backup.json";
export const manifestName = "manifest.json";

/** What of the data folder belongs into a backup, besides the files: the secret that second factors are encrypted with, and what checkpoints need. */
export const keyNames = ["secret", "checkpoint-key.pem", "checkpoints.jsonl"] as const;
