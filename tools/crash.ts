// Kills the server, the database under it, or both, at random moments while people send reports, and
// looks afterwards whether everything that was acknowledged is there, once. `npx tsx tools/crash.ts [kills]`.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readConfig } from "#server/config.ts";
import { openLog } from "#server/log.ts";
import { packageRoot } from "#server/root.ts";
import { verify, type Verified } from "#server/verify.ts";
import { openHouse, type House } from "#app/house.ts";
import { bundleServer, pause, startServer, type Running } from "./serving.ts";
import { settleIn } from "./settling.ts";

export interface Crashed {
  readonly kills: { server: number; database: number; both: number };
  /** Acts that the server said yes to. */
  readonly acknowledged: number;
  /** Of them, those that are not there. */
  readonly lost: number;
  /** Acts that are there more than once. */
  readonly twice: number;
  /** Starts that did not come up by themselves. */
  readonly stuck: number;
  readonly slowestStart: number;
  readonly verified: Verified;
}

const senders = 6;

const open = (data: string): Promise<House> =>
  openHouse({ config: readConfig({ args: ["--data", data], environment: {} }).config, log: openLog("silent"), baseUrl: "http://localhost:8080" });

/** An organisation with one person in it, and that person's token. */
async function settle(data: string): Promise<{ token: string; organisation: string }> {
  const house = await open(data);
  try {
    return await settleIn(house, "Crash");
  } finally {
    await house.close();
  }
}

/** Reports under way: each is sent until the server says yes to it, under the same key. */
class Load {
  url: string | undefined;
  ended = false;
  sent = 0;
  readonly token: string;
  readonly acknowledged = new Map<string, string>();

  constructor(token: string) {
    this.token = token;
  }

  async send(): Promise<void> {
    const text = `report ${(this.sent += 1)}`,
      key = `crash-${text.replace(" ", "-")}`;
    while (!(await this.attempt(text, key))) {
      if (this.ended && !this.url) return;
      await pause(15);
    }
  }

  /** Waits until the server has said yes once more, or a while. */
  async more(): Promise<void> {
    const before = this.acknowledged.size,
      end = Date.now() + 2_000;
    while (this.acknowledged.size === before && Date.now() < end) await pause(2);
  }

  private async attempt(text: string, key: string): Promise<boolean> {
    if (!this.url) return false;
    try {
      const answer = await fetch(`${this.url}/api/acts/report.send`, {
        method: "POST",
        headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify({ input: { text } }),
        signal: AbortSignal.timeout(5_000),
      });
      const body = (await answer.json()) as { id?: string; detail?: string };
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) throw new TypeError(`${answer.status} ${body.detail}`);
      if (!answer.ok || !body.id) return false;
      this.acknowledged.set(text, body.id);
      return true;
    } catch (error) {
      if (error instanceof TypeError && /^4\d\d /.test(error.message)) throw error;
      return false;
    }
  }
}

const kill = (pid: number | undefined): void => {
  try {
    if (pid) process.kill(pid, "SIGKILL");
  } catch {
    // It ended a moment before.
  }
};

const databasePid = (data: string): number | undefined => {
  const file = path.join(data, "postgres/postmaster.pid");
  return fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, "utf8"), 10) : undefined;
};

/** Kills as often as asked, at moments that a number decides, and says what became of what was acknowledged. */
export async function crash({
  kills,
  seed = Date.now() % 100_000,
  onProgress = () => {},
}: {
  kills: number;
  seed?: number;
  onProgress?: (line: string) => void;
}): Promise<Crashed> {
  fs.mkdirSync(path.join(packageRoot(), ".tmp"), { recursive: true });
  const built = fs.mkdtempSync(path.join(packageRoot(), ".tmp/crash-")),
    data = fs.mkdtempSync(path.join(os.tmpdir(), "remit-crash-"));
  let state = seed;
  const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const counts = { server: 0, database: 0, both: 0 };
  let stuck = 0,
    slowestStart = 0,
    running: Running | undefined;
  try {
    const [program, { token, organisation }] = await Promise.all([bundleServer(built), settle(data)]);
    const load = new Load(token);
    const people = Promise.all(
      Array.from({ length: senders }, async () => {
        while (!load.ended) await load.send();
      }),
    );
    people.catch(() => undefined);
    for (let n = 0; n <= kills; n++) {
      const begun = performance.now();
      running = await startServer(program, { data });
      if (!running) {
        stuck += 1;
        break;
      }
      slowestStart = Math.max(slowestStart, performance.now() - begun);
      load.url = running.url;
      if (n === kills) break;
      // Half of the time only once something was acknowledged, so that there is something to lose; else at any moment, the first included.
      if (random() < 0.5) await load.more();
      await pause(random() * 300);
      const what = (["server", "server", "database", "both"] as const)[Math.floor(random() * 4)]!;
      if (what !== "server") kill(databasePid(data));
      if (what === "database") await pause(random() * 200); // the server goes on without one for a moment
      load.url = undefined;
      kill(running.child.pid);
      counts[what] += 1;
      await new Promise((done) => (running!.child.exitCode !== null || running!.child.signalCode !== null ? done(null) : running!.child.once("exit", done)));
      onProgress(`${n + 1} of ${kills}: ${what}, ${load.acknowledged.size} acknowledged`);
    }
    load.ended = true;
    await people;
    running?.child.kill("SIGTERM");
    await new Promise((done) => (running && running.child.exitCode === null ? running.child.once("exit", done) : done(null)));
    return { kills: counts, ...(await judge(data, organisation, load)), stuck, slowestStart: Math.round(slowestStart) };
  } finally {
    running?.child.kill("SIGKILL");
    kill(databasePid(data));
    await pause(100);
    fs.rmSync(built, { recursive: true, force: true });
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function judge(data: string, organisation: string, load: Load): Promise<Pick<Crashed, "acknowledged" | "lost" | "twice" | "verified">> {
  const house = await open(data);
  try {
    const { rows } = await house.pool.query<{ id: string; text: string }>(
      "select record_id as id, body::jsonb -> 'input' ->> 'text' as text from events where organisation_id = $1 and act = 'report.send'",
      [organisation],
    );
    const there = new Map<string, string[]>();
    for (const { id, text } of rows) there.set(text, [...(there.get(text) ?? []), id]);
    const lost = [...load.acknowledged].filter(([text, id]) => !there.get(text)?.includes(id)).length;
    const twice = [...there.values()].filter((ids) => ids.length > 1).length;
    return { acknowledged: load.acknowledged.size, lost, twice, verified: await verify({ pool: house.pool, keepers: house.world.registry.keepers, dataFolder: data }) };
  } finally {
    await house.close();
  }
}

if (process.argv[1]?.endsWith("tools/crash.ts")) {
  const result = await crash({ kills: Number(process.argv[2] ?? 50), onProgress: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = result.lost + result.twice + result.stuck === 0 && result.verified.ok ? 0 : 1;
}
