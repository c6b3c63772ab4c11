import { organisationActs } from "./organisation-acts.ts";
import { personActs } from "./person-acts.ts";
import { siteActs, unitActs } from "./place-acts.ts";
import { positionActs } from "./position-acts.ts";

export { organisationActs, personActs, positionActs, siteActs, unitActs };

/** Everything that can be done to the organisation's chart and to the people in it. */
export const acts = [organisationActs, siteActs, unitActs, positionActs, personActs].flatMap((some) => Object.values(some));
