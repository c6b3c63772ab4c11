import type { GovernanceRole } from "#kernel/actor.ts";

/** Somebody with a name in the story, and the position that they held first. */
export interface Cast {
  readonly key: string;
  readonly name: string;
  readonly position: string;
}

/** A position of the example: its key in the story, where it stands, to whom it reports. */
export interface Place {
  readonly key: string;
  readonly title: string;
  readonly role: GovernanceRole;
  readonly site: "peenya" | "jigani" | null;
  readonly unit: string;
  readonly reportsTo: string | null;
  readonly may?: string;
  readonly seats?: number;
}

export const units: readonly { key: string; name: string; parent: string | null; site: "peenya" | "jigani" | null }[] = [
  { key: "management", name: "Management", parent: null, site: null },
  { key: "quality", name: "Quality and metrology", parent: "management", site: null },
  { key: "production-peenya", name: "Production, Peenya", parent: "management", site: "peenya" },
  { key: "production-jigani", name: "Production, Jigani", parent: "management", site: "jigani" },
  { key: "purchasing", name: "Purchasing", parent: "management", site: "peenya" },
  { key: "people", name: "People and training", parent: "management", site: "peenya" },
  { key: "sales", name: "Sales", parent: "management", site: "peenya" },
  { key: "maintenance", name: "Maintenance", parent: "management", site: "peenya" },
  { key: "information", name: "Information technology", parent: "management", site: "peenya" },
  { key: "outside", name: "From outside", parent: null, site: null },
];

export const places: readonly Place[] = [
  {
    key: "managing-director",
    title: "Managing Director",
    role: "top_management",
    site: null,
    unit: "management",
    reportsTo: null,
    may: "Decides the policy, resources without limit, and who answers for what.",
  },
  {
    key: "director-operations",
    title: "Director Operations",
    role: "top_management",
    site: null,
    unit: "management",
    reportsTo: "managing-director",
    may: "Decides resources up to ₹50 lakh; stops a line at either site.",
  },
  {
    key: "quality-manager",
    title: "Quality Manager",
    role: "management_representative",
    site: null,
    unit: "quality",
    reportsTo: "managing-director",
    may: "Stops delivery, decides about nonconforming output, closes nonconformities.",
  },
  {
    key: "head-production",
    title: "Head of Production, Peenya",
    role: "process_owner",
    site: "peenya",
    unit: "production-peenya",
    reportsTo: "director-operations",
    may: "Stops a machine or a cell; spends up to ₹2 lakh.",
  },
  {
    key: "production-jigani",
    title: "Production Manager, Jigani",
    role: "process_owner",
    site: "jigani",
    unit: "production-jigani",
    reportsTo: "director-operations",
    may: "Stops a machine or a cell at Jigani; spends up to ₹5 lakh.",
  },
  {
    key: "head-purchasing",
    title: "Head of Purchasing",
    role: "process_owner",
    site: null,
    unit: "purchasing",
    reportsTo: "director-operations",
    may: "Orders up to ₹5 lakh, blocks and approves suppliers.",
  },
  {
    key: "hr",
    title: "HR and Training Manager",
    role: "process_owner",
    site: null,
    unit: "people",
    reportsTo: "managing-director",
    may: "Takes a person off a task until trained.",
  },
  { key: "sales", title: "Sales Manager", role: "process_owner", site: null, unit: "sales", reportsTo: "managing-director", may: "Accepts orders after review." },
  {
    key: "maintenance",
    title: "Maintenance Manager",
    role: "process_owner",
    site: null,
    unit: "maintenance",
    reportsTo: "director-operations",
    may: "Locks a machine out until it is safe.",
  },
  {
    key: "metrology",
    title: "Metrology Lab Lead",
    role: "process_owner",
    site: "peenya",
    unit: "quality",
    reportsTo: "quality-manager",
    may: "Withdraws any measuring instrument from use.",
  },
  {
    key: "ehs-peenya",
    title: "EHS Officer, Peenya",
    role: "process_owner",
    site: "peenya",
    unit: "maintenance",
    reportsTo: "director-operations",
    may: "Stops work that is not safe, without asking.",
  },
  {
    key: "ehs-jigani",
    title: "EHS Officer, Jigani",
    role: "process_owner",
    site: "jigani",
    unit: "production-jigani",
    reportsTo: "director-operations",
    may: "Stops work that is not safe, without asking.",
  },
  {
    key: "information-security",
    title: "Information Security Manager",
    role: "process_owner",
    site: null,
    unit: "information",
    reportsTo: "managing-director",
    may: "Withdraws access, cuts a machine off the network.",
  },
  { key: "buyer", title: "Senior Buyer", role: "employee", site: "peenya", unit: "purchasing", reportsTo: "head-purchasing" },
  { key: "quality-engineer", title: "Quality Engineer", role: "internal_auditor", site: "peenya", unit: "quality", reportsTo: "quality-manager" },
  { key: "process-engineer", title: "Process Engineer", role: "employee", site: "peenya", unit: "production-peenya", reportsTo: "head-production" },
  { key: "shift-lead", title: "Shift Supervisor, Peenya", role: "employee", site: "peenya", unit: "production-peenya", reportsTo: "head-production", seats: 3 },
  { key: "shift-lead-jigani", title: "Shift Supervisor, Jigani", role: "employee", site: "jigani", unit: "production-jigani", reportsTo: "production-jigani", seats: 3 },
  { key: "administrator", title: "Administrator", role: "administrator", site: "peenya", unit: "information", reportsTo: "information-security" },
  { key: "consultant", title: "Consultant", role: "consultant", site: null, unit: "outside", reportsTo: null },
  { key: "certifier", title: "Lead auditor, Halden Register", role: "external_auditor", site: null, unit: "outside", reportsTo: null },
];

