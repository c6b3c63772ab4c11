import { say } from "#kernel/sentence.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText } from "#web/kit/date.tsx";
import { Link } from "#web/routing.tsx";
import type { ReadShown } from "./text.ts";

/** Says it when these are not the words to work by, or not those that the link named. */
export function ReadingBanner({ shown }: { readonly shown: ReadShown }) {
  const { banner, revision, current, askedFor, document } = shown;
  const n = revision.revision,
    newest = current ?? 0,
    way = <Link href={`/documents/${document.number}/read`}>{say("Read what is in force")}</Link>;
  if (banner === "superseded")
    return (
      <Banner tone="bad" icon="clock" acts={current ? way : null}>
        <b className="med">
          {current ? say("Old words: revision {n} was superseded by revision {newest}.", { n, newest }) : say("Old words: revision {n} was superseded.", { n })}
        </b>{" "}
        <DateText value={revision.supersededAt} />
      </Banner>
    );
  if (banner === "obsolete")
    return (
      <Banner tone="bad" icon="clock">
        <b className="med">{say("Withdrawn: nobody works by this any more.")}</b>
      </Banner>
    );
  if (banner === "not_yet")
    return (
      <Banner tone="soon" icon="clock" acts={current ? way : null}>
        <b className="med">{say("Not yet in force: revision {n} is approved and waits for its day.", { n })}</b>
      </Banner>
    );
  if (banner === "draft")
    return (
      <Banner tone="soon" icon="document" acts={current ? way : <Link href={`/documents/revisions/${revision.number}`}>{say("Open the revision")}</Link>}>
        <b className="med">{say("Draft: revision {n} is being written or decided. Nobody works by it.", { n })}</b>
      </Banner>
    );
  if (askedFor === null || askedFor === n) return null;
  return (
    <Banner icon="change" acts={<Link href={`/documents/${document.number}/read?revision=${askedFor}&old=true`}>{say("Show the old words")}</Link>}>
      {say("The link named revision {askedFor}. What stands here is revision {n}, in force.", { askedFor, n })}
    </Banner>
  );
}

const marks = { superseded: say("Superseded"), obsolete: say("Withdrawn"), not_yet: say("Not yet in force"), draft: say("Draft") } as const;

/** Across words that are not those in force, on screen and on each printed page. */
export const Watermark = ({ banner }: Pick<ReadShown, "banner">) => (banner ? <div className="doc-mark" aria-hidden="true" data-words={say(marks[banner])} /> : null);
