import type { Kept } from "./record.ts";

/** Tells a believable past by performing acts, on a clock that the story controls. The same story always tells the same. */
export interface Story {
  /** The day that it is in the story, `2025-03-03`. */
  readonly today: string;
  /** Performs an act as somebody (a remembered person, or `clock`); signs where the act asks for it. */
  act(who: string, act: string, request?: { id?: string; input?: object; reason?: string }): Promise<Kept & Record<string, unknown>>;
  /** Asks a view as somebody. */
  view<T>(who: string, view: string, asks?: Record<string, string>): Promise<T>;
  /** Attaches a file with this content. */
  attach(who: string, recordId: string, file: { name: string; content: Uint8Array; purpose?: string; factOn?: string }): Promise<void>;
  /** Gives a record a name in the story, so that later chapters and other modules can speak of it. */
  remember(name: string, id: string): void;
  /** The id remembered under a name; it is a mistake of the story to ask for one that nobody remembered. */
  recall(name: string): string;
  /** Moves the clock on within the chapter; it never goes back. */
  later(minutes: number): void;
  /** Lets the clock do what it does each day: what is late climbs the ladder, readiness is kept, delegations end. */
  clockwork(): Promise<void>;
  /** From 0 up to 1, the same in every telling. */
  random(): number;
}

/** What happened on one day. Chapters of all modules are told in the order of their moments. */
export interface Chapter {
  /** RFC 3339, with the hour: `2025-03-03T09:00:00+05:30`. */
  readonly at: string;
  readonly title: string;
  readonly tell: (story: Story) => Promise<void>;
}

/** A person of the story who can sign in, as shown at start. */
export interface StoryLogin {
  /** The name by which the story remembers the person. */
  readonly person: string;
  readonly userName: string;
  readonly name: string;
  readonly password: string;
  /** "Quality manager": what a visitor sees with this login. */
  readonly what: string;
}
