import type { Editor } from "@tiptap/core";
import { newId } from "#kernel/id.ts";
import { recordActs } from "#kernel/record-acts.ts";
import { send } from "#web/act/perform.ts";
import { upload } from "#web/record/upload.ts";

/** Takes a picture in and puts it to the revision; answers with its fingerprint. */
export async function sendPicture(revisionId: string, file: File): Promise<string> {
  const { sha256 } = await upload(file);
  await send(recordActs.attach, { id: revisionId, input: { sha256, name: file.name || "picture", purpose: "picture" } }, { key: newId() });
  return sha256;
}

const placesOf = (editor: Editor, waiting: string): number[] => {
  const found: number[] = [];
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === "image" && node.attrs["waiting"] === waiting) found.push(at);
  });
  return found;
};

/** The picture has arrived: from now on the text names it by its fingerprint. Undo does not take that back. */
export function nowKept(editor: Editor, waiting: string, sha256: string): void {
  const { tr } = editor.state;
  for (const at of placesOf(editor, waiting)) tr.setNodeMarkup(at, undefined, { ...editor.state.doc.nodeAt(at)?.attrs, sha256, waiting: null });
  editor.view.dispatch(tr.setMeta("addToHistory", false));
}

/** It was refused: its place is taken out again. */
export function takeOut(editor: Editor, waiting: string): void {
  const { tr } = editor.state;
  for (const at of placesOf(editor, waiting).toReversed()) tr.delete(at, at + 1);
  editor.view.dispatch(tr);
}

export const isPicture = (file: File): boolean => /^image\/(png|jpeg|gif|webp)$/.test(file.type);

/** Puts pictures at the cursor, or where they were dropped. */
export function putPictures(editor: Editor, names: readonly string[], at: number = editor.state.selection.to): void {
  editor
    .chain()
    .focus()
    .insertContentAt(
      at,
      names.map((waiting) => ({ type: "image", attrs: { waiting } })),
    )
    .run();
}
