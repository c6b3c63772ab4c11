import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Link } from "#web/routing.tsx";
import { Tag } from "#web/kit/tags.tsx";

/** Two letters of a name; never shown without the name. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? "?";
  return (first + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : (words[0]?.[1] ?? ""))).toUpperCase();
};

interface PersonProps {
  readonly name: string;
  /** With the id, "You" is written in marker yellow when it is the reader. */
  readonly id?: string | null | undefined;
  /** From outside: consultant or external auditor, with the word for it. */
  readonly outside?: string | undefined;
  readonly size?: "l" | "xl";
  readonly href?: string;
  /** Only the circle; the name must stand beside it. */
  readonly circle?: boolean;
}

/** A person: circle and name. Marker yellow means yours; a dashed plum edge means from outside. */
export function Person({ name, id, outside, size, href, circle }: PersonProps) {
  const actor = useActor();
  const you = Boolean(id && actor?.id === id);
  const disc = (
    <span className={`av ${size ?? ""} ${you ? "you" : ""} ${outside ? "out" : ""}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
  if (circle) return disc;
  const shown = you ? (
    <span className="yours" data-on-paper={name}>
      {say("You")}
    </span>
  ) : (
    name
  );
  return (
    <span className="who">
      {disc}
      {href ? (
        <Link className="plain" href={href}>
          {shown}
        </Link>
      ) : (
        shown
      )}
      {outside ? <Tag tone="out">{outside}</Tag> : null}
    </span>
  );
}

/** Nobody: hatched, never a flat colour. */
export const Vacant = ({ children, circle, size }: { readonly children?: ReactNode; readonly circle?: boolean; readonly size?: "l" | "xl" }) => {
  const disc = (
    <span className={`av vac ${size ?? ""}`} aria-hidden="true">
      ?
    </span>
  );
  return circle ? (
    disc
  ) : (
    <span className="who">
      {disc}
      <span className="bad-text">{children ?? say("vacant")}</span>
    </span>
  );
};

/** Somebody or nobody; with `open` the name leads to the person's page. */
export const Answers = ({ person, open = false }: { readonly person: { readonly id: string; readonly name: string } | null | undefined; readonly open?: boolean }) =>
  person ? <Person name={person.name} id={person.id} {...(open ? { href: `/record/${person.id}` } : {})} /> : <Vacant />;

/** Marks what is the reader's own; used for nothing else. */
export const Yours = ({ children, name }: { readonly children: ReactNode; readonly name?: string }) => (
  <span className="yours" data-on-paper={name}>
    {children}
  </span>
);
