import { recordActs } from "#kernel/record-acts.ts";
import { outbox, type Outcome } from "#web/offline/outbox.ts";

/** A photo on its way: kept beside the parcel, so that it finds its record even after the page was closed. */
export interface PhotoFor {
  readonly photoOf: string;
  readonly name: string;
}

const isPhoto = (body: unknown): body is PhotoFor => typeof body === "object" && body !== null && "photoOf" in body;

/** The store names a photo by what it kept of it; only then can it be attached. */
async function attach({ parcel, status, answer }: Outcome): Promise<void> {
  const { body } = parcel,
    kept = answer as { readonly sha256?: string } | null;
  if (status >= 300 || !isPhoto(body) || !kept?.sha256) return;
  await outbox.put(
    { url: `/api/acts/${recordActs.attach.name}/${body.photoOf}`, body: { input: { sha256: kept.sha256, name: body.name, purpose: "photo" } }, headers: parcel.headers },
    `${parcel.key}-attach`,
  );
  await outbox.send();
  await outbox.send();
}

/** Begins to listen once, when the application starts. */
export const attachPhotosThatArrived = (): void => void outbox.onAnswer((outcome) => void attach(outcome));
