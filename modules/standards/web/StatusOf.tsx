import { Status } from "#web/kit/status.tsx";
import type { ReadinessStatus } from "../readiness.ts";
import { looks } from "./words.ts";

/** A readiness status: shape, word, colour. */
export const StatusOf = ({ status, small }: { readonly status: ReadinessStatus; readonly small?: boolean }) => (
  <Status tone={looks[status].tone} {...(small ? { small } : {})}>
    {looks[status].label}
  </Status>
);
