import sharp from "sharp";
import { expect, it } from "vitest";
import { receive } from "./receive.ts";

it("a burst of pictures is taken in a few at a time, and what cannot wait is asked to come again", async () => {
  const picture = await sharp({ create: { width: 600, height: 600, channels: 3, background: "#334455" } })
    .png()
    .toBuffer();
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => receive(picture)));
  const refused = answers.flatMap((a) => (a.status === "rejected" ? [a.reason as unknown] : []));
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(22);
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toMatchObject({ kind: "unavailable", details: { retryAfter: 10 } });
  await expect(receive(picture)).resolves.toMatchObject({ type: "image/jpeg" });
});
