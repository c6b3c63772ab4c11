import { defineConfig } from "vitest/config";

// Vitest's reporter groups failures with a function that Node has from 21 on; on 20 it would fail instead of showing them.
Map.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

const database = "platform/server/testing/postgres.ts";
const ignored = ["**/node_modules/**", "dist/**", ".tmp/**"];

export default defineConfig({
  test: {
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
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
