import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { say } from "#kernel/sentence.ts";
import type { Block, Body, Inline, Mark } from "../../body.ts";

/** A picture as Word takes it. */
export interface WordPicture {
  readonly type: "png" | "jpg";
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What stands around the words on each page. */
export interface WordFrame {
  readonly organisation: string;
  readonly code: string;
  readonly title: string;
  /** "Revision 3, in force since 4 May 2026". */
  readonly standing: string;
  /** "Uncontrolled when printed …" */
  readonly warning: string;
}

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;
const lists = "numbers",
  widest = 600;

type Pictures = ReadonlyMap<string, WordPicture>;
interface Place {
  readonly pictures: Pictures;
  /** In a list: how deep, of which kind, and which of the numbered lists it is. */
  readonly list?: { readonly level: number; readonly numbered: boolean; readonly instance: number };
  readonly inset?: number;
  readonly shade?: string;
  next(): number;
}

const looks = (marks: readonly Mark[]) => {
  const has = (type: string): boolean => marks.some((m) => m.type === type);
  return {
    ...(has("bold") ? { bold: true } : {}),
    ...(has("italic") ? { italics: true } : {}),
    ...(has("underline") ? { underline: {} } : {}),
    ...(has("strike") ? { strike: true } : {}),
    ...(has("superscript") ? { superScript: true } : {}),
    ...(has("subscript") ? { subScript: true } : {}),
    ...(has("code") ? { font: "Consolas" } : {}),
  };
};

const runs = (content: readonly Inline[] | undefined, more: object = {}) =>
  (content ?? []).map((i) => {
    if (i.type === "hardBreak") return new TextRun({ break: 1 });
    if (i.type === "mention") return new TextRun({ text: i.attrs.label, ...more });
    const link = i.marks?.find((m) => m.type === "link");
    const run = new TextRun({ text: i.text, ...looks(i.marks ?? []), ...(link ? { style: "Hyperlink" } : {}), ...more });
    return link?.type === "link" && /^(https?:|mailto:)/i.test(link.attrs.href) ? new ExternalHyperlink({ link: link.attrs.href, children: [run] }) : run;
  });

function setting(place: Place) {
  const { list, inset, shade } = place;
  return {
    ...(list
      ? list.numbered
        ? { numbering: { reference: lists, level: Math.min(8, list.level), instance: list.instance } }
        : { bullet: { level: Math.min(8, list.level) } }
      : {}),
    ...(inset ? { indent: { left: inset } } : {}),
    ...(shade ? { shading: { type: ShadingType.CLEAR, fill: shade } } : {}),
    spacing: { after: 120 },
  };
}

function pictureOf(block: Extract<Block, { type: "image" }>, place: Place): Paragraph[] {
  const picture = place.pictures.get(block.attrs.sha256);
  if (!picture) return [new Paragraph({ children: [new TextRun({ text: block.attrs.alt, italics: true })] })];
  const width = Math.min(widest, block.attrs.width ?? picture.width),
    altText = { name: block.attrs.alt || "picture", description: block.attrs.alt, title: block.attrs.alt };
  return [
    new Paragraph({
      children: [new ImageRun({ type: picture.type, data: picture.data, transformation: { width, height: Math.round((picture.height * width) / picture.width) }, altText })],
    }),
  ];
}

function itemsOf(list: Extract<Block, { type: "bulletList" | "orderedList" }>, place: Place): (Paragraph | Table)[] {
  const numbered = list.type === "orderedList",
    instance = numbered ? place.next() : 0,
    level = place.list ? place.list.level + 1 : 0;
  return (list.content ?? []).flatMap((item) => {
    const [first, ...rest] = ("content" in item ? (item.content ?? []) : []) as Block[];
    const more = { ...place, inset: 720 * (level + 1) },
      { list: _list, ...unlisted } = more;
    return [
      ...(first ? blockOf(first, { ...place, list: { level, numbered, instance } }) : []),
      ...rest.flatMap((b) => blockOf(b, b.type === "bulletList" || b.type === "orderedList" ? { ...place, list: { level, numbered, instance } } : unlisted)),
    ];
  });
}

function tableOf(rows: readonly Block[], place: Place): Table {
  const cellsOf = (row: Block): Block[] => ("content" in row ? ((row.content ?? []) as Block[]) : []);
  const cell = (given: Block) => {
    const spans = "attrs" in given && given.attrs && "colspan" in given.attrs ? given.attrs : { colspan: 1, rowspan: 1 };
    const { list: _list, inset: _inset, ...plain } = place,
      children = (("content" in given ? (given.content ?? []) : []) as Block[]).flatMap((b) => blockOf(b, plain));
    return new TableCell({
      columnSpan: spans.colspan,
      rowSpan: spans.rowspan,
      children: children.length > 0 ? children : [new Paragraph("")],
      ...(given.type === "tableHeader" ? { shading: { type: ShadingType.CLEAR, fill: "EDEDED" } } : {}),
    });
  };
  const isHead = (row: Block): boolean => cellsOf(row).length > 0 && cellsOf(row).every((c) => c.type === "tableHeader");
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => new TableRow({ ...(isHead(row) ? { tableHeader: true } : {}), cantSplit: true, children: cellsOf(row).map(cell) })),
  });
}

