import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "#server/testing/databases.ts";
import { addressSubject, loginDigest } from "./attempts.ts";
import { openLibrary } from "./library.ts";
import { assertGoodPassword } from "./passwords.ts";
import { readSecret } from "./secret.ts";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ ...database.connection, options: "-c search_path=identity" });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it("finds every table and column of its own in our schema, and would notice a missing one", async () => {
  const { options } = openLibrary({ pool, baseUrl: "http://localhost:8080", secret: "a-secret-for-tests-that-is-long-enough" });
  const missing = async () => {
    const { toBeCreated, toBeAdded } = await getMigrations({ ...options, database: pool });
    return [...toBeCreated, ...toBeAdded].map(({ table, fields }) => `${table}: ${Object.keys(fields).join(", ")}`);
  };
  expect(await missing()).toEqual([]);
  await pool.query(`alter table identity."passkey" drop column aaguid`);
  expect(await missing()).toEqual(["passkey: aaguid"]);
});

it("is out of reach of the application's role", async () => {
  const client = await pool.connect();
  try {
    await client.query("begin; set local role remit_app");
    await expect(client.query(`select from identity."user"`)).rejects.toMatchObject({ code: "42501" });
  } finally {
    await client.query("rollback");
    client.release();
  }
});

it("has a secret of its own that only the owner of the data folder reads, the same for all who start at once", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-secret-"));
  try {
    const secrets = await Promise.all([1, 2, 3].map(async () => readSecret(folder, undefined)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]!.length).toBeGreaterThanOrEqual(43);
    expect(fs.statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(["secret"]);
    expect(readSecret(folder, "x".repeat(40))).toBe("x".repeat(40));
    expect(() => readSecret(folder, "short")).toThrow("REMIT_SECRET");
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

it("refuses passwords that are short, endless, repeated, plain or the person's own name, and takes good ones", () => {
  for (const bad of ["", "short", "x".repeat(129), "aaaaaaaaaaaa", "abababababab", "Password123!", "1234567890", "abcdefghijkl", "kavya.rao-2026"])
    expect(() => assertGoodPassword(bad, ["Kavya Rao", "kavya.rao@example.com"]), bad).toThrow("password");
  for (const good of ["four-ordinary-words", "correct horse battery", "पासवर्ड के लिए शब्द", "kavya likes green tea"])
    expect(() => assertGoodPassword(good, ["Kavya Rao"]), good).not.toThrow();
});

it("counts a household's IPv6 addresses as one, and different writings of one login as one", () => {
  expect(addressSubject("2001:db8:1:2::1")).toBe(addressSubject("2001:DB8:1:2:ffff:0:0:9"));
  expect(addressSubject("2001:db8:1:3::1")).not.toBe(addressSubject("2001:db8:1:2::1"));
  expect(addressSubject("::1")).toBe("address:0:0:0:0::/64");
  expect(addressSubject("::ffff:192.0.2.1")).toBe(addressSubject("192.0.2.1"));
  expect(loginDigest("s", " Kavya ")).toBe(loginDigest("s", "kavya"));
  expect(loginDigest("s", "kavya")).not.toBe(loginDigest("t", "kavya"));
});
