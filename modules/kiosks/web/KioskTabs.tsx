import { say } from "#kernel/sentence.ts";
import { Link } from "#web/routing.tsx";

/** The screens, and who may use them. */
export const KioskTabs = ({ here }: { readonly here: "kiosks" | "pins" }) => (
  <nav className="tabs" aria-label={say("Kiosks")}>
    <Link href="/kiosks" aria-current={here === "kiosks" ? "page" : undefined}>
      {say("Screens")}
    </Link>
    <Link href="/kiosks/pins" aria-current={here === "pins" ? "page" : undefined}>
      {say("PINs")}
    </Link>
  </nav>
);
