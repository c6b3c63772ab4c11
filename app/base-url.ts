import type { Config } from "#server/config.ts";

/** How people reach this server when nobody says otherwise. */
export const baseUrlOf = (config: Config): string => config.baseUrl ?? `http://localhost:${config.port}`;
