import { shortEdition } from "./editions.ts";
import { Link } from "#web/routing.tsx";

/** Requirements by edition; each clause opens who answers for it. */
export const RequirementsList = ({ requirements }: { readonly requirements: Readonly<Record<string, readonly string[]>> }) => (
  <ul className="rows sm">
    {Object.entries(requirements).map(([edition, references]) => (
      <li key={edition}>
        <span className="ref">{shortEdition(edition)}</span>{" "}
        {[...new Set(references)].map((reference, i) => (
          <span key={reference}>
            {i > 0 ? ", " : ""}
            <Link className="plain" href={`/who?requirement=${encodeURIComponent(`${edition}:${reference}`)}`}>
              {reference}
            </Link>
          </span>
        ))}
      </li>
    ))}
  </ul>
);
