import { useState, type FormEvent, type KeyboardEvent } from "react";
import { directoryViews, recordViews } from "#kernel/platform.ts";
import { recordActs } from "#kernel/record-acts.ts";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { ErrorState } from "#web/kit/states.tsx";

interface Mentioned {
  readonly id: string;
  readonly name: string;
}

/** The name that is being written after `@`, if one is. */
export const mentionBeingWritten = (text: string): string | null => /(?:^|\s)@([\p{L}][\p{L} .'-]{0,30})?$/u.exec(text)?.[1] ?? (/(?:^|\s)@$/.test(text) ? "" : null);

/** Which of the called people are still named in the text. */
export const stillNamed = (text: string, called: readonly Mentioned[]): readonly string[] => [
  ...new Set(called.filter((person) => text.includes(`@${person.name}`)).map((person) => person.id)),
];

function Words({ text, mentions }: { readonly text: string; readonly mentions: readonly Mentioned[] }) {
  const parts = mentions.length === 0 ? [text] : text.split(new RegExp(`(${mentions.map((m) => `@${m.name}`.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`));
  return parts.map((part, i) =>
    part.startsWith("@") && mentions.some((m) => part === `@${m.name}`) ? (
      <b className="med" key={i}>
        {part}
      </b>
    ) : (
      part
    ),
  );
}

/** Comments belong to a record; `@` calls a person to it. */
export function Talk({ id }: { readonly id: string }) {
  const comments = useView(recordViews.comments, { id }),
    { moment } = useAsOf(),
    said = comments.data?.filter((comment) => !moment || comment.at <= moment);
  return (
    <Section title={say("Talk")} count={said?.length}>
      {comments.error ? <ErrorState error={comments.error} again={comments.refetch} /> : null}
      <ol className="talk">
        {said?.map((comment) => (
          <li key={comment.id}>
            <Person circle name={comment.author.name} id={comment.author.id} />
            <div>
              <Author who={comment.author} />{" "}
              <span className="muted small">
                <DateText value={comment.at} form="time" />
              </span>
              <p>
                <Words text={comment.text} mentions={comment.mentions} />
              </p>
            </div>
          </li>
        ))}
      </ol>
      <Write id={id} />
    </Section>
  );
}

const Author = ({ who }: { readonly who: Mentioned }) => <b className="med">{useActor()?.id === who.id ? say("You") : who.name}</b>;

function Write({ id }: { readonly id: string }) {
  const { refusal: past } = useAsOf();
  const { perform, pending, refusal } = useAct(recordActs.comment);
  const [text, setText] = useState("");
  const [called, setCalled] = useState<readonly Mentioned[]>([]);
  const naming = mentionBeingWritten(text);
  const people = useView(directoryViews.people, { ...(naming ? { text: naming } : {}), limit: 6 }, { enabled: naming !== null, keep: true });
  const call = (person: Mentioned) => {
    setCalled([...called, person]);
    setText(text.replace(/@[\p{L} .'-]*$/u, `@${person.name} `));
  };
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!text.trim()) return;
    if (await perform({ id, input: { text: text.trim(), mentions: stillNamed(text, called) } })) {
      setText("");
      setCalled([]);
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
  };
  if (past) return <p className="whynot gap-s">{past}</p>;
  return (
    <form className="talk-in gap-s" onSubmit={(event) => void send(event)}>
      <div className="combo">
        <textarea
          className="in"
          rows={text ? 3 : 1}
          aria-label={say("Write to the people on this record")}
          placeholder={say("Write here, @ calls somebody")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keys}
        />
        {naming !== null && people.data?.items.length ? (
          <ul role="listbox" aria-label={say("People to call")}>
            {people.data.items.map((person) => (
              <li
                key={person.id}
                role="option"
                aria-selected="false"
                tabIndex={0}
                onKeyDown={(event) => {
                  if (event.key === "Enter") {
                    event.preventDefault();
                    call(person);
                  }
                }}
                onClick={() => call(person)}
              >
                {person.name}
                <small>{person.positions[0]}</small>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      {text ? (
        <div className="acts gap-s">
          <button type="submit" className="btn s p" disabled={pending}>
            {say("Write")}
          </button>
        </div>
      ) : null}
    </form>
  );
}
