import type { Extensions } from "@tiptap/core";
import { ListItem } from "@tiptap/extension-list";
import { TableKit } from "@tiptap/extension-table";
import { Placeholder } from "@tiptap/extensions";
import { StarterKit } from "@tiptap/starter-kit";
import { say } from "#kernel/sentence.ts";
import { Callout, Picture, ReferenceNode, Subscript, Superscript } from "./nodes.ts";
import { noPictures, type Pictures } from "./pictures.ts";

/** A link that Remit keeps: to the web, to an address, or to a page of its own. */
export const safeHref = (href: string): boolean => /^(https?:\/\/|mailto:|\/|#)/i.test(href);

/** What a text may consist of: the blocks and marks of `body.ts`, and nothing else. */
export const textExtensions = (pictures: Pictures = noPictures): Extensions => [
  StarterKit.configure({
    heading: { levels: [1, 2, 3, 4] },
    listItem: false,
    link: { openOnClick: false, autolink: true, linkOnPaste: true, isAllowedUri: (href) => safeHref(href), HTMLAttributes: { target: null, rel: null } },
  }),
  ListItem.extend({ content: "block+" }),
  TableKit.configure({ table: { resizable: false } }),
  Callout,
  Picture.configure({ pictures }),
  ReferenceNode,
  Superscript,
  Subscript,
  Placeholder.configure({ placeholder: say("Write here. Press / for what can be put in, # for a clause, a record or a document.") }),
];
