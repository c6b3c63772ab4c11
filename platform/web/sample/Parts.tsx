import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Ageing } from "#web/charts/Ageing.tsx";
import { Pareto } from "#web/charts/Pareto.tsx";
import { ReadinessBar, ReadinessLegend } from "#web/charts/ReadinessBar.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { CheckField, ChoiceField, LongField, TextField } from "#web/kit/fields.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { PersonPicker, PositionPicker } from "#web/kit/pickers.tsx";
import { EmptyState, ErrorState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Chip, Ref, Tag } from "#web/kit/tags.tsx";
import { Segmented, Tabs } from "#web/kit/choosing.tsx";
import { StateRuler } from "#web/record/StateRuler.tsx";
import { Why } from "#web/record/Why.tsx";
import { Problem } from "#web/wire.ts";

export const Words = () => (
  <Section title={say("Status, people, tags")}>
    <div className="row">
      <Status tone="ok">{say("Proved")}</Status>
      <Status tone="part">{say("Partly proved")}</Status>
      <Status tone="soon">{say("Due soon")}</Status>
      <Status tone="bad">{say("Not proved, late")}</Status>
      <Status tone="none">{say("Nothing yet")}</Status>
      <Status tone="na">{say("Does not apply")}</Status>
    </div>
    <div className="row gap-s">
      <Person name="Ravi Kumar" />
      <Person name="Meera Krishnan" id="0199a000-0000-7000-8000-000000000001" />
      <Person name="Neelam Joshi" outside={say("Consultant")} />
      <Vacant />
    </div>
    <div className="row gap-s">
      <Tag>plain</Tag>
      <Tag tone="ok">ok</Tag>
      <Tag tone="soon">soon</Tag>
      <Tag tone="bad">bad</Tag>
      <Tag tone="blue">{say("Root cause")}</Tag>
      <Tag tone="out">{say("Consultant")}</Tag>
      <Tag tone="vac">vacant</Tag>
      <Ref>8.5.1</Ref>
      <Chip>{say("Kind")}</Chip>
      <Chip on onRemove={() => undefined}>
        {say("Site: both")}
      </Chip>
    </div>
    <div className="gap">
      <StateRuler
        steps={[
          { label: say("Reported"), note: say("9 Nov"), state: "done" },
          { label: say("Contained"), note: say("9 Nov, same shift"), state: "done" },
          { label: say("Cause confirmed"), note: say("13 Nov"), state: "done" },
          { label: say("Acting"), note: say("2 of 5 done"), state: "now" },
          { label: say("Effect verified"), note: say("planned 18 Dec"), state: "ahead" },
          { label: say("Closed"), state: "ahead" },
        ]}
      />
    </div>
    <Tabs
      label={say("Parts")}
      tabs={[
        { value: "requirements", label: say("Requirements"), count: 59 },
        { value: "gaps", label: say("What an auditor would not find"), count: 9 },
      ]}
    />
  </Section>
);

export function Fields() {
  const [text, setText] = useState("300 parts need three weeks");
  const [choice, setChoice] = useState("major");
  const [who, setWho] = useState("");
  const [position, setPosition] = useState("");
  const [many, setMany] = useState("b");
  return (
    <Section title={say("Fields")}>
      <div className="form two">
        <TextField label={say("Reason")} value={text} onChange={setText} />
        <DateField label={say("New date")} value="2026-12-02" onChange={() => undefined} error={say("Earlier than action 5, due 4 Dec.")} />
        <PersonPicker label={say("Who answers")} value={who} onChange={setWho} />
        <PositionPicker label={say("Position")} value={position} onChange={setPosition} optional />
        <ChoiceField
          label={say("Grade")}
          value={choice}
          onChange={setChoice}
          options={[
            { value: "minor", label: say("Minor") },
            { value: "major", label: say("Major") },
          ]}
        />
        <ChoiceField label={say("Process")} value={many} onChange={setMany} options={["a", "b", "c", "d", "e"].map((value) => ({ value, label: `Process ${value}` }))} />
        <div className="full">
          <LongField label={say("What happened")} value={text} onChange={setText} help={say("Facts first: where, when, how many.")} rows={3} />
        </div>
        <CheckField label={say("Somebody could get hurt")} checked onChange={() => undefined} />
        <Segmented
          label={say("Show")}
          value="all"
          onChange={() => undefined}
          choices={[
            { value: "all", label: say("All"), count: 59 },
            { value: "bad", label: say("Not proved"), count: 7 },
          ]}
        />
      </div>
    </Section>
  );
}

