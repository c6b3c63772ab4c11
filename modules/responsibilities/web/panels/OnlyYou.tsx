import { meViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { WorkList } from "#web/home/WorkList.tsx";
import { Section } from "#web/kit/page.tsx";
import { responsibilityViews } from "../../views.ts";

/** Of what waits, that which nobody can do instead: the acts of class N in the sheets of the reader. */
export default function OnlyYou() {
  const mine = useView(responsibilityViews.mine, {}, { fresh: 60_000 }),
    inbox = useView(meViews.inbox, { limit: 100 });
  const own = new Set(mine.data?.sheets.flatMap((s) => s.mayDo.filter((m) => m.class === "N").map((m) => m.act)) ?? []);
  const items = inbox.data?.items.filter((item) => own.has(item.act)) ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={say("{n, plural, one {One thing} other {# things}} only you can do", { n: items.length })} note={say("Yours by the matrix; it cannot be delegated.")}>
      <WorkList items={items.slice(0, 6)} />
    </Section>
  );
}
