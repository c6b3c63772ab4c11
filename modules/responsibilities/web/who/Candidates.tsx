import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { Icon, type IconName } from "#web/icon.tsx";
import { Section } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import type { Candidate } from "../../answer.ts";
import { remitOfPerson, remitOfPosition } from "../words.ts";

type Found = z.infer<typeof Candidate>;

const icons: Readonly<Record<Found["type"], IconName>> = { requirement: "standard", record: "document", person: "person", position: "organisation" };

/** Where the answer about this one stands: a person's or position's remit, the answer for everything else. */
const hrefOf = (c: Found): string =>
  c.type === "person"
    ? remitOfPerson(c.id)
    : c.type === "position"
      ? remitOfPosition(c.reference)
      : c.type === "requirement"
        ? `/who?requirement=${encodeURIComponent(c.id)}`
        : `/who?record=${encodeURIComponent(c.id)}`;

/** What else may have been meant. */
export const Candidates = ({ candidates, title }: { readonly candidates: readonly Found[]; readonly title?: string }) => (
  <Section title={title ?? say("Which one is meant?")} count={candidates.length}>
    <ul className="rows">
      {candidates.map((c) => (
        <li key={`${c.type} ${c.id}`} className="row cand">
          <Icon name={icons[c.type]} />
          <Link className="plain grow" href={hrefOf(c)}>
            <span className="ref">{c.reference}</span> {c.title}
          </Link>
          {c.edition ? <Ref>{c.edition}</Ref> : null}
        </li>
      ))}
    </ul>
  </Section>
);
