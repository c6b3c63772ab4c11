import type { Parcel } from "#web/offline/parcels.ts";

/** Sends one parcel: the status and the answer; 0 is no connection. */
export type Post = (parcel: Parcel) => Promise<{ readonly status: number; readonly answer: unknown }>;

/** Sends one parcel under its own key; throws only when there is no connection. */
export const overTheWire: Post = async (parcel) => {
  const headers = { ...parcel.headers, "Idempotency-Key": parcel.key, accept: "application/json", ...(parcel.form ? {} : { "content-type": "application/json" }) };
  const body = parcel.form ? asForm(parcel.form) : JSON.stringify(parcel.body);
  const response = await fetch(parcel.url, { method: "POST", credentials: "same-origin", headers, body });
  return { status: response.status, answer: await response.json().catch(() => null) };
};

const asForm = (parts: NonNullable<Parcel["form"]>): FormData => {
  const form = new FormData();
  for (const [name, value, fileName] of parts)
    if (value instanceof Blob) form.append(name, value, fileName ?? "file");
    else form.append(name, value);
  return form;
};

/** Not answered for good: the connection broke, or the server asked to come later. */
export const later = (status: number): boolean => status === 0 || status === 408 || status === 429 || status >= 500;
