const quote = 34,
  backslash = 92,
  opens = new Set([91, 123]),
  closes = new Set([93, 125]);

/** Where the string ends whose first quote stands at `from`; the end of the text when it never does. */
function endOfString(json: Buffer, from: number): number {
  for (let at = json.indexOf(quote, from + 1); at !== -1; at = json.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (json[at - 1 - slashes] === backslash) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}

/**
 * Is a JSON text nested deeper than this? Asked before it is read: reading three million levels holds the whole
 * process up for a second, looking at the bytes takes milliseconds and ends at the first level too many. A text
 * that is no JSON gets some answer, and is refused by whoever reads it.
 */
export function isDeeper(text: string | Buffer, most: number): boolean {
  const json = typeof text === "string" ? Buffer.from(text) : text;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]!;
    if (sign === quote) at = endOfString(json, at);
    else if (opens.has(sign) && ++depth > most) return true;
    else if (closes.has(sign)) depth--;
  }
  return false;
}
