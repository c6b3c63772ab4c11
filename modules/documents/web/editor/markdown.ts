/** Is this plain text written as Markdown: with headings, lists, quotations, fences, tables or links? A single hyphen is none. */
export function looksLikeMarkdown(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const marked = lines.filter((line) => /^(#{1,6} \S|\s*[-*+] \S|\s*\d{1,3}[.)] \S|> |```|\|.+\|\s*$)/.test(line)).length;
  return marked >= 2 || /^#{1,6} \S/.test(lines[0] ?? "") || /\*\*\S[^*]*\*\*|\[[^\]]+\]\([^)\s]+\)/.test(text);
}
