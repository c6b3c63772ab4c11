/** The words of a file, for search and redline; empty for a picture. */
export async function wordsOf(content: Uint8Array, type: string): Promise<string> {
  return type === "text/plain" ? new TextDecoder().decode(content) : "";
}
