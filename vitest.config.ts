import os from "node:os";
import { defineConfig } from "vitest/config";
import { supplyNode20 } from "./tools/node20.ts";

supplyNode20();

const database = "platform/server/testing/postgres.ts";
/** On two cores one worker would wait for the database while nobody else works. */
const workers = Math.max(2, os.availableParallelism() - 1);
const ignored = ["**/node_modules/**", "dist/**", ".tmp/**"];

export default defineConfig({
  test: {
    maxWorkers: workers,
    exclude: ignored,
    reporters: ["default"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["platform/{kernel,web}/**/*.test.{ts,tsx}", "modules/*/*.test.ts", "modules/*/web/**/*.test.{ts,tsx}", "standards/**/*.test.ts", "tools/**/*.test.ts"],
          exclude: ignored,
        },
      },
      {
        test: {
          name: "server",
          include: ["platform/server/**/*.test.ts", "modules/*/server/**/*.test.ts", "app/**/*.test.ts"],
          exclude: ignored,
          globalSetup: database,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: "house", include: ["house/**/*.test.ts"], exclude: ignored, globalSetup: database, testTimeout: 30_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: "journeys",
          include: ["journeys/**/*.journey.ts"],
          exclude: ignored,
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          expect: { poll: { timeout: 40_000 } },
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
