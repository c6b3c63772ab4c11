import type { DelegationClass } from "./template.ts";

/** Writes "a:N b:E" as a table from letter to class. */
const letters = (line: string): Readonly<Record<string, DelegationClass>> => Object.fromEntries(line.split(" ").map((pair) => pair.split(":") as [string, DelegationClass]));

/**
 * Leadership clauses mix what top management does in person (answer, promote, communicate, direct,
 * support, protect: N) with what it ensures (policy and objectives, integration, resources, results: E).
 * The split follows the verbs; the standards print no such list. An edition whose letters are not
 * certain has no entry, so that its whole clause keeps the stricter class.
 */
export const letterClasses: Readonly<Record<string, Readonly<Record<string, DelegationClass>>>> = {
  "iso-9001-2015:5.1.1": letters("a:N b:E c:E d:N e:E f:N g:E h:N i:N j:N"),
  "iso-14001-2015:5.1": letters("a:N b:E c:E d:E e:N f:E g:N h:N i:N"),
  "iso-14001-2026:5.1": letters("a:N b:E c:E d:E e:N f:E g:N h:N i:N"),
  "iso-45001-2018:5.1": letters("a:N b:E c:E d:E e:N f:E g:N h:N i:N j:N k:N l:E m:N"),
  "iso-iec-27001-2022:5.1": letters("a:E b:E c:E d:N e:E f:N g:N h:N"),
};
