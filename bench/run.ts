import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openHouse } from "#app/house.ts";
import { readConfig } from "#server/config.ts";
import { hash, verify } from "#server/identity/passwords.ts";
import { openLog } from "#server/log.ts";
import { bareRate, rate } from "./bare.ts";
import { atLeast, atMost, barOf, told, type Bar, type Result } from "./bars.ts";
import { signIn, type Client } from "./client.ts";
import { cloneToServing } from "./clone.ts";
import { spread, timed } from "./measure.ts";
import { mixed } from "./mixed.ts";
import { firstLoadKilobytes } from "./page-size.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { freePort, residentMegabytes, serve, type Served } from "./served.ts";
import { acts, NothingLeft, views } from "./workloads.ts";

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    clone: { type: "boolean", default: false },
    data: { type: "string" },
    people: { type: "string", default: "500" },
    positions: { type: "string", default: "200" },
    records: { type: "string", default: "50000" },
    events: { type: "string", default: "500000" },
    seconds: { type: "string", default: "3" },
  },
});
const size = { people: Number(flags.people), positions: Number(flags.positions), records: Number(flags.records), events: Number(flags.events) },
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

/** One request after the other, until the time is over or nothing is left to work on. */
async function each(client: Client, made: Prepared): Promise<Result[]> {
  const results: Result[] = [];
  const some = { ...made.subjects, verified: made.subjects.verified.splice(0, Math.ceil(made.subjects.verified.length / 2)) };
  for (const work of [...views(made.subjects), ...acts(some)]) {
    const floor = made.floors.get(work.name)!;
    const times = await timed(
      seconds,
      (n) => work.ask(client, n),
      (error) => error instanceof NothingLeft,
    );
    const measured = spread(times);
    results.push({ name: work.name, kind: work.kind, ...measured, floor: floor.ms, ratio: Math.round((measured.p50 / floor.ms) * 100) / 100, statements: floor.statements });
  }
  return results;
}

async function passwordCost(): Promise<number> {
  const kept = await hash("how long does this take");
  return spread(await timed(1, () => verify({ hash: kept, password: "how long does this take" }))).p50;
}

async function measure(served: Served, made: Prepared) {
  const client = await signIn(served.url, made.who);
  const fresh = residentMegabytes(served.pid);
  const results = await each(client, made),
    password = await passwordCost();
  const together = await mixed(served.url, { people: made.people, signer: client, subjects: made.subjects, seconds: Math.max(10, seconds * 7) });
  const list = "/api/views/record.list?limit=50",
    rates = { server: await rate(`${served.url}${list}`, seconds, { cookie: client.cookie }), bare: await bareRate(await client.get(list), seconds) };
  const readiness = results.find((r) => r.name === "standards.readiness")!.p50;
  const bars: Bar[] = [
    ...results.map((r) => barOf(r, password)),
    atMost(`reading by ${together.people} people p95 (ms)`, 50, together.reading.p95),
    told(`acting by ${together.people} people p95 (ms)`, together.acting.p95),
    told(`signing among ${together.people} people p95 (ms)`, together.signing?.p95 ?? null),
    atMost("start to ready (ms)", 3000, served.readyMs),
    told("resident memory after start (MB)", fresh),
    atMost("resident memory after all this (MB)", 300, residentMegabytes(served.pid)),
    atLeast("verify (events/s)", 50_000, made.eventsPerSecond),
    atMost("first load of scripts (kB gzip)", 220, firstLoadKilobytes()),
    atMost("readiness of one standard p50 (ms)", 50, readiness),
    told("checking a password (ms)", password),
    told("record.list (requests/s)", rates.server),
    told("a bare server with the same bytes (requests/s)", rates.bare),
    ...(flags.clone ? [told("clone to serving (s)", await cloneToServing())] : []),
  ];
  return { results, bars, mixed: together };
}

const data = flags.data ?? fs.mkdtempSync(path.join(os.tmpdir(), "remit-bench-"));
try {
  const made = await prepared(data);
  say(
    `${made.size.people} people, ${made.size.positions} positions, ${made.size.records} records, ${made.size.events} events; ${made.held ? "remit verify: everything is as it was recorded" : `remit verify: ${made.why}`}`,
  );
  const served = await serve(data);
  try {
    const found = {
      machine: `${os.cpus().length} cores, Node ${process.versions.node}, load ${os.loadavg()[0]!.toFixed(1)} before`,
      size: made.size,
      verified: made.held,
      ...(await measure(served, made)),
    };
    if (flags.json) console.log(JSON.stringify(found, null, 2));
    else {
      console.log(found.machine);
      console.table(found.results);
      console.table(found.bars);
      console.log(`${found.bars.filter((b) => b.met === true).length} bars met, ${found.bars.filter((b) => b.met === false).length} missed`);
    }
  } finally {
    await served.stop();
  }
} finally {
  if (!flags.data) fs.rmSync(data, { recursive: true, force: true });
}
