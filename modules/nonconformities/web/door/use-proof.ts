import { useEffect, useRef } from "react";
import { solve } from "./proof.ts";

/** Solves the door's proof while somebody writes; gives a way to wait for it. */
export function useProof(code: string, key: string, bits: number): () => Promise<string> {
  const found = useRef<Promise<string> | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("./proof-worker.ts", import.meta.url), { type: "module" });
    found.current = new Promise<string>((resolve) => {
      worker.addEventListener("message", (event: MessageEvent<string>) => resolve(event.data));
      worker.addEventListener("error", () => resolve(solve(code, key, bits))); // a browser without workers does it on the page
      worker.postMessage({ code, key, bits }, []); // a worker has no origin to name
    });
    return () => worker.terminate();
  }, [code, key, bits]);
  return () => found.current ?? Promise.resolve(solve(code, key, bits));
}
