import { useState, type FormEvent } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { directoryViews } from "#kernel/platform.ts";
import { useView } from "#web/ask.ts";
import { TextField } from "#web/kit/fields.tsx";
import { Person } from "#web/kit/people.tsx";
import { PersonPicker } from "#web/kit/pickers.tsx";
import { Status } from "#web/kit/status.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { Link } from "#web/routing.tsx";
import type { Decided } from "../../record.ts";
import type { Held } from "./groups.ts";

type Decision = z.output<typeof Decided>;

interface DecideProps {
  readonly item: Held;
  readonly decision: Decision | undefined;
  readonly personId: string;
  readonly pending: boolean;
  /** Others of the group that could go the same way. */
  readonly others: readonly Held[];
  readonly onDecide: (decisions: readonly Decision[]) => Promise<boolean>;
}

const words = (item: Held): Readonly<Record<Decision["does"], string>> => ({
  give: say("Give to"),
  leave: item.what === "delegation" ? say("Ends") : item.what === "turn" ? say("Falls away") : say("Leave vacant"),
  keep: say("Keeps it"),
});

/** One thing and what becomes of it; decided, it says so and can be changed until the end. */
export function DecideItem({ item, decision, personId, pending, others, onDecide }: DecideProps) {
  const [editing, setEditing] = useState(false),
    [does, setDoes] = useState<Decision["does"]>(item.choices[0] ?? "leave"),
    [to, setTo] = useState(""),
    [because, setBecause] = useState(""),
    [all, setAll] = useState(false),
    [wrong, setWrong] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing =
      does === "give" && !to
        ? say("Choose a person.")
        : does === "give" && to === personId
          ? say("Choose somebody else.")
          : does === "leave" && !because.trim()
            ? say("Say why.")
            : undefined;
    setWrong(missing);
    if (missing) return;
    const made = (of: Held): Decision => ({ item: of.item, does, to: does === "give" ? to : null, because: because.trim() || null });
    if (await onDecide([item, ...(all ? others : [])].map(made))) setEditing(false);
  };
  const open = !decision || editing;
  return (
    <li className={decision ? "done" : undefined}>
      <div>
        <b className="med">{item.title}</b>{" "}
        <Link className="ref" href={`/record/${item.recordId}`}>
          {item.number}
        </Link>
        <small>{item.sentence}</small>
      </div>
      {open ? (
        <form className="decide" onSubmit={submit}>
          {item.choices.length > 1 ? (
            <Segmented
              label={say("What becomes of {title}", { title: item.title })}
              value={does}
              onChange={(value) => setDoes(value as Decision["does"])}
              choices={item.choices.map((c) => ({ value: c, label: words(item)[c] }))}
            />
          ) : null}
          {does === "give" ? <PersonPicker label={say("To whom")} value={to} onChange={setTo} error={wrong} /> : null}
          {does === "leave" ? <TextField label={say("Why")} value={because} onChange={setBecause} error={wrong} maxLength={1000} /> : null}
          {others.length > 0 && does === "give" ? (
            <label className="checks">
              <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
              {say("The same for {n, plural, one {the other one} other {the other #}} still open here", { n: others.length })}
            </label>
          ) : null}
          <div className="acts">
            <button type="submit" className="btn s p" disabled={pending} aria-busy={pending}>
              {say("Decide")}
            </button>
            {decision ? (
              <button type="button" className="btn s" onClick={() => setEditing(false)}>
                {say("Not now")}
              </button>
            ) : null}
          </div>
        </form>
      ) : (
        <div className="row">
          <span className="grow">
            <Made decision={decision} item={item} />
          </span>
          <button type="button" className="btn s" onClick={() => setEditing(true)}>
            {say("Change")}
          </button>
        </div>
      )}
    </li>
  );
}

function Made({ decision, item }: { readonly decision: Decision; readonly item: Held }) {
  const name = useView(directoryViews.people, { limit: 500 }, { enabled: decision.to !== null, fresh: 60_000 }).data?.items.find((p) => p.id === decision.to)?.name;
  return decision.does === "give" ? (
    <Status tone="ok">
      {say("Goes to")} <Person name={name ?? ""} id={decision.to} />
    </Status>
  ) : (
    <Status tone={decision.does === "keep" ? "ok" : "soon"}>{decision.because ? `${words(item)[decision.does]}: ${decision.because}` : words(item)[decision.does]}</Status>
  );
}
