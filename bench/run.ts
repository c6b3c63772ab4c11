import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openHouse } from "#app/house.ts";
import { readConfig } from "#server/config.ts";
import { openLog } from "#server/log.ts";
import { bareRate, rate } from "./bare.ts";
import { atLeast, atMost, barOf, type Bar, type Result } from "./bars.ts";
import { spread, timed } from "./measure.ts";
import { firstLoadKilobytes } from "./page-size.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { freePort, residentMegabytes, serve, type Served } from "./served.ts";
import { acts, signIn, taking, views, type Client } from "./workloads.ts";

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    people: { type: "string", default: "500" },
    records: { type: "string", default: "50000" },
    events: { type: "string", default: "500000" },
    seconds: { type: "string", default: "3" },
  },
});
const size = { people: Number(flags.people), records: Number(flags.records), events: Number(flags.events) },
  seconds = Number(flags.seconds);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function prepared(data: string): Promise<Prepared> {
  const port = await freePort();
  const { config } = readConfig({ args: ["--data", data, "--port", String(port)], environment: {} });
  const house = await openHouse({ config, log: openLog("error"), baseUrl: `http://127.0.0.1:${port}` });
  try {
    return await prepare(house, size, Math.min(seconds, 2));
  } finally {
    await house.close();
  }
}

/** Fifty people who think a second between two requests: seven of ten look, the others write a comment. */
async function people(client: Client, { subjects }: Prepared): Promise<Result> {
  const looks = views(subjects),
    comment = acts(subjects, taking(subjects))[0]!;
  const times: number[] = [],
    until = performance.now() + Math.max(5, seconds * 4) * 1000;
  const live = async (person: number): Promise<void> => {
    await wait(person * 20);
    for (let n = person; performance.now() < until; n += 7) {
      const work = n % 10 < 7 ? looks[n % looks.length]! : comment,
        begun = performance.now();
      await client.ask(work, n);
      if (work !== comment) times.push(performance.now() - begun);
      await wait(1000);
    }
  };
  await Promise.all(Array.from({ length: 50 }, (_, person) => live(person)));
  return { name: "reading by 50 people", ...spread(times), floor: null, ratio: null, unit: "ms" };
}

async function each(client: Client, made: Prepared): Promise<{ results: Result[]; bars: Bar[] }> {
  const results: Result[] = [],
    bars: Bar[] = [];
  for (const work of [...views(made.subjects), ...acts(made.subjects, taking(made.subjects, 10))]) {
    if (!made.floors.has(work.name)) continue; // refused when its floor was sought, and said so
    const measured = spread(await timed(seconds, (n) => client.ask(work, n))),
      floor = made.floors.get(work.name) ?? null;
    const result: Result = { name: work.name, ...measured, floor, ratio: floor ? Math.round((measured.p50 / floor) * 100) / 100 : null, unit: "ms" };
    results.push(result);
    bars.push(...barOf(result, work.body !== undefined));
  }
  return { results, bars };
}

async function measure(served: Served, made: Prepared) {
  const client = await signIn(served.url, made.login.userName, made.login.password);
  const { results, bars } = await each(client, made);
  const together = await people(client, made);
  const body = await client.ask(views(made.subjects)[0]!, 0);
  const rates = { server: await rate(`${served.url}/api/views/record.list?kind=nonconformity&limit=50`, seconds, { cookie: client.cookie }), bare: await bareRate(body, seconds) };
  const readiness = results.find((r) => r.name === "standards.readiness")?.p50 ?? null;
  bars.push(
    ...atMost("reading by 50 people p95 (ms)", 50, together.p95),
    ...atMost("start to ready (ms)", 3000, served.readyMs),
    ...atMost("resident memory (MB)", 300, residentMegabytes(served.pid)),
    atLeast("verify (events/s)", 50_000, made.eventsPerSecond),
    ...atMost("first load of scripts (kB gzip)", 220, firstLoadKilobytes()),
    ...atMost("readiness of one standard p50 (ms)", 50, readiness),
  );
  return { results: [...results, together], bars, rates };
}

const data = fs.mkdtempSync(path.join(os.tmpdir(), "remit-bench-"));
try {
  const made = await prepared(data);
  say(`${made.size.people} people, ${made.size.records} records, ${made.size.events} events; ${made.held ? "the trail holds" : `verify says: ${made.why}`}`);
  const served = await serve(data);
  try {
    const { results, bars, rates } = await measure(served, made);
    if (flags.json) console.log(JSON.stringify({ results, bars, rates, size: made.size, held: made.held }, null, 2));
    else {
      console.table(results);
      console.table(bars);
      console.log(`record.list: ${rates.server} requests/s; a bare server with the same bytes: ${rates.bare} requests/s`);
    }
  } finally {
    await served.stop();
  }
} finally {
  fs.rmSync(data, { recursive: true, force: true });
}
