/** Invented documents for the kit page: as many as are asked for, always the same. */
export interface SampleDocument {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly revision: number;
  readonly state: string;
  readonly owner: string | null;
  readonly process: string;
  readonly next: string | null;
}

const titles = [
  "Calibration of gauges",
  "Lockout before cleaning and repair",
  "Choosing and evaluating suppliers",
  "Inspection of cranes",
  "Machine restart",
  "Checking a bore on VMC-07",
  "Quality policy",
  "Handling of customer drawings",
  "Waste and coolant",
  "Training and skills",
];
const owners = ["Ravi Kumar", "Girish Naik", "Vikram Shetty", "Suresh Gowda", "Lakshmi Menon", null, "Meera Krishnan"];
const processes = ["Measuring", "Maintenance", "Purchasing", "Making, Peenya", "Leading", "People"];
const states = ["in_force", "in_force", "in_approval", "review_late", "draft"];

export const sampleDocuments = (count: number): readonly SampleDocument[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    number: `PRO-${i + 1}`,
    title: `${titles[i % titles.length]}${i >= titles.length ? `, part ${Math.floor(i / titles.length)}` : ""}`,
    revision: 1 + ((i * 7) % 12),
    state: states[i % states.length] ?? "draft",
    owner: owners[i % owners.length] ?? null,
    process: processes[i % processes.length] ?? "",
    next: i % 9 === 0 ? null : new Date(Date.UTC(2026, 10, 1) + ((i * 37) % 500) * 86_400_000).toISOString().slice(0, 10),
  }));
