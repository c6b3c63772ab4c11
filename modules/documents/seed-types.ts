import type { Story } from "#kernel/story.ts";

/** The document types of the example, with the ways to approval that its people agreed on. */
export async function establishTypes(story: Story): Promise<void> {
  const at = (position: string) => ({ by: "position", positionId: story.recall(`position ${position}`) });
  const review = (...deciders: object[]) => ({ title: "Review", sort: "review", rule: "any", deciders });
  const approval = (...deciders: object[]) => ({ title: "Approval", sort: "approval", rule: "any", deciders });
  const representative = { by: "role", role: "management_representative" };
  const top = [review(at("head-production"), at("hr")), approval(at("managing-director"))];
  const types = [
    { key: "POL", title: "Policy", sort: "policy", routes: [{ steps: top }], reviewMonths: 12, training: "read", readingDays: 30 },
    { key: "SC", title: "Scope statement", sort: "scope", routes: [{ steps: top }], reviewMonths: 24, training: "none" },
    { key: "MAN", title: "Manual", sort: "manual", routes: [{ steps: top }], reviewMonths: 24, training: "none" },
    {
      key: "QP",
      title: "Procedure",
      sort: "procedure",
      routes: [{ steps: [review(at("quality-engineer"), representative), approval(at("director-operations"))] }],
      reviewMonths: 24,
      training: "read",
    },
    {
      key: "WI",
      title: "Work instruction",
      sort: "instruction",
      routes: [
        { steps: [review(at("shift-lead"), at("quality-engineer")), approval(representative)] },
        { siteId: story.recall("jigani"), steps: [review(at("shift-lead-jigani")), approval(representative)] },
      ],
      reviewMonths: 36,
      training: "read",
      readingDays: 7,
    },
    { key: "F", title: "Form", sort: "form", routes: [{ steps: [approval(representative, at("metrology"))] }], reviewMonths: null, training: "none", retentionMonths: 60 },
    { key: "EX", title: "Document from outside", sort: "external", routes: [{ steps: [approval(representative, at("metrology"))] }], reviewMonths: 24, training: "none" },
  ];
  for (const { key, ...type } of types) {
    const made = await story.act("krishnan", "documenttype.establish", { input: { ...type, prefix: key } });
    story.remember(`type ${key}`, made.id);
  }
}
