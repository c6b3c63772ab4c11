import { useEffect, type ReactNode } from "react";
import { Logo } from "#web/icon.tsx";

/** The frame of pages before the door: sign in, reset, invitation. */
export function Door({ title, lead, children, foot }: { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode; readonly foot?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Remit`;
  }, [title]);
  return (
    <main className="door">
      <div className="card">
        <div className="brand">
          <Logo />
          Remit
        </div>
        <h1>{title}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
        <div className="gap">{children}</div>
      </div>
      {foot ? <p className="foot sm">{foot}</p> : null}
    </main>
  );
}