/** Those of the example who have a name in its story; the rest of the 182 work beside them. */
export const cast: readonly Cast[] = [
  { key: "raghavan", name: "Anand Raghavan", position: "managing-director" },
  { key: "deshpande", name: "Sunita Deshpande", position: "director-operations" },
  { key: "krishnan", name: "Meera Krishnan", position: "quality-manager" },
  { key: "gowda", name: "Suresh Gowda", position: "head-production" },
  { key: "patil", name: "Harish Patil", position: "production-jigani" },
  { key: "shetty", name: "Vikram Shetty", position: "head-purchasing" },
  { key: "menon", name: "Lakshmi Menon", position: "hr" },
  { key: "bhat", name: "Rohan Bhat", position: "sales" },
  { key: "naik", name: "Girish Naik", position: "maintenance" },
  { key: "kumar", name: "Ravi Kumar", position: "metrology" },
  { key: "hegde", name: "Prakash Hegde", position: "ehs-jigani" },
  { key: "rao", name: "Kavya Rao", position: "information-security" },
  { key: "nair", name: "Deepa Nair", position: "buyer" },
  { key: "ahmed", name: "Farah Ahmed", position: "quality-engineer" },
  { key: "kamath", name: "Nikhil Kamath", position: "process-engineer" },
  { key: "kulkarni", name: "Basavaraj Kulkarni", position: "shift-lead" },
  { key: "fernandes", name: "Shalini Fernandes", position: "shift-lead-jigani" },
  { key: "ramesh", name: "Shanthi Ramesh", position: "operator-1" },
  { key: "iyer", name: "Manjunath Iyer", position: "administrator" },
  { key: "joshi", name: "Neelam Joshi", position: "consultant" },
  { key: "dsouza", name: "Joseph Dsouza", position: "certifier" },
];

/** Cells with the number of people who run them. */
export const cells: readonly { key: string; title: string; site: "peenya" | "jigani"; people: number }[] = [
  { key: "operator-1", title: "Operator, turning cell 1", site: "peenya", people: 14 },
  { key: "operator-2", title: "Operator, turning cell 2", site: "peenya", people: 14 },
  { key: "operator-3", title: "Operator, milling cell 3", site: "peenya", people: 18 },
  { key: "operator-4", title: "Operator, deburring and washing", site: "peenya", people: 12 },
  { key: "setter", title: "Setter", site: "peenya", people: 12 },
  { key: "inspector", title: "Inspector", site: "peenya", people: 9 },
  { key: "stores", title: "Stores keeper", site: "peenya", people: 7 },
  { key: "operator-g1", title: "Operator, grinding cell G1", site: "jigani", people: 20 },
  { key: "operator-g2", title: "Operator, grinding cell G2", site: "jigani", people: 18 },
  { key: "operator-h", title: "Operator, heat treatment", site: "jigani", people: 12 },
  { key: "setter-jigani", title: "Setter, Jigani", site: "jigani", people: 10 },
  { key: "inspector-jigani", title: "Inspector, Jigani", site: "jigani", people: 7 },
  { key: "dispatch", title: "Dispatch", site: "jigani", people: 12 },
];

const first = [
  "Aarti",
  "Abdul",
  "Ajay",
  "Anitha",
  "Arjun",
  "Asha",
  "Babu",
  "Chandra",
  "Devi",
  "Divya",
  "Ganesh",
  "Geetha",
  "Hema",
  "Imran",
  "Jyothi",
  "Kiran",
  "Latha",
  "Mahesh",
  "Mary",
  "Naveen",
  "Padma",
  "Prasad",
  "Pooja",
  "Raju",
  "Rekha",
  "Sanjay",
  "Savitha",
  "Shiva",
  "Sudha",
  "Suma",
  "Thomas",
  "Uma",
  "Vani",
  "Venkat",
  "Vijay",
  "Yusuf",
];
const last = [
  "Achar",
  "Begum",
  "Chandran",
  "Das",
  "Dsilva",
  "Gupta",
  "Hebbar",
  "Jain",
  "Kotian",
  "Lobo",
  "Mohan",
  "Murthy",
  "Nayak",
  "Pai",
  "Pinto",
  "Poojary",
  "Prabhu",
  "Reddy",
  "Sequeira",
  "Shenoy",
  "Swamy",
  "Thimmaiah",
  "Urs",
  "Verma",
];

/** A name for the nth of those who have none in the story; every one is different. */
export const nameOf = (n: number): string => `${first[n % first.length]} ${last[(n * 7 + Math.floor(n / first.length)) % last.length]}`;
