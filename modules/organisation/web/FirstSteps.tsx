import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { useHasPage } from "#web/shell/modules.tsx";
import { personViews, positionViews } from "../views.ts";

interface Step {
  readonly done: boolean;
  readonly says: string;
  readonly ways: ReactNode;
}

/** What a new organisation does first. Gone as soon as people are there and its two leading positions are held. */
export default function FirstSteps() {
  const people = useView(personViews.list, { limit: 1 }),
    positions = useView(positionViews.list, {});
  const standards = useHasPage("/standards");
  if (!people.data || !positions.data) return null;
  const held = (role: string) => positions.data.some((p) => p.role === role && p.coverage !== "vacant");
  const steps: readonly Step[] = [
    {
      done: people.data.total > 1,
      says: say("Bring people in"),
      ways: (
        <>
          <Link href="/organisation/import">{say("Import a list")}</Link> {say("or")} <Link href="/people/new">{say("register one")}</Link>
        </>
      ),
    },
    {
      done: held("top_management"),
      says: say("Say who top management is: establish the position and appoint the person"),
      ways: <Link href="/positions/new">{say("Establish a position")}</Link>,
    },
    {
      done: held("management_representative"),
      says: say("Say who coordinates the system: the management representative"),
      ways: <Link href="/positions/new">{say("Establish a position")}</Link>,
    },
  ];
  if (steps.every((step) => step.done)) return null;
  return (
    <Section title={say("First steps")}>
      <ul className="rows">
        {steps.map((step) => (
          <li key={step.says}>
            <Status tone={step.done ? "ok" : "none"}>{step.says}</Status> {step.done ? null : <span className="sm">{step.ways}</span>}
          </li>
        ))}
        <li>
          {say("Then invite them from their page under")} <Link href="/people">{say("People")}</Link>.{" "}
          {standards ? (
            <>
              {say("They adopt the standards that you work by, and begin the responsibility matrix, under")} <Link href="/standards">{say("Standards")}</Link>.
            </>
          ) : null}
        </li>
      </ul>
    </Section>
  );
}
