/** A requirement as a text names it: by the standard and the reference. */
export interface NamedClause {
  /** "ISO 27001:2022". */
  readonly standard: string;
  readonly reference: string;
}

const naming = /\b(?:(ISO(?:\/IEC)?)[ -]?)(\d{4,5}(?:-\d+)?:\d{4})\s*\(([^()]{1,2000})\)/g;
const reference = /^(?:\d{4,5}:\d{4} - )?((?:A\.)?\d{1,2}(?:\.\d{1,2}){0,4})$/;

/** The clauses that a text names, as in "ISO 9001:2015 (7.5.1, 7.5.2)", each once. */
export function clausesNamed(text: string): NamedClause[] {
  const found = new Map<string, NamedClause>();
  for (const [, , number = "", list = ""] of text.matchAll(naming))
    for (const item of list.split(/[,;]/)) {
      const name = reference.exec(item.trim())?.[1];
      if (name) found.set(`${number} ${name}`, { standard: `ISO ${number}`, reference: name });
    }
  return [...found.values()];
}

/** The edition in the library that a standard's name may mean, and how its references are written there. The controls of ISO 27002 are Annex A of ISO 27001. */
export function candidatesOf({ standard, reference: ref }: NamedClause): { readonly editionId: string; readonly id: string }[] {
  const [number = "", year = ""] = standard.replace("ISO ", "").split(":"),
    controls = number === "27002";
  const editions = controls ? [`iso-iec-27001-${year}`] : [`iso-${number}-${year}`, `iso-iec-${number}-${year}`];
  return editions.map((editionId) => ({ editionId, id: `${editionId}:${controls ? `A.${ref}` : ref}` }));
}
