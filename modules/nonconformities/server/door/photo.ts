import { fileTypeFromBuffer } from "file-type";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { photoBytes } from "../../public-report.ts";

const pictures = new Set(["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/avif"]);

/** The bytes of a photo, looked at: at this door nothing else is taken in. */
export async function photo(data: string): Promise<Buffer> {
  const bytes = Buffer.from(data, "base64");
  if (bytes.length > photoBytes) throw new Refusal("too_large", say("A photo may have at most 8 MB."), { fields: { photos: say("Too large.") } });
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (!type || !pictures.has(type))
    throw new Refusal("invalid", say("This picture cannot be read. Take it again, or send without it."), { fields: { photos: say("Not a readable picture.") } });
  return bytes;
}
