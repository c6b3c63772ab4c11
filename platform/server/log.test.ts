import { describe, expect, test } from "vitest";
import { openLog } from "./log.ts";

const written = (write: (log: ReturnType<typeof openLog>) => void, level = "info"): string[] => {
  const lines: string[] = [];
  write(openLog(level, { write: (line) => void lines.push(line) }));
  return lines;
};

describe("the log", () => {
  test("is one JSON object a line, with a readable time and level", () => {
    const [line] = written((log) => log.info({ port: 8080 }, "listening"));
    expect(JSON.parse(line!)).toMatchObject({ level: "info", msg: "listening", port: 8080, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  });

  test("holds no secret and nothing that people wrote", () => {
    const secret = "hunter2";
    const [line] = written((log) =>
      log.info({
        password: secret,
        user: { token: secret },
        req: { method: "GET", url: `/api/x?q=${secret}`, headers: { cookie: secret } },
        request: { headers: { authorization: secret, "set-cookie": secret }, body: { secret } },
        event: { input: secret, reason: secret },
      }),
    );
    expect(line).not.toContain(secret);
    expect(JSON.parse(line!).req).toEqual({ method: "GET", path: "/api/x" });
  });

  test("says of an error what it is and where, but no value of a violated key", () => {
    const error = Object.assign(new Error("duplicate key (email)=(asha@example.org)"), {
      code: "23505",
      constraint: "people_email",
      detail: "Key (email)=(asha@example.org) already exists.",
    });
    const [line] = written((log) => log.error({ err: error }, "failed"));
    expect(line).not.toContain("asha@example.org");
    expect(JSON.parse(line!).err).toMatchObject({ code: "23505", constraint: "people_email", stack: expect.arrayContaining([expect.stringContaining("log.test.ts")]) });
  });

  test("is silent below its level", () => {
    expect(written((log) => log.info("chatter"), "warn")).toEqual([]);
  });
});
