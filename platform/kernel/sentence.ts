import { setupI18n, type Messages } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

/** A value that a sentence may name. Dates are given as text, already written for people. */
export type Said = Readonly<Record<string, string | number>>;

type Compiled = ReturnType<typeof compileMessage>;
const compiled = new Map<string, Compiled>();

/** A sentence is compiled once: its sources are those written in the code, and no more. */
function compileOnce(source: string): Compiled {
  const found = compiled.get(source) ?? compileMessage(source);
  compiled.set(source, found);
  return found;
}

const catalogue = setupI18n({ locale: "en", messages: { en: {} } });
catalogue.setMessagesCompiler(compileOnce);

/** What was said lately, word for word: the same few sentences fill a page of a hundred rows. */
const lately = new Map<string, string>();
const mostLately = 4_000;

function sayWith(source: string, values: Said): string {
  let key = source;
  for (const name in values) key += `\0${name}\0${typeof values[name]}${values[name]}`;
  const known = lately.get(key);
  if (known !== undefined) return known;
  if (lately.size >= mostLately) lately.clear();
  const text = catalogue._(source, { ...values });
  lately.set(key, text);
  return text;
}

/**
 * Says a sentence to people. The English source is its own key; ICU plurals are understood
 * (`{n, plural, one {# action} other {# actions}}`). Never build a sentence by gluing pieces.
 */
export const say = (source: string, values: Said = {}): string => (source.includes("{") || catalogue.locale !== "en" ? sayWith(source, values) : source);

/** Loads another language's sentences, keyed by their English source, and speaks it from now on. */
export const speak = (locale: string, messages: Messages): void => {
  lately.clear();
  catalogue.loadAndActivate({ locale, messages });
};

/** Has this sentence no translation in the language spoken now? */
export const untranslated = (source: string): boolean => catalogue.messages[source] === undefined;
