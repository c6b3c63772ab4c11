import type { Fact, Indicator } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";

export const facts: Fact[] = [{ id: "staffing.met", states: say("Planned positions for the system are filled or covered.") }];

export const indicators: Indicator[] = [{ id: "organisation.vacancies", title: say("Positions in nobody's hands"), unit: say("positions"), one: say("position"), better: "less" }];
