export interface SnippetPart {
  readonly text: string;
  /** One of the words that were looked for. */
  readonly found: boolean;
}

/** A snippet of the search in parts: what was found stands between the two marks that no text can hold. */
export function snippetParts(snippet: string): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  for (const [i, piece] of snippet.split("\u0001").entries()) {
    const end = i === 0 ? -1 : piece.indexOf("\u0002");
    if (end > 0) parts.push({ text: piece.slice(0, end), found: true });
    const rest = end < 0 ? piece : piece.slice(end + 1);
    if (rest) parts.push({ text: rest, found: false });
  }
  return parts;
}
