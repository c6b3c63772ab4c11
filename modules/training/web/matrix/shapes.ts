import type { MatrixPage } from "../../matrix-views.ts";

export type MatrixColumn = MatrixPage["columns"][number];