export const StatesOfPage = () => (
  <Section title={say("Empty, refused, said")}>
    <EmptyState
      title={say("No hazards yet for Jigani")}
      acts={
        <>
          <button type="button" className="btn p">
            {say("Start from 12 drafts")}
          </button>
          <button type="button" className="btn">
            {say("Walk and note")}
          </button>
        </>
      }
    >
      {say("Most plants this size list 40 to 80. Start from the 12 that other grinding shops always have, or walk the hall with a phone.")}
    </EmptyState>
    <div className="gap">
      <ErrorState
        error={
          new Problem({
            type: "/problems/internal",
            title: say("This did not work"),
            status: 500,
            detail: say("Something here is broken. Nothing was changed."),
            incident: "K7-3391",
          })
        }
        again={() => undefined}
      />
    </div>
    <div className="gap">
      <Banner
        icon="change"
        acts={
          <button type="button" className="btn s">
            {say("Show the change")}
          </button>
        }
      >
        <b className="med">{say("Girish Naik")}</b> changed action 2 while you had this page open. Nothing you wrote is lost.
      </Banner>
      <Banner tone="out" icon="door">
        {say("You are here from outside, as Consultant.")}
      </Banner>
      <Banner tone="soon" icon="clock">
        {say("Offline, 2 things wait to be sent")}
      </Banner>
    </div>
  </Section>
);

export const Drawings = () => (
  <Section title={say("Charts")}>
    <ReadinessBar ok={52} part={5} bad={2} />
    <div className="gap-s">
      <ReadinessLegend />
    </div>
    <div className="gap">
      <Pareto
        what={say("nonconformities")}
        counted={[
          { label: say("Tool wear"), count: 34, href: "/nc?cause=tool" },
          { label: say("Drawing"), count: 21 },
          { label: say("Clamping"), count: 9 },
          { label: say("Material"), count: 6 },
          { label: say("Training"), count: 3 },
          { label: say("Coolant"), count: 2 },
        ]}
      />
    </div>
    <div className="gap">
      <Ageing
        what={say("nonconformities")}
        bands={[
          { label: say("under 7 days"), count: 4 },
          { label: say("7 to 30 days"), count: 5, href: "/nc?age=30" },
          { label: say("30 to 90 days"), count: 3 },
          { label: say("over 90 days"), count: 2, late: true },
        ]}
      />
    </div>
  </Section>
);

export const Reasons = () => (
  <Why
    about={say("7.1.5.2")}
    status={{ tone: "part", label: say("Partly proved") }}
    sentence={say("Five things must hold. Three do, one is close, one fails.")}
    computed={{ at: "2026-11-24T04:14:00.000Z", rule: "9001-7.1.5.2 v3" }}
    reasons={[
      { tone: "ok", title: say("A procedure in force"), sentence: say("Rev 5 in force."), link: { label: say("PRO-14"), href: "/documents/PRO-14" } },
      {
        tone: "bad",
        title: say("Every instrument in date"),
        sentence: say("148 of 151. Late: bore gauge BG-007 six days."),
        link: { label: say("3 records"), href: "/instruments?late=true" },
      },
      { tone: "soon", title: say("Out of tolerance assessed in 10 days"), link: { label: say("OT-04"), href: "/ot/4" } },
    ]}
    way={
      <>
        <h3>{say("Shortest way to proved")}</h3>
        <p className="sm">1 Calibrate or withdraw three instruments: Ravi Kumar</p>
      </>
    }
  />
);
