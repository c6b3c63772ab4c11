export { Kiosk, kioskKind } from "./kiosk.ts";
export { Pin, PinRead, pinKind } from "./pin.ts";
