import { fetchJson } from "#web/wire.ts";

export interface Stored {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Puts a file into the organisation's store; a record refers to it by its fingerprint. The same file twice is kept once. */
export async function upload(file: File): Promise<Stored> {
  const form = new FormData();
  form.append("file", file, file.name);
  return fetchJson<Stored>("/api/files", { method: "POST", body: form });
}

/** Where an attachment of a record is read. */
export const attachmentHref = (id: string): string => `/api/files/${id}`;
