import fs from "node:fs";
import path from "node:path";
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";

/** Where content lies, by organisation and the SHA-256 of its bytes (hex). Content is never changed and never deleted. */
export interface Store {
  /** Keeps these bytes; when this resolves they survive a crash. Keeping the same twice is keeping it once. */
  put(organisationId: string, sha256: string, content: Buffer): Promise<void>;
  /** The content, or undefined when it is not there. */
  get(organisationId: string, sha256: string): Promise<Readable | undefined>;
  /** Can it be written to? A sentence says why not. */
  check(): Promise<string | undefined>;
}

const place = (root: string, organisationId: string, sha256: string): string => path.join(root, organisationId, sha256.slice(0, 2), sha256);

const sync = async (folder: string): Promise<void> => {
  const handle = await fs.promises.open(folder, "r");
  await handle.sync().finally(() => handle.close());
};

/** Content in a folder. Written beside its place and renamed, so that no half file ever has a name. */
export function folderStore(root: string): Store {
  return {
    async put(organisationId, sha256, content) {
      const target = place(root, organisationId, sha256),
        folder = path.dirname(target);
      if (fs.existsSync(target)) return;
      await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${target}.${randomBytes(6).toString("hex")}`;
      await fs.promises.writeFile(draft, content, { mode: 0o600, flush: true });
      await fs.promises.rename(draft, target);
      await sync(folder);
    },
    async get(organisationId, sha256) {
      const target = place(root, organisationId, sha256);
      return fs.existsSync(target) ? fs.createReadStream(target) : undefined;
    },
    async check() {
      try {
        await fs.promises.mkdir(root, { recursive: true, mode: 0o700 });
        const probe = path.join(root, `.probe-${randomBytes(4).toString("hex")}`);
        await fs.promises.writeFile(probe, "", { flush: true });
        await fs.promises.unlink(probe);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}
