import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { causeActs } from "../acts.ts";
import type { Bone } from "../fishbone.ts";
import type { NonconformityRead } from "../nonconformity.ts";
import { branchOf, challenge, placed, wouldCircle, type Evidence, type Why } from "../whys.ts";
import { json, setNonconformity } from "./keep.ts";
import type { Tables } from "./tables.ts";

const most = 200;

const challenged = (text: string, evidence: readonly Evidence[]): void => {
  const complaint = challenge(text, evidence);
  if (complaint) throw new Refusal("invalid", complaint, { fields: { text: complaint } });
};

const among = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((item) => item.id === id);
  if (!found) throw new Refusal("not_found", say("It is not here any more. Somebody may have removed it."));
  return found;
};

const room = (list: readonly { id: string }[], id: string): void => {
  if (list.length >= most) throw new Refusal("too_large", say("There are {most} already. Remove some first.", { most }));
  if (list.some((item) => item.id === id)) throw new Refusal("conflict", say("That is here already."));
};

const given = <T extends object>(values: T): Partial<T> => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as Partial<T>;

/** A step that changed must be read backwards anew, and so must what hangs directly below it. */
const retest = (whys: readonly Why[], id: string): Why[] => whys.map((w) => (w.id === id || w.parentId === id ? { ...w, follows: null } : w));

export const causeHandlers: Handlers<typeof causeActs, NonconformityRead, Tables> = {
  addWhy: async ({ tx, id, record, input, now }) => {
    const { nodeId = newId(now.getTime()), parentId, text, evidence, position } = input;
    challenged(text, evidence);
    room(record.whys, nodeId);
    const parent = parentId ? among(record.whys, parentId) : null;
    const why: Why = { id: nodeId, parentId, track: parent?.track ?? input.track, text, follows: null, evidence, root: false, gate: null };
    await setNonconformity(tx, id, { whys: json(placed(record.whys, why, position)) });
  },
  changeWhy: async ({ tx, id, record, input }) => {
    const { nodeId, ...wanted } = input;
    const was = among(record.whys, nodeId),
      is = { ...was, ...given(wanted) } as Why;
    if (is.text !== was.text || input.evidence) challenged(is.text, is.evidence);
    const whys = record.whys.map((w) => (w.id === nodeId ? is : w));
    const reworded = is.text !== was.text ? retest(whys, nodeId).map((w) => (w.id === nodeId && input.follows !== undefined ? { ...w, follows: input.follows } : w)) : whys;
    await setNonconformity(tx, id, { whys: json(reworded) });
  },
  moveWhy: async ({ tx, id, record, input }) => {
    const step = among(record.whys, input.nodeId),
      parent = input.parentId ? among(record.whys, input.parentId) : null;
    if (wouldCircle(record.whys, step.id, input.parentId))
      throw new Refusal("invalid", say("A why cannot hang below itself."), { fields: { parentId: say("Choose another place.") } });
    const moved = placed(record.whys, { ...step, parentId: input.parentId, follows: input.parentId === step.parentId ? step.follows : null }, input.position);
    const below = new Set(branchOf(moved, step.id).map((w) => w.id)),
      track = parent?.track ?? step.track;
    await setNonconformity(tx, id, { whys: json(moved.map((w) => (below.has(w.id) ? { ...w, track } : w))) });
  },
  removeWhy: async ({ tx, id, record, input }) => {
    among(record.whys, input.nodeId);
    const gone = new Set(branchOf(record.whys, input.nodeId).map((w) => w.id));
    await setNonconformity(tx, id, { whys: json(record.whys.filter((w) => !gone.has(w.id))) });
  },
  addBone: async ({ tx, id, record, input, now }) => {
    const { nodeId = newId(now.getTime()), category, text, evidence } = input;
    challenged(text, evidence);
    room(record.bones, nodeId);
    await setNonconformity(tx, id, { bones: json([...record.bones, { id: nodeId, category, text, evidence, verdict: "possible" } satisfies Bone]) });
  },
  changeBone: async ({ tx, id, record, input }) => {
    const { nodeId, ...wanted } = input;
    const bone = { ...among(record.bones, nodeId), ...given(wanted) } as Bone;
    challenged(bone.text, bone.evidence);
    await setNonconformity(tx, id, { bones: json(record.bones.map((b) => (b.id === nodeId ? bone : b))) });
  },
  removeBone: async ({ tx, id, record, input }) => {
    among(record.bones, input.nodeId);
    await setNonconformity(tx, id, { bones: json(record.bones.filter((b) => b.id !== input.nodeId)) });
  },
  compare: async ({ tx, id, record, input, now }) => {
    const { nodeId = newId(now.getTime()), ...words } = input;
    const known = record.comparisons.some((c) => c.id === nodeId);
    if (!known) room(record.comparisons, nodeId);
    const row = { id: nodeId, ...words };
    await setNonconformity(tx, id, { comparisons: json(known ? record.comparisons.map((c) => (c.id === nodeId ? row : c)) : [...record.comparisons, row]) });
  },
  removeComparison: async ({ tx, id, record, input }) => {
    among(record.comparisons, input.nodeId);
    await setNonconformity(tx, id, { comparisons: json(record.comparisons.filter((c) => c.id !== input.nodeId)) });
  },
};
