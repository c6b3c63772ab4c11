import type { Bone } from "../../fishbone.ts";

export interface Rib {
  readonly category: string;
  /** Where the rib meets the spine, and where it ends. */
  readonly foot: { readonly x: number; readonly y: number };
  readonly tip: { readonly x: number; readonly y: number };
  readonly up: boolean;
  readonly twigs: readonly { readonly bone: Bone; readonly x: number; readonly y: number }[];
}

export interface Skeleton {
  readonly width: number;
  readonly height: number;
  readonly spine: number;
  readonly ribs: readonly Rib[];
}

const lean = 44,
  line = 20,
  gap = 200,
  margin = 20,
  title = 22;

/** Categories in pairs above and below the spine; a rib is as long as it has entries. */
export function skeletonOf(categories: readonly string[], bones: readonly Bone[]): Skeleton {
  const of = (category: string) => bones.filter((bone) => bone.category === category);
  const longest = Math.max(3, ...categories.map((category) => of(category).length)),
    reach = longest * line + 18;
  const spine = reach + title,
    pairs = Math.ceil(categories.length / 2),
    width = pairs * gap + margin + lean;
  const ribs = categories.map((category, i): Rib => {
    const up = i % 2 === 0,
      foot = { x: margin + lean + (Math.floor(i / 2) + 1) * gap - 30, y: spine },
      tip = { x: foot.x - lean, y: up ? spine - reach : spine + reach };
    const twigs = of(category).map((bone, n) => {
      const along = (n + 0.9) / (longest + 0.6),
        y = foot.y + (tip.y - foot.y) * (1 - along);
      return { bone, x: foot.x + (tip.x - foot.x) * (1 - along), y };
    });
    return { category, foot, tip, up, twigs };
  });
  return { width: width + 150, height: spine + reach + title, spine, ribs };
}
