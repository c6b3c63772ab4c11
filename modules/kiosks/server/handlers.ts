import { say } from "#kernel/sentence.ts";
import { bind, type Keeper } from "#server/registry.ts";
import { kioskActs, pinActs } from "../acts.ts";
import type { Kiosk } from "../kiosk.ts";
import type { PinRead } from "../pin.ts";
import { kioskKind, pinKind } from "../record.ts";
import { findKiosks, findPins } from "./find.ts";
import { kioskHandlers } from "./kiosk-handlers.ts";
import { pinHandlers } from "./pin-handlers.ts";
import type { KioskTables } from "./tables.ts";

const kioskKeeper: Keeper<Kiosk, KioskTables> = { kind: kioskKind, find: findKiosks, search: (record) => record.place };

const pinKeeper: Keeper<PinRead, KioskTables> = {
  kind: pinKind,
  find: findPins,
  turns: (record) =>
    record.state === "locked"
      ? [
          {
            who: { person: record.givenBy },
            act: pinActs.giveAgain.name,
            why: say("yours because you gave it: it was locked after many wrong tries, and {person} cannot mend it alone", { person: record.person }),
          },
        ]
      : [],
};

export const bound = [bind(kioskKeeper, kioskActs, kioskHandlers), bind(pinKeeper, pinActs, pinHandlers)];
