/** Says how far long work has come: on one line of a terminal that is written over, and nowhere else. */
export function onTerminal(to: NodeJS.WriteStream = process.stderr): { say: (sentence: string) => void; end: () => void } {
  if (!to.isTTY) return { say: () => {}, end: () => {} };
  return {
    say: (sentence) => void to.write(`\r\u001b[K${sentence.slice(0, Math.max(20, (to.columns ?? 80) - 1))}`),
    end: () => void to.write("\r\u001b[K"),
  };
}
