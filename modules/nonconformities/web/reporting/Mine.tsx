import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Link } from "#web/routing.tsx";
import type { reportViews } from "../../views.ts";
import { Pips } from "./Steps.tsx";
import "../nc.css";

export type MyReport = z.output<typeof reportViews.mine.gives>["items"][number];

/** What somebody reported and what became of it, newest first. */
export const Mine = ({ reports }: { readonly reports: readonly MyReport[] }) => (
  <ul className="rows nc-mine">
    {reports.map((report) => {
      const now = report.steps.findLast((step) => step.is !== "next"),
        at = report.steps.filter((step) => step.is !== "next").length;
      return (
        <li key={report.id}>
          <Link href={report.path}>
            <span>
              <b>{report.title}</b>
              <small className="sm muted" style={{ display: "block" }}>
                {now?.title && now.text && now.text !== now.title ? `${now.title}. ${now.text}` : (now?.title ?? report.now)}
              </small>
              <Pips steps={report.steps} />
              <span className="vh">{say("{at} of {all} steps", { at, all: report.steps.length })}</span>
            </span>
            <Icon name="right" />
          </Link>
        </li>
      );
    })}
  </ul>
);
