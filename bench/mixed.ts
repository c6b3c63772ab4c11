import { setTimeout as wait } from "node:timers/promises";
import { signIn, type Client } from "./client.ts";
import { spread, type Spread } from "./measure.ts";
import type { Login } from "./people.ts";
import { acts, NothingLeft, views, type Subjects, type Workload } from "./workloads.ts";

export interface Mixed {
  readonly people: number;
  readonly reading: Spread;
  readonly acting: Spread;
  readonly signing: Spread | null;
  readonly requests: number;
}

/** Of twenty requests: fourteen views, five light acts, one signed act. */
const turnOf = (n: number): Workload["kind"] => (n % 20 < 14 ? "view" : n % 20 < 19 ? "act" : "signed act");

/** People who think a second between two requests. Whoever signs for all of them is one who may. */
export async function mixed(url: string, asked: { people: readonly Login[]; signer: Client; subjects: Subjects; seconds: number }): Promise<Mixed> {
  const clients: Client[] = [];
  for (const login of asked.people) clients.push(await signIn(url, login));
  const looks = views(asked.subjects),
    [comment, report, , close] = acts(asked.subjects);
  const times: Record<Workload["kind"], number[]> = { view: [], act: [], "signed act": [] },
    until = performance.now() + asked.seconds * 1000;
  const live = async (client: Client, person: number): Promise<void> => {
    await wait((person * 1000) / clients.length);
    for (let n = person * 7; performance.now() < until; n += 1) {
      const kind = turnOf(n),
        work = kind === "view" ? looks[(n * 5 + person) % looks.length]! : kind === "act" ? (n % 2 === 0 ? comment! : report!) : close!;
      const begun = performance.now();
      try {
        await work.ask(kind === "signed act" ? asked.signer : client, n);
        times[kind].push(performance.now() - begun);
      } catch (error) {
        if (!(error instanceof NothingLeft)) throw error;
      }
      await wait(1000);
    }
  };
  await Promise.all(clients.map(live));
  const requests = times.view.length + times.act.length + times["signed act"].length;
  return { people: clients.length, reading: spread(times.view), acting: spread(times.act), signing: times["signed act"].length > 0 ? spread(times["signed act"]) : null, requests };
}
