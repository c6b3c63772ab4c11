import { say } from "#kernel/sentence.ts";
import type { DemandSubject } from "./demand.ts";
import { tasks } from "./task.ts";

/** Of whom a requirement demands a competence, in words. `named` gives the names of today. */
export function subjectSaid(subject: DemandSubject, named: (id: string) => string): string {
  switch (subject.to) {
    case "everyone":
      return subject.siteId ? say("everybody at {site}", { site: named(subject.siteId) }) : say("everybody");
    case "role": {
      const role = subject.role.replaceAll("_", " ");
      return subject.siteId ? say("every {role} at {site}", { role, site: named(subject.siteId) }) : say("every {role}", { role });
    }
    case "unit":
      return say("everybody in {unit}", { unit: named(subject.unitId) });
    case "position":
      return say("whoever holds {position}", { position: named(subject.positionId) });
    case "document":
      return say("whoever works by {document}", { document: named(subject.documentId) });
    case "process":
      return say("whoever works in {process}", { process: subject.process });
    default:
      return say("before: {task}", { task: tasks[subject.task].title });
  }
}

/** The ids that a subject names. */
export const idsIn = (subject: DemandSubject): string[] =>
  Object.entries(subject).flatMap(([field, value]) => (field !== "to" && typeof value === "string" && field.endsWith("Id") ? [value] : []));