const shades = { note: "E8F0FE", warning: "FFF4E0", danger: "FDE8E8" } as const;

function blockOf(block: Block, place: Place): (Paragraph | Table)[] {
  switch (block.type) {
    case "paragraph":
      return [new Paragraph({ ...setting(place), children: runs(block.content) })];
    case "heading":
      return [new Paragraph({ heading: headings[block.attrs.level - 1] ?? HeadingLevel.HEADING_4, keepNext: true, children: runs(block.content) })];
    case "codeBlock":
      return [
        new Paragraph({
          ...setting({ ...place, shade: "F4F4F4" }),
          children: runs(
            block.content?.flatMap((i): Inline[] =>
              i.type === "text"
                ? i.text.split("\n").flatMap((text, n): Inline[] => [...(n > 0 ? [{ type: "hardBreak" as const }] : []), ...(text === "" ? [] : [{ type: "text" as const, text }])])
                : [i],
            ),
            { font: "Consolas" },
          ),
        }),
      ];
    case "horizontalRule":
      return [new Paragraph({ thematicBreak: true })];
    case "image":
      return pictureOf(block, place);
    case "bulletList":
    case "orderedList":
      return itemsOf(block as Extract<Block, { type: "bulletList" | "orderedList" }>, place);
    case "table":
      return [tableOf(block.content ?? [], place)];
    case "callout":
      return (block.content ?? []).flatMap((b) => blockOf(b, { ...place, shade: shades[block.attrs.tone] }));
    case "blockquote":
      return (block.content ?? []).flatMap((b) => blockOf(b, { ...place, inset: (place.inset ?? 0) + 567 }));
    default:
      return (block.content ?? []).flatMap((b) => blockOf(b, place));
  }
}

const pageOf = (): TextRun => new TextRun({ children: [say("Page") + " ", PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 16 });

/** A text of ours as a Word file, with what identifies it on each page. */
export async function toDocx(body: Body, frame: WordFrame, pictures: Pictures): Promise<Buffer> {
  let instances = 0;
  const place: Place = { pictures, next: () => (instances += 1) };
  const small = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, size: 16 })] });
  const level = (n: number) => ({
    level: n,
    format: LevelFormat.DECIMAL,
    text: `%${n + 1}.`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 720 * (n + 1), hanging: 360 } } },
  });
  const file = new Document({
    title: `${frame.code} ${frame.title}`,
    creator: frame.organisation,
    numbering: { config: [{ reference: lists, levels: Array.from({ length: 9 }, (_, n) => level(n)) }] },
    sections: [
      {
        headers: { default: new Header({ children: [small(`${frame.organisation} · ${frame.code} · ${frame.title}`), small(frame.standing)] }) },
        footers: { default: new Footer({ children: [small(frame.warning), new Paragraph({ children: [pageOf()], alignment: AlignmentType.END })] }) },
        children: body.content.flatMap((block) => blockOf(block, place)),
      },
    ],
  });
  return Packer.toBuffer(file);
}
