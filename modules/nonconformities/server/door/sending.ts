import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { perform } from "#server/perform.ts";
import type { Files } from "#server/files/files.ts";
import { noOrigin, viewpointOf, type Origin, type World } from "#server/world.ts";
import { leastMilliseconds, proofBits, proofText, zeroBits, type PublicReport } from "../../public-report.ts";
import { digest } from "../codes.ts";
import { cameThrough, hashOf, houseOf, keyOf, look, posterAt, posterSecret, reportBehind, tokenFor, type House } from "./entering.ts";
import { photo } from "./photo.ts";

/** What this door stands on. */
export interface Door {
  readonly world: World;
  /** Takes content in and makes pictures anew, so that nothing a camera wrote beside them stays. */
  readonly files?: Pick<Files, "put">;
}

const perHour = 60;

/** A program that fills in forms is told what a person would need to hear. */
function demandPerson(code: string, key: string, report: PublicReport): void {
  if (report.website !== "") throw new Refusal("invalid", say("This was not sent. Leave the hidden field empty."), { fields: { website: say("Leave it empty.") } });
  if (report.tookMs < leastMilliseconds)
    throw new Refusal("invalid", say("This was not sent: it came too fast to be written by hand. Send it again."), { fields: { tookMs: say("Too fast.") } });
  if (zeroBits(digest(proofText(code, key, report.nonce))) < proofBits)
    throw new Refusal("invalid", say("This was not sent: the page did not finish its proof. Open it again and send."), {
      fields: { nonce: say("The proof of work is missing or wrong.") },
    });
}

async function attach({ world, files }: Door, house: House, it: { id: string; key: string; photos: readonly { name: string; bytes: Buffer }[] }): Promise<void> {
  if (it.photos.length > 0 && !files) throw new Refusal("unavailable", say("Photos cannot be taken in just now. Send without, or try again later."));
  for (const [i, { name, bytes }] of it.photos.entries()) {
    const { sha256 } = await files!.put(viewpointOf(house.session.actor), bytes);
    await perform(world, house.session, { act: "record.attach", id: it.id, input: { sha256, name, purpose: "photo" }, key: `${it.key}/photo/${i}` });
  }
}

/**
 * Takes in one report from somebody who is not signed in. Sent twice under one key it is one report,
 * and the answer is the same; sent without a name, neither address nor device is kept. What is refused,
 * or was sent before, counts nothing against the poster: else anybody could close it without doing any work.
 */
export async function send(
  door: Door,
  sent: { code: string; key: string; report: PublicReport; origin: Origin; count: () => void },
): Promise<{ number: string; token: string; link: string }> {
  const { code, key, report } = sent,
    { world } = door;
  demandPerson(code, key, report);
  const house = await houseOf(world, code, posterSecret, report.anonymous ? noOrigin : sent.origin),
    { organisationId } = house.session.actor;
  const token = tokenFor(organisationId, code, key),
    stored = keyOf(code, key);
  const { poster, again } = await look(world, house, async (tx) => {
    const found = await posterAt(tx, code);
    const before = (await reportBehind(tx, token)) !== null;
    if (!before && (await cameThrough(tx, found.id, new Date(world.clock().getTime() - 3_600_000))) >= perHour)
      throw new Refusal("too_many", say("Many reports came from here within the hour. Wait a little and send again; nothing is lost."), { retryAfter: 600 });
    return { poster: found, again: before };
  });
  const photos = await Promise.all(report.photos.map(async ({ name, data }) => ({ name: report.anonymous ? "photo" : name, bytes: await photo(data) })));
  if (!again) sent.count();
  const { text, sort, happenedOn, aboutPerson, anonymous } = report;
  const input = {
    text,
    sort,
    place: report.place ?? poster.place,
    siteId: poster.siteId,
    happenedOn,
    aboutPerson,
    anonymous,
    posterId: poster.id,
    followHash: hashOf(token).toString("hex"),
  };
  const kept = await perform(world, house.session, { act: "report.receive", input, key: stored });
  if (!anonymous && report.name) await perform(world, house.session, { act: "report.name", id: kept.id, input: { name: report.name }, key: `${stored}/name` });
  await attach(door, house, { id: kept.id, key: stored, photos });
  return { number: kept.number, token, link: `/f/${token}` };
}
