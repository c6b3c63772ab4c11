import { say } from "#kernel/sentence.ts";
import { broken, limits, placeAt } from "./broken.ts";
import type { Path, Source } from "./source.ts";

const space = /[ \t\r\n]*/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these characters unescaped.
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Walks a JSON text once, telling each value's path and place; refuses the first thing that is no JSON. */
class Walk {
  readonly text: string;
  readonly seen: (path: Path, offset: number) => void;
  at = 0;

  constructor(text: string, seen: (path: Path, offset: number) => void) {
    this.text = text;
    this.seen = seen;
  }

  whole(): void {
    this.value([]);
    this.skip(space);
    if (this.at < this.text.length) this.refuse(say("The file goes on after its end."));
  }

  private refuse(reason: string): never {
    throw broken(placeAt(this.text, this.at), this.at >= this.text.length ? say("The file ends in the middle: it was cut off.") : reason);
  }

  private skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private value(path: Path): void {
    if (path.length > limits.nesting) this.refuse(say("More than {n} levels inside each other.", { n: limits.nesting }));
    this.skip(space);
    this.seen(path, this.at);
    const first = this.text[this.at];
    if (first === "{") this.list("}", () => this.entry(path, new Set()));
    else if (first === "[") this.list("]", () => (index) => this.value([...path, index]));
    else if (first === '"') this.quoted();
    else if ((this.skip(scalar) ?? "") === "") this.refuse(say("A value was expected here."));
  }

  private quoted(): string {
    const start = this.at;
    const found = this.skip(string);
    if (found !== undefined) return JSON.parse(found) as string;
    if (!/"/.test(this.text.slice(start + 1))) this.at = this.text.length;
    return this.refuse(say("This text in quotes is not closed, or holds a character that must be escaped."));
  }

  private entry(path: Path, keys: Set<string>) {
    return (): void => {
      this.skip(space);
      if (this.text[this.at] !== '"') this.refuse(say("A name in quotes was expected here."));
      const start = this.at;
      const key = this.quoted();
      if (keys.has(key)) {
        this.at = start;
        this.refuse(say("The name {key} stands twice in the same object.", { key }));
      }
      keys.add(key);
      this.skip(space);
      if (this.text[this.at] !== ":") this.refuse(say("A colon was expected here."));
      this.at += 1;
      this.value([...path, key]);
    };
  }

  /** The entries between an opening and a closing bracket. */
  private list(close: string, begin: () => (index: number) => void): void {
    const entry = begin();
    this.at += 1;
    this.skip(space);
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (let index = 0; ; index++) {
      entry(index);
      this.skip(space);
      const next = this.text[this.at];
      if (next !== "," && next !== close) this.refuse(say("A comma or {close} was expected here.", { close }));
      this.at += 1;
      if (next === close) return;
    }
  }
}

function offsetOf(text: string, wanted: Path): number {
  let best = { length: -1, offset: 0 };
  new Walk(text, (path, offset) => {
    if (path.length <= wanted.length && path.length > best.length && path.every((part, at) => part === wanted[at])) best = { length: path.length, offset };
  }).whole();
  return best.offset;
}

/** Reads JSON with the place of each value; the first fault is refused with its line. Nothing is evaluated. */
export function readJson(text: string): Source {
  new Walk(text, () => undefined).whole();
  return { value: JSON.parse(text), placeOf: (path) => placeAt(text, offsetOf(text, path)) };
}
