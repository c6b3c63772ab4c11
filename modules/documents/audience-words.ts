import { say } from "#kernel/sentence.ts";
import type { Audience } from "./audience.ts";

const roles = {
  top_management: say("Top management"),
  management_representative: say("Management representatives"),
  process_owner: say("Process owners"),
  employee: say("Employees"),
  internal_auditor: say("Internal auditors"),
  consultant: say("Consultants"),
  external_auditor: say("External auditors"),
  administrator: say("Administrators"),
} as const;

/** One line of a distribution list in words; `titleOf` names sites, units, positions and people. */
export function roleName(line: Audience, titleOf: (id: string) => string): string {
  if (line.to === "unit") return titleOf(line.unitId);
  if (line.to === "position") return titleOf(line.positionId);
  if (line.to === "person") return titleOf(line.personId);
  const whom = line.to === "everyone" ? say("Everybody") : roles[line.role];
  return line.siteId ? say("{whom} at {site}", { whom, site: titleOf(line.siteId) }) : whom;
}
