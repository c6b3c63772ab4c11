import { Mark, mergeAttributes, Node } from "@tiptap/core";
import type { CalloutTone } from "./callout.ts";
import { noPictures, type Pictures } from "./pictures.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the blocks in question into a call-out, changes its tone, or takes them out again when it has that tone already. */
      toggleCallout: (tone: CalloutTone) => ReturnType;
    };
    reference: { insertReference: (to: { kind: "clause" | "record"; id: string; label: string }, at: { from: number; to: number }) => ReturnType };
    raised: { toggleSuperscript: () => ReturnType; toggleSubscript: () => ReturnType };
  }
}

/** A note, a warning or a danger: it holds paragraphs and lists. */
export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({
    tone: { default: "note", parseHTML: (element) => element.getAttribute("data-callout") ?? "note", renderHTML: ({ tone }) => ({ "data-callout": String(tone) }) },
  }),
  parseHTML: () => [{ tag: "div[data-callout]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { class: `doc-call ${String(HTMLAttributes["data-callout"])}` }), 0],
  addCommands() {
    return {
      toggleCallout:
        (tone) =>
        ({ editor, commands }) => {
          if (!editor.isActive(this.name)) return commands.wrapIn(this.name, { tone });
          return editor.isActive(this.name, { tone }) ? commands.lift(this.name) : commands.updateAttributes(this.name, { tone });
        },
    };
  },
});

/** A picture is named by its fingerprint; `waiting` names one that is still being sent. */
export const Picture = Node.create<{ readonly pictures: Pictures }>({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ pictures: noPictures }),
  addAttributes: () => ({
    sha256: { default: null, parseHTML: (element) => element.getAttribute("data-sha256"), renderHTML: ({ sha256 }) => (sha256 ? { "data-sha256": String(sha256) } : {}) },
    alt: { default: "" },
    width: { default: null, parseHTML: (element) => Number(element.getAttribute("width")) || null },
    waiting: { default: null, parseHTML: (element) => element.getAttribute("data-waiting"), renderHTML: ({ waiting }) => (waiting ? { "data-waiting": String(waiting) } : {}) },
  }),
  parseHTML: () => [{ tag: "img[data-sha256]" }, { tag: "img[data-waiting]" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addNodeView() {
    const { pictures } = this.options;
    return ({ node }) => {
      const dom = document.createElement("img");
      const draw = (of: typeof node): void => {
        const src = pictures.sourceOf(String(of.attrs["sha256"] ?? of.attrs["waiting"] ?? ""));
        dom.alt = String(of.attrs["alt"] ?? "");
        dom.classList.toggle("waits", of.attrs["sha256"] === null);
        if (src && dom.getAttribute("src") !== src) dom.src = src;
        if (of.attrs["width"]) dom.width = Number(of.attrs["width"]);
        else dom.removeAttribute("width");
      };
      let shown = node;
      draw(shown);
      const stop = pictures.onChange(() => draw(shown));
      return {
        dom,
        update: (next) => {
          if (next.type !== node.type) return false;
          shown = next;
          draw(next);
          return true;
        },
        destroy: stop,
      };
    };
  },
});

/** A clause, a record or another document, kept by its id. */
export const ReferenceNode = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    kind: { default: "record", parseHTML: (element) => element.getAttribute("data-kind"), renderHTML: ({ kind }) => ({ "data-kind": String(kind) }) },
    id: { default: "", parseHTML: (element) => element.getAttribute("data-id"), renderHTML: ({ id }) => ({ "data-id": String(id) }) },
    label: { default: "", parseHTML: (element) => element.getAttribute("data-label"), renderHTML: ({ label }) => ({ "data-label": String(label) }) },
  }),
  parseHTML: () => [{ tag: "span[data-reference][data-id][data-kind]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-reference": "", class: "doc-ref" }), String(HTMLAttributes["data-label"] ?? "")],
  renderText: ({ node }) => String(node.attrs["label"]),
  addCommands() {
    return {
      insertReference:
        (to, at) =>
        ({ chain }) =>
          chain()
            .insertContentAt(at, [
              { type: this.name, attrs: to },
              { type: "text", text: " " },
            ])
            .run(),
    };
  },
});

export const Superscript = Mark.create({
  name: "superscript",
  excludes: "subscript",
  parseHTML: () => [{ tag: "sup" }, { style: "vertical-align=super" }],
  renderHTML: () => ["sup", 0],
  addCommands() {
    return {
      toggleSuperscript:
        () =>
        ({ commands }) =>
          commands.toggleMark(this.name),
    };
  },
  addKeyboardShortcuts() {
    return { "Mod-.": () => this.editor.commands.toggleSuperscript() };
  },
});

export const Subscript = Mark.create({
  name: "subscript",
  excludes: "superscript",
  parseHTML: () => [{ tag: "sub" }, { style: "vertical-align=sub" }],
  renderHTML: () => ["sub", 0],
  addCommands() {
    return {
      toggleSubscript:
        () =>
        ({ commands }) =>
          commands.toggleMark(this.name),
    };
  },
  addKeyboardShortcuts() {
    return { "Mod-,": () => this.editor.commands.toggleSubscript() };
  },
});
