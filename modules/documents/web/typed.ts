/** What somebody has typed into a field so far; nothing yet is an empty text. */
export const typed = (value: unknown, otherwise = ""): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : otherwise);
