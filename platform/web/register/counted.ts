import { say } from "#kernel/sentence.ts";
import { figure } from "#web/kit/figures.ts";

/** How many rows there are, in words: "184 people". A register names its rows in the plural, so a single one is an entry. */
export const countOf = (total: number, noun: string): string => say("{n, plural, one {# entry} other {{total} {noun}}}", { n: total, total: figure(total), noun });
