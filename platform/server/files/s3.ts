import { Readable } from "node:stream";
import { S3mini } from "s3mini";
import type { Store } from "./store.ts";

/**
 * Content in an S3 bucket: `https://KEY:SECRET@host/bucket?region=eu-central-1` (`s3://` means https).
 * Only the host that is configured is ever called.
 */
export function s3Store(url: string): Store {
  const given = new URL(url.replace(/^s3:/, "https:"));
  const endpoint = `${given.protocol}//${given.host}${given.pathname.replace(/\/$/, "")}`;
  const bucket = new S3mini({
    accessKeyId: decodeURIComponent(given.username),
    secretAccessKey: decodeURIComponent(given.password),
    endpoint,
    region: given.searchParams.get("region") ?? "auto",
  });
  const name = (organisationId: string, sha256: string): string => `${organisationId}/${sha256.slice(0, 2)}/${sha256}`;
  return {
    async put(organisationId, sha256, content) {
      const key = name(organisationId, sha256);
      if ((await bucket.objectExists(key)) === true) return;
      await bucket.putObject(key, content, "application/octet-stream");
    },
    async get(organisationId, sha256) {
      const reply = await bucket.getObjectResponse(name(organisationId, sha256));
      return reply?.body ? Readable.fromWeb(reply.body as import("node:stream/web").ReadableStream) : undefined;
    },
    async check() {
      try {
        await bucket.listObjects("/", "", 1);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}
