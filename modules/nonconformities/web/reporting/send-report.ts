import { newId } from "#kernel/id.ts";
import { outbox, type Outcome } from "#web/offline/outbox.ts";
import { organisationChosen } from "#web/wire.ts";
import { reportActs } from "../../acts.ts";
import type { PhotoFor } from "./photo-parcels.ts";
import type { Photo } from "./photos.ts";

const headers = (): Record<string, string> => {
  const organisation = organisationChosen();
  return organisation ? { "Remit-Organisation": organisation } : {};
};

/** Parcels leave in the order of their moments; two of one moment would have none. */
const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

/**
 * Puts a report and its photos into the outbox of this device and sends what can be sent. The
 * report's id is chosen here, so that its photos find it however much later they leave. Gives the
 * key under which the answer to the report will come.
 */
export async function sendReport(input: Readonly<Record<string, unknown>>, photos: readonly Photo[]): Promise<string> {
  const id = newId(),
    key = newId();
  await outbox.put({ url: `/api/acts/${reportActs.send.name}/${id}`, body: { input }, headers: headers() }, key);
  for (const { blob, name } of photos) {
    await moment();
    await outbox.put({ url: "/api/files", body: { photoOf: id, name } satisfies PhotoFor, form: [["file", blob, name]], headers: headers() });
  }
  void outbox.send();
  return key;
}

/** Tells when the parcel of this key was answered. */
export const onAnswerTo = (key: string, hear: (outcome: Outcome) => void): (() => void) =>
  outbox.onAnswer((outcome) => {
    if (outcome.parcel.key === key) hear(outcome);
  });
