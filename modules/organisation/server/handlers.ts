import { bind } from "#server/registry.ts";
import { organisationActs, personActs, positionActs, siteActs, unitActs } from "../acts.ts";
import { organisationHandlers, organisationKeeper } from "./organisation-handlers.ts";
import { personHandlers, personKeeper } from "./person-handlers.ts";
import { siteHandlers, siteKeeper, unitHandlers, unitKeeper } from "./place-handlers.ts";
import { positionHandlers, positionKeeper } from "./position-handlers.ts";

export const bound = [
  bind(organisationKeeper, organisationActs, organisationHandlers),
  bind(siteKeeper, siteActs, siteHandlers),
  bind(unitKeeper, unitActs, unitHandlers),
  bind(positionKeeper, positionActs, positionHandlers),
  bind(personKeeper, personActs, personHandlers),
];
