/**
 * Everything that can go wrong on purpose. A new kind is a rare event: it needs a status for the
 * wire, a title, and a sentence for the person. Anything else thrown is a bug (500).
 */
const kinds = {
  invalid: { status: 400, title: "Some of this cannot be accepted" },
  not_signed_in: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not yours to do" },
  not_found: { status: 404, title: "There is nothing here" },
  conflict: { status: 409, title: "Not possible as things stand" },
  too_large: { status: 413, title: "Too large" },
  misdirected: { status: 421, title: "Not under this name" },
  signature_needed: { status: 428, title: "Your signature is needed" },
  too_many: { status: 429, title: "Too many at once" },
  unavailable: { status: 503, title: "Not available just now" },
} as const;

export type RefusalKind = keyof typeof kinds;

/** What helps the person or the program to mend it; sent as members of the problem document. */
export interface RefusalDetails {
  readonly fields?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly current?: unknown;
  readonly retryAfter?: number;
  /** Which of several acts sent together was refused, counted from 0. */
  readonly index?: number;
}

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;

  constructor(kind: RefusalKind, message: string, details: RefusalDetails = {}) {
    super(message);
    this.kind = kind;
    this.details = details;
  }

  get status(): number {
    return kinds[this.kind].status;
  }

  get title(): string {
    return kinds[this.kind].title;
  }
}
