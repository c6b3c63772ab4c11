import sharp from "sharp";
import type { World } from "#server/world.ts";
import { buffer } from "node:stream/consumers";
import { picturesIn, type Body } from "../../body.ts";

export interface KeptPicture {
  readonly type: "png" | "jpg";
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A page has room for so much of a picture; more would only make the file heavy. */
const widest = 1_600;

/** The pictures of a text, as Word and PDF take them. Only those that are attached to its revision are shown. */
export async function picturesOf(world: World, organisationId: string, body: Body, attached: ReadonlySet<string>): Promise<Map<string, KeptPicture>> {
  const pictures = new Map<string, KeptPicture>();
  for (const sha256 of picturesIn(body.content).filter((hash) => attached.has(hash))) {
    const kept = await world.store?.get(organisationId, sha256);
    if (!kept) continue;
    const { data, info } = await sharp(await buffer(kept), { limitInputPixels: 80_000_000 })
      .resize({ width: widest, withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true });
    if (info.format === "png" || info.format === "jpeg") pictures.set(sha256, { type: info.format === "png" ? "png" : "jpg", data, width: info.width, height: info.height });
  }
  return pictures;
}
