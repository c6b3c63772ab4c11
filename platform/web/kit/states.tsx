import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { say } from "#kernel/sentence.ts";
import { Problem } from "#web/wire.ts";

/** What is missing and how to begin; never only "no data". Its title is no heading: it stands under a page's title as well as deep inside a section. */
export const EmptyState = ({ title, children, acts }: { readonly title: string; readonly children?: ReactNode; readonly acts?: ReactNode }) => (
  <div className="empty">
    <p className="t">{title}</p>
    {children ? <p>{children}</p> : null}
    {acts ? <div className="acts">{acts}</div> : null}
  </div>
);

/** The height of what comes; shown only after 200 ms, and still. */
export const Skeleton = ({ rows = 3 }: { readonly rows?: number }) => (
  <div className="waits" role="status" aria-label={say("Loading")}>
    {Array.from({ length: rows }, (_, i) => (
      <div className="skr" key={i} aria-hidden="true">
        <div className="sk" style={{ width: "70%" }} />
        <div className="sk" style={{ width: `${52 + ((i * 17) % 40)}%` }} />
        <div className="sk" />
        <div className="sk" style={{ width: "60%" }} />
      </div>
    ))}
  </div>
);

/** A problem document, for people: what happened, what they can do, and the number to tell when it was our fault. */
export function ErrorState({ error, again }: { readonly error: unknown; readonly again?: (() => unknown) | undefined }) {
  const document = error instanceof Problem ? error.document : null;
  if (document?.status === 403 || document?.status === 404)
    return (
      <div className="empty" role="alert">
        <p className="t">{document.title}</p>
        <p>{document.detail}</p>
      </div>
    );
  return (
    <div className="trouble" role="alert">
      <h2>{document?.title ?? say("This did not work")}</h2>
      <p className="sm">{document?.detail ?? say("Something here is broken. It is not your fault, and nothing was changed.")}</p>
      {document?.incident ? <p className="small mono">{say("Incident {number}", { number: document.incident })}</p> : null}
      {again ? (
        <button type="button" className="btn s" onClick={() => again()}>
          {say("Try again")}
        </button>
      ) : null}
    </div>
  );
}

interface AnsweredParts<T> {
  readonly of: UseQueryResult<T, Problem>;
  readonly rows?: number;
  /** Why the answer may take longer than people expect. */
  readonly waiting?: string;
  readonly children: (answer: T) => ReactNode;
}

/** Draws an answer: skeleton while it comes, the refusal when it is refused, and then what `children` makes of it. */
export function Answered<T>({ of, rows, waiting, children }: AnsweredParts<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <ErrorState error={of.error} again={of.refetch} />;
  return (
    <>
      {waiting ? <p className="sm muted waits">{waiting}</p> : null}
      <Skeleton {...(rows ? { rows } : {})} />
    </>
  );
}
