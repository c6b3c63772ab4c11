import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { Link, usePath } from "#web/routing.tsx";
import "./training.css";

const ways = () => [
  { href: "/training", label: say("Matrix") },
  { href: "/training/team", label: say("My team") },
  { href: "/training/records", label: say("Training records") },
  { href: "/training/sessions", label: say("Sessions") },
  { href: "/training/courses", label: say("Courses") },
  { href: "/training/quizzes", label: say("Quizzes") },
  { href: "/training/curricula", label: say("Curricula") },
  { href: "/training/competences", label: say("Competences") },
  { href: "/training/requirements", label: say("Requirements") },
  { href: "/training/assessments", label: say("Assessments") },
  { href: "/training/certificates", label: say("Certificates") },
  { href: "/training/evidence", label: say("Evidence") },
  { href: "/training/proof", label: say("Proof") },
];

interface FrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** The registers of training stand side by side under one row of tabs; whoever only learns sees what is theirs. */
export function TrainingFrame({ title, lead, acts, children }: FrameProps) {
  const path = usePath(),
    keeps = (useActor()?.positions ?? []).some((position) => position.role !== "employee");
  return (
    <Page title={title} width="wide" acts={acts} {...(lead ? { lead } : {})}>
      {keeps ? (
        <nav className="tabs trn-tabs noprint" aria-label={say("Ways into training")}>
          {ways().map((way) => (
            <Link key={way.href} href={way.href} aria-current={path === way.href ? "page" : undefined}>
              {way.label}
            </Link>
          ))}
        </nav>
      ) : null}
      {children}
    </Page>
  );
}
