/**
 * The proxies that are trusted, as Fastify takes them. A number counts them from the server outwards:
 * whoever sets it says that nobody reaches the server but through so many. Fastify itself trusts no
 * number any more and would take every caller for the proxy, with one lock-out and one limit for all.
 */
export const trusted = (proxies: boolean | number | string): boolean | string | ((address: string, hop: number) => boolean) =>
  typeof proxies === "number" ? (_address, hop) => hop < proxies : proxies;
