import { z } from "zod";

const filled = z.string().trim().min(1);
const Property = z.object({ name: z.string(), value: z.string(), class: z.string().optional() });

const Parameter = z.object({
  id: filled,
  label: z.string().optional(),
  values: z.array(z.string()).optional(),
  select: z.object({ "how-many": z.string().optional(), choice: z.array(z.string()).optional() }).optional(),
});
export type OscalParameter = z.infer<typeof Parameter>;

export interface OscalPart {
  name: string;
  prose?: string | undefined;
  props?: z.infer<typeof Property>[] | undefined;
  parts?: OscalPart[] | undefined;
}
const Part: z.ZodType<OscalPart> = z.lazy(() => z.object({ name: z.string(), prose: z.string().optional(), props: z.array(Property).optional(), parts: z.array(Part).optional() }));

export interface OscalControl {
  id: string;
  title: string;
  params?: OscalParameter[] | undefined;
  props?: z.infer<typeof Property>[] | undefined;
  parts?: OscalPart[] | undefined;
  links?: unknown[] | undefined;
  controls?: OscalControl[] | undefined;
}
const Control: z.ZodType<OscalControl> = z.lazy(() =>
  z.object({
    id: filled,
    title: filled,
    params: z.array(Parameter).optional(),
    props: z.array(Property).optional(),
    parts: z.array(Part).optional(),
    links: z.array(z.unknown()).optional(),
    controls: z.array(Control).optional(),
  }),
);

export interface OscalGroup {
  id?: string | undefined;
  title: string;
  params?: OscalParameter[] | undefined;
  props?: z.infer<typeof Property>[] | undefined;
  groups?: OscalGroup[] | undefined;
  controls?: OscalControl[] | undefined;
}
const Group: z.ZodType<OscalGroup> = z.lazy(() =>
  z.object({
    id: filled.optional(),
    title: filled,
    params: z.array(Parameter).optional(),
    props: z.array(Property).optional(),
    groups: z.array(Group).optional(),
    controls: z.array(Control).optional(),
  }),
);

/** An OSCAL catalogue, as far as it is read. */
export const OscalFile = z.object({
  catalog: z.object({
    uuid: filled,
    metadata: z.object({
      title: filled,
      version: z.string(),
      "last-modified": z.string(),
      parties: z.array(z.object({ name: z.string().optional() })).optional(),
      remarks: z.string().optional(),
    }),
    params: z.array(Parameter).optional(),
    groups: z.array(Group).optional(),
    controls: z.array(Control).optional(),
    "back-matter": z.object({ resources: z.array(z.unknown()).optional() }).optional(),
  }),
});
export type OscalCatalogue = z.infer<typeof OscalFile>["catalog"];
