import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { say } from "#kernel/sentence.ts";
import { Columns, Page, Section, TitleBlock, type Block } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { Link } from "#web/routing.tsx";
import type { Problem } from "#web/wire.ts";
import "./standards.css";

interface Decided {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly editionId: string;
  readonly reason: string;
  readonly requirement: { readonly edition: string; readonly reference: string; readonly path: string };
}

interface DecisionPageProps<T extends Decided> {
  readonly of: UseQueryResult<T, Problem>;
  /** What stands in the title block before requirement and number. */
  readonly blocks: (found: T) => readonly (Block | null)[];
  readonly next: (found: T) => ReactNode;
}

/** What people decided about one requirement: state, reason, signatures, what can happen next. */
export const DecisionPage = <T extends Decided>({ of, blocks, next }: DecisionPageProps<T>) => (
  <AnsweredPage of={of}>
    {(found) => (
      <Page
        title={found.title}
        short={found.number}
        crumbs={[
          { title: say("Standards"), href: "/standards" },
          { title: found.requirement.edition, href: `/standards/${found.editionId}` },
        ]}
      >
        <TitleBlock
          blocks={[
            ...blocks(found),
            { label: say("Requirement"), value: <Link href={found.requirement.path}>{found.requirement.reference}</Link> },
            { label: say("Number"), value: found.number, mono: true },
          ]}
        />
        <Columns
          record
          main={
            <>
              <Section title={say("Reason")}>
                <p className="own-words">{found.reason}</p>
              </Section>
              <Signatures id={found.id} />
              <Attachments id={found.id} />
              <Talk id={found.id} />
            </>
          }
          side={
            <>
              {next(found)}
              <History id={found.id} />
            </>
          }
        />
      </Page>
    )}
  </AnsweredPage>
);
