import type { z } from "zod";
import { say } from "#kernel/sentence.ts";

/** What a person reads where a schema says nothing of its own: in our words, not in those of a library. */
export function complaint(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return issue.input === undefined || issue.input === null ? say("This is needed.") : undefined;
  if (issue.code === "too_small") return tooSmall(issue.origin, Number(issue.minimum));
  if (issue.code === "too_big") return tooBig(issue.origin, Number(issue.maximum));
  if (issue.code !== "invalid_format") return undefined;
  if (issue.format === "date") return say("Write a day like 2026-11-23.");
  if (issue.format === "datetime") return say("Write a moment like 2026-11-23T09:00:00Z.");
  if (issue.format === "email") return say("This is no e-mail address.");
  return issue.format === "uuid" ? say("This names no record.") : undefined;
}

function tooSmall(origin: string, least: number): string | undefined {
  if (origin === "string") return least === 1 ? say("This is needed.") : say("At least {n} characters.", { n: least });
  if (origin === "array") return say("{n, plural, one {At least one is needed.} other {At least # are needed.}}", { n: least });
  return origin === "number" || origin === "int" ? say("At least {n}.", { n: least }) : undefined;
}

function tooBig(origin: string, most: number): string | undefined {
  if (origin === "string") return say("At most {n} characters.", { n: most });
  if (origin === "array") return say("At most {n} of them.", { n: most });
  return origin === "number" || origin === "int" ? say("At most {n}.", { n: most }) : undefined;
}
