import { z } from "zod";
import { ReportSort } from "./report.ts";
import { Step } from "./report-views.ts";
import { day, line, passage } from "./words.ts";

/** Everything that crosses the public door, where nobody is signed in. */
export const photoBytes = 8 * 1024 * 1024;

/** How many leading zero bits the proof of work needs: about a second of a phone, nothing for one report, much for a flood. */
export const proofBits = 14;

/** What is hashed (SHA-256, UTF-8) together with the nonce; it binds the work to one poster and one report. */
export const proofText = (code: string, key: string, nonce: string): string => `remit/${code}/${key}/${nonce}`;

export const zeroBits = (hash: Uint8Array): number => {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
};

/** A form sent sooner than this after it was opened was filled in by a program. The page itself holds a quick hand back until then. */
export const leastMilliseconds = 1_500;

/** The random key under which a phone sends its report, however often: it also makes the private link. */
export const SendingKey = z.string().regex(/^[\w-]{22,100}$/);

export const PublicReport = z.strictObject({
  text: passage,
  sort: ReportSort.default("nonconformity"),
  place: line.nullable().default(null),
  happenedOn: day.nullable().default(null),
  aboutPerson: z.boolean().default(false),
  anonymous: z.boolean().default(false),
  name: line.nullable().default(null),
  photos: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(255), data: z.base64() }))
    .max(2)
    .default([]),
  /** People leave this empty; it is not shown to them. */
  website: z.string().max(200).default(""),
  /** Milliseconds between opening the form and sending it. */
  tookMs: z.int().min(0),
  nonce: z.string().max(40),
});
export type PublicReport = z.infer<typeof PublicReport>;

export const PosterShown = z.object({
  organisation: z.string(),
  site: z.string().nullable(),
  place: z.string(),
  sorts: z.array(ReportSort),
  proofBits: z.int(),
  photoBytes: z.int(),
});
export const Sent = z.object({ number: z.string(), token: z.string(), link: z.string() });

export const Followed = z.object({
  number: z.string(),
  title: z.string(),
  organisation: z.string(),
  sentAt: z.iso.datetime(),
  state: z.string(),
  stateLabel: z.string(),
  anonymous: z.boolean(),
  steps: z.array(Step),
  messages: z.array(z.object({ from: z.enum(["you", "handler"]), text: z.string(), at: z.iso.datetime() })),
});
export type Followed = z.infer<typeof Followed>;
export const PublicMessage = z.strictObject({ text: passage });
