import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { useOutbox } from "#web/offline/use-outbox.ts";
import { useParameter } from "#web/routing.tsx";
import { fetchJson, Problem } from "#web/wire.ts";
import type { PosterShown } from "../../public-report.ts";
import { DoorFrame } from "./DoorFrame.tsx";
import { DoorForm } from "./DoorForm.tsx";
import { doorOf, useArrived, type Arrived } from "./arrived.ts";
import { DoorSent, OneArrived } from "./DoorSent.tsx";

type Poster = z.output<typeof PosterShown>;
const keptAs = (code: string): string => `remit.poster.${code.slice(0, 24)}`;

/** What the code stands for. Without a network the last answer on this device stands, or none: the report can be written anyway. */
async function askPoster(code: string): Promise<Poster | null> {
  try {
    const poster = await fetchJson<Poster>(`/api/public/posters/${encodeURIComponent(code)}`);
    localStorage.setItem(keptAs(code), JSON.stringify(poster));
    return poster;
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 0) throw error;
    return JSON.parse(localStorage.getItem(keptAs(code)) ?? "null") as Poster | null;
  }
}

/** The page behind a poster's code: nobody signs in, a name is a choice. */
export default function PosterReport() {
  const code = useParameter("code"),
    poster = useQuery({ queryKey: ["poster", code], queryFn: () => askPoster(code), retry: false });
  const [key, setKey] = useState<string | null>(null),
    [times, setTimes] = useState(0),
    [words, setWords] = useState(""),
    [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const earlier = useArrived().filter((one) => one.url === doorOf(code) && !sent.has(one.key));
  const { waiting } = useOutbox();
  const begin = (done: string, withWords = "") => {
    setSent(new Set([...sent, done]));
    setWords(withWords);
    setKey(null);
    setTimes(times + 1);
  };
  const retry = (answer: Arrived) => begin(answer.key, answer.words);
  return (
    <DoorFrame title={say("Report something")}>
      {!key && waiting > 0 ? (
        <p role="status" style={{ marginBottom: 24 }}>
          <Status tone="part">
            {say("{waiting, plural, one {# report waits} other {# reports wait}} on this device. It leaves by itself when there is a network.", { waiting })}
          </Status>
        </p>
      ) : null}
      {key
        ? null
        : earlier.map((answer) => (
            <div key={answer.key} style={{ marginBottom: 24 }}>
              <OneArrived answer={answer} onRetry={retry} />
            </div>
          ))}
      {poster.error ? (
        <ErrorState error={poster.error} again={poster.refetch} />
      ) : poster.isPending ? (
        <Skeleton rows={4} />
      ) : key ? (
        <DoorSent sendingKey={key} onAgain={() => begin(key)} onRetry={retry} />
      ) : (
        <DoorForm key={times} code={code} poster={poster.data ?? null} words={words} onSent={setKey} />
      )}
    </DoorFrame>
  );
}
