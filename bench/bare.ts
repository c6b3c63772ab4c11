import Fastify from "fastify";
import autocannon from "autocannon";

const rate = async (url: string, seconds: number, headers: Record<string, string> = {}): Promise<number> =>
  Math.round((await autocannon({ url, duration: seconds, connections: 10, headers })).requests.average);

/** Requests each second of a server of the same framework that only returns these bytes. */
export async function bareRate(body: string, seconds: number): Promise<number> {
  const app = Fastify();
  app.get("/", (_request, reply) => reply.type("application/json; charset=utf-8").send(body));
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  try {
    return await rate(url, seconds);
  } finally {
    await app.close();
  }
}

export { rate };
