import path from "node:path";
import { describe, expect, test } from "vitest";
import { Refusal } from "#kernel/errors.ts";
import { describeConfig, readConfig } from "./config.ts";

const read = (args: string[], environment: Record<string, string> = {}) => readConfig({ args, environment, flags: { json: { type: "boolean" }, person: { type: "string" } } });
const refusal = (args: string[], environment: Record<string, string> = {}): string => {
  try {
    read(args, environment);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).kind).toBe("invalid");
    return (error as Refusal).message;
  }
  throw new Error("it was accepted");
};

describe("settings", () => {
  test("have a value when nobody sets them", () => {
    expect(read([]).config).toEqual({
      port: 8080,
      host: "127.0.0.1",
      data: path.resolve("data"),
      databaseUrl: undefined,
      baseUrl: undefined,
      smtpUrl: undefined,
      s3Url: undefined,
      trustProxy: false,
      logLevel: "info",
    });
  });

  test("come from the environment, and flags win", () => {
    const { config, origins } = read(["--port", "0"], { PORT: "9000", HOST: "::1", REMIT_DATA: "/srv/remit", LOG_LEVEL: "" });
    expect(config).toMatchObject({ port: 0, host: "::1", data: "/srv/remit", logLevel: "info" });
    expect(origins).toMatchObject({ port: "flag", host: "environment", logLevel: "default" });
  });

  test("stand beside a command's own flags and its words", () => {
    const { flags, positionals } = read(["import", "people", "--json", "--person=asha", "--data", "x"]);
    expect(flags).toEqual({ json: true, person: "asha" });
    expect(positionals).toEqual(["import", "people"]);
  });

  test.each([
    [["--prot", "1"], {}, "There is no flag --prot. There are: --port, --host, --data, --json, --person."],
    [["--port"], {}, "--port needs a value."],
    [["--port", ""], {}, "--port needs a value."],
    [["--port", "--json"], {}, "--port needs a value."],
    [["--json=yes"], {}, "--json takes no value."],
    [["--port", "80a"], {}, "--port must be a whole number from 0 to 65535, not “80a”."],
    [["--port", "1", "--port", "2"], {}, "--port was given twice: say it once."],
    [[], { PORT: "70000" }, "PORT must be a whole number from 0 to 65535, not “70000”."],
    [[], { PORT: "-1" }, "PORT must be a whole number from 0 to 65535, not “-1”."],
    [[], { LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not “loud”."],
    [[], { DATABASE_URL: "mysql://root:hunter2@db/remit" }, "DATABASE_URL must be an address that begins with postgres:// or postgresql://."],
    [[], { SMTP_URL: "mail.example.org" }, "SMTP_URL must be an address that begins with smtp:// or smtps://."],
    [[], { TRUST_PROXY: "maybe" }, "TRUST_PROXY must be true, false, a number of proxies, or a list of their addresses, not “maybe”."],
  ])("%j with %j is refused in one sentence", (args, environment, sentence) => {
    expect(refusal(args, environment as Record<string, string>)).toBe(sentence);
  });

  test("that contradict each other are refused", () => {
    expect(refusal([], { BASE_URL: "https://qms.example.org" })).toContain("TRUST_PROXY does not say so");
    expect(read([], { BASE_URL: "https://qms.example.org/", TRUST_PROXY: "1" }).config).toMatchObject({ baseUrl: "https://qms.example.org", trustProxy: 1 });
    expect(refusal(["--port", "9000"], { BASE_URL: "http://localhost:8080" })).toContain("names port 8080, but Remit listens on port 9000");
    expect(read([], { BASE_URL: "http://localhost:8080" }).config.baseUrl).toBe("http://localhost:8080");
    expect(refusal([], { BASE_URL: "http://localhost:8080/remit" })).toContain("must not have a path");
  });

  test("accept a database on a socket and a list of proxies", () => {
    const databaseUrl = "postgres://remit@/remit?host=/var/run/postgresql";
    expect(read([], { DATABASE_URL: databaseUrl, TRUST_PROXY: "10.0.0.0/8, ::1" }).config).toMatchObject({ databaseUrl, trustProxy: "10.0.0.0/8,::1" });
  });

  test("are shown with their origin and without passwords", () => {
    const shown = describeConfig(
      read(["--port", "1"], {
        DATABASE_URL: "postgres://remit:hunter2@db:5432/remit?sslpassword=hunter2",
        SMTP_URL: "smtps://robot:hunter2@mail",
        S3_URL: "https://AK:hunter2@s3.example.org/bucket",
      }),
    );
    expect(JSON.stringify(shown)).not.toContain("hunter2");
    expect(shown).toContainEqual({ name: "DATABASE_URL", value: "postgres://remit:***@db:5432/remit?sslpassword=***", origin: "environment" });
    expect(shown).toContainEqual({ name: "PORT", value: 1, origin: "flag" });
    expect(shown).toContainEqual({ name: "BASE_URL", value: null, origin: "default" });
  });
});
