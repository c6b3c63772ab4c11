import type { z } from "zod";
import type { responsibilityViews } from "../../views.ts";

export type Remit = z.output<(typeof responsibilityViews)["mine"]["gives"]>;
export type SheetShown = Remit["sheets"][number];
export type Duty = SheetShown["answersFor"][number];
export type Year = z.output<(typeof responsibilityViews)["year"]["gives"]>;
