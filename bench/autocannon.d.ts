declare module "autocannon" {
  /** Asks one address as often as it can, over so many connections, for so many seconds. */
  export default function autocannon(options: { url: string; duration: number; connections: number; headers?: Record<string, string> }): Promise<{ requests: { average: number } }>;
}
