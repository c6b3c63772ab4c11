import { z } from "zod";
import { filters, Named, page, paged, Row, sorts, which } from "#kernel/shown.ts";
import { inside } from "#kernel/rules.ts";
import { defineViews } from "#kernel/view.ts";
import { Kiosk } from "./kiosk.ts";
import { PinRead } from "./pin.ts";

export const KioskRow = Row.extend({ place: z.string(), pairedAt: z.iso.datetime().nullable() });
export const PinRow = Row.extend({ person: z.string(), setAt: z.iso.datetime().nullable() });

export const kioskViews = defineViews("kiosk")({
  list: { title: "Which kiosks are there?", may: [], asks: z.strictObject({ ...filters, sort: sorts, ...page }), gives: paged(KioskRow) },
  one: { title: "How does this kiosk stand?", may: [], asks: which, gives: z.object({ record: Kiosk, owner: Named.nullable(), site: Named.nullable() }) },
});

export const pinViews = defineViews("pin")({
  list: { title: "Who has a PIN for the kiosks?", may: [inside], asks: z.strictObject({ ...filters, sort: sorts, ...page }), gives: paged(PinRow) },
  one: { title: "How does this PIN stand?", may: [inside], asks: which, gives: z.object({ record: PinRead, givenBy: Named.nullable() }) },
});
