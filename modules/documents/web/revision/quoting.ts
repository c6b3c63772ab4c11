import { useEffect, useState } from "react";

const quotable = ".doc-quotable, .doc-text";

/** The words that are selected in the text of the page, so that a remark can quote them. */
export function useSelectedWords(): string {
  const [words, setWords] = useState("");
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection(),
        from = selection?.anchorNode instanceof Element ? selection.anchorNode : selection?.anchorNode?.parentElement;
      const text = selection?.toString().trim() ?? "";
      if (text !== "" && from?.closest(quotable)) setWords(text.slice(0, 1_000));
      else if (from?.closest(quotable)) setWords("");
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  return words;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Where the quoted words stand now: the smallest block of the text that holds them. */
export function placeOf(quote: string, root: ParentNode = document): Element | null {
  const wanted = plain(quote).slice(0, 200);
  const blocks = [...root.querySelectorAll(`:is(${quotable}) :is(p, li, td, th, h1, h2, h3, h4, h5, pre)`)].filter((block) => plain(block.textContent ?? "").includes(wanted));
  return blocks.find((block) => !blocks.some((other) => other !== block && block.contains(other))) ?? null;
}
