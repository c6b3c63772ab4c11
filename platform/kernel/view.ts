import type { z } from "zod";
import type { Rule } from "./act.ts";
import type { Actor } from "./actor.ts";
import { yes, type Decision } from "./decision.ts";

/** One question that can be asked, and its answer. Its name is the endpoint: `GET /api/views/nonconformity.list`. */
export interface View<A extends z.ZodType = z.ZodType, G extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** The question in words. */
  readonly title: string;
  /** Who may ask; an empty list is everybody in the organisation, people from outside included. */
  readonly may: readonly Rule<undefined>[];
  readonly asks: A;
  readonly gives: G;
  /** Can it be asked as of a moment in the past? Then `asOf` is accepted. */
  readonly asOf?: true;
}

export const defineViews =
  (kind: string) =>
  <const T extends Record<string, Omit<View, "name">>>(views: T) =>
    Object.fromEntries(Object.entries(views).map(([key, view]) => [key, { ...view, name: `${kind}.${key}` }])) as unknown as {
      readonly [K in keyof T]: T[K] & { readonly name: string };
    };

export const decideView = (view: View, actor: Actor): Decision => {
  if (actor.system) return yes;
  for (const rule of view.may) {
    const decision = rule(actor, undefined, view.name);
    if (!decision.yes) return decision;
  }
  return yes;
};
