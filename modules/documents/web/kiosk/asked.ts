import { fetchJson, post } from "#web/wire.ts";
import type { z } from "zod";
import type { KioskPerson, KioskShown } from "#modules/kiosks/door.ts";
import type { readingViews } from "../../views.ts";
import type { ReadShown } from "../reading/text.ts";

export type Mine = z.output<typeof readingViews.mine.gives>;
export type ToRead = Mine["items"][number];

/** What the screen asks of the server. A kiosk keeps no answers: whoever stands there next finds nothing of the one before. */
export const kiosk = {
  state: () => fetchJson<KioskShown>("/api/kiosk"),
  people: (text: string) => fetchJson<{ items: KioskPerson[] }>(`/api/kiosk/people?text=${encodeURIComponent(text)}`),
  enter: (personId: string, pin: string) => post<KioskShown>("/api/kiosk/enter", { personId, pin }),
  first: (personId: string, code: string, pin: string) => post<KioskShown>("/api/kiosk/first", { personId, code, pin }),
  changePin: (current: string, pin: string) => post<object>("/api/kiosk/pin", { current, pin }),
  stay: () => post<object>("/api/kiosk/stay", {}),
  leave: () => post<object>("/api/kiosk/leave", {}),
  readings: () => fetchJson<Mine>("/api/kiosk/readings"),
  read: (number: string) => fetchJson<ReadShown>(`/api/kiosk/documents/${encodeURIComponent(number)}`),
  acknowledge: (id: string, version: number) => post<object>(`/api/kiosk/readings/${id}/acknowledge`, { version }),
};

export const fileAt = (number: string) => (attachmentId: string) => `/api/kiosk/documents/${encodeURIComponent(number)}/files/${attachmentId}`;
