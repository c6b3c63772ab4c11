import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { adoptionActs } from "../acts.ts";
import type { EditionShown } from "../shown.ts";

/** Offers to adopt an edition; who may not is told who can. */
export const AdoptButton = ({ edition, size }: { readonly edition: Pick<EditionShown, "id" | "reference">; readonly size?: "s" }) => (
  <ActButton
    act={adoptionActs.adopt}
    fixed={{ editionId: edition.id, transition: null }}
    label={size ? say("Adopt") : say("Adopt {edition}", { edition: edition.reference })}
    {...(size ? { size } : { primary: true })}
  />
);

export const NotAdopted = ({ edition }: { readonly edition: EditionShown }) => (
  <Banner acts={<AdoptButton edition={edition} />}>
    {say("You do not work by this edition yet. It is shown as if you did: what of it is proved already, and what is missing.")}
  </Banner>
);
