import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { perform } from "#server/perform.ts";
import type { World } from "#server/world.ts";
import { stepsOf } from "../../progress.ts";
import type { Followed } from "../../public-report.ts";
import { reportKind } from "../../report.ts";
import { findReports } from "../find.ts";
import { became } from "../report-queries.ts";
import { followSecret, houseOf, look, reportBehind } from "./entering.ts";

const gone = (): Refusal => new Refusal("not_found", say("There is no report behind this link. Check that it is complete."));

const housed = (world: World, token: string) => houseOf(world, token, followSecret).catch(() => Promise.reject(gone()));

/** What became of a report, for whoever holds its private link: its own words and what was answered, nothing else. */
export async function follow(world: World, token: string): Promise<Followed> {
  const house = await housed(world, token);
  return look(world, house, async (tx) => {
    const id = await reportBehind(tx, token),
      [report] = id ? await findReports(tx, [id]) : [];
    if (!report) throw gone();
    const ways = await became(tx, [report.becameId]);
    return {
      number: report.number,
      title: report.title,
      organisation: house.name,
      sentAt: report.openedAt,
      state: report.state,
      stateLabel: reportKind.states[report.state]!.label,
      anonymous: report.anonymous,
      steps: stepsOf(report, report.becameId ? (ways.get(report.becameId) ?? null) : null, house.zone),
      messages: report.messages.map((m) => ({ from: m.from === "reporter" ? "you" : "handler", text: m.text, at: m.at })),
    };
  });
}

/** Something more from whoever sent it. */
export async function addTo(world: World, token: string, more: { text: string; key: string }): Promise<Followed> {
  const house = await housed(world, token),
    id = await look(world, house, (tx) => reportBehind(tx, token));
  if (!id) throw gone();
  await perform(world, house.session, { act: "report.add", id, input: { text: more.text }, key: more.key });
  return follow(world, token);
}
