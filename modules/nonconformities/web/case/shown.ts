import type { z } from "zod";
import type { nonconformityViews } from "../../views.ts";

/** What the server says about one nonconformity. */
export type CaseShown = z.output<typeof nonconformityViews.one.gives>;
export type ActionShown = CaseShown["actions"][number];
export type OutputShown = CaseShown["outputs"][number];

export const nameOf = (shown: CaseShown, id: string | null | undefined): string => shown.people.find((person) => person.id === id)?.name ?? "";
