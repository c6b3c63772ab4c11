import { gatherLists, takeMarker } from "./word-lists.ts";

/** What is done with pictures that come inside pasted text. */
export interface PastedPictures {
  /** A picture whose bytes are in the text: answers with the name of its wait. */
  readonly take: (file: File) => string;
  /** So many pictures named only a place that this page cannot read. */
  readonly left: (count: number) => void;
}

const rename = (element: Element, tag: string): void => {
  const next = element.ownerDocument.createElement(tag);
  next.append(...element.childNodes);
  element.replaceWith(next);
};

function headings(page: Document): void {
  for (const heading of page.querySelectorAll("h1, h2, h3, h4, h5, h6")) takeMarker(heading);
  for (const title of page.querySelectorAll("p.MsoTitle")) rename(title, "h1");
  for (const deep of page.querySelectorAll("h5, h6")) rename(deep, "h4");
}

/** A row that repeats on every page is the head of its table. */
function tableHeads(page: Document): void {
  for (const cell of page.querySelectorAll("thead td")) {
    const head = page.createElement("th");
    for (const name of ["colspan", "rowspan"]) if (cell.hasAttribute(name)) head.setAttribute(name, cell.getAttribute(name) ?? "1");
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}

const unwrap = (element: Element): void => element.replaceWith(...element.childNodes);

export function fileOf(address: string): File | null {
  const found = /^data:(image\/(?:png|jpeg|gif|webp));base64,([a-z0-9+/=\s]+)$/i.exec(address);
  if (!found) return null;
  const [, type = "", text = ""] = found,
    bytes = Uint8Array.from(atob(text.replaceAll(/\s/g, "")), (letter) => letter.charCodeAt(0));
  return new File([bytes], `picture.${type.split("/")[1] ?? "png"}`, { type });
}

function pictures(page: Document, doors: PastedPictures): void {
  let left = 0;
  for (const image of page.querySelectorAll("img")) {
    if (image.hasAttribute("data-sha256")) continue;
    const file = fileOf(image.getAttribute("src") ?? "");
    if (!file) {
      left += 1;
      image.remove();
      continue;
    }
    const kept = page.createElement("img");
    kept.setAttribute("data-waiting", doors.take(file));
    kept.setAttribute("alt", image.getAttribute("alt") ?? "");
    image.replaceWith(kept);
  }
  if (left > 0) doors.left(left);
}

/** Makes pasted HTML into what a text here may hold: real lists and headings of Word's, heads of tables, pictures as files. */
export function readPasted(html: string, doors: PastedPictures): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const gone of page.querySelectorAll("style, script, meta, link, title, p[class^='MsoToc']")) gone.remove();
  for (const odd of page.querySelectorAll("*")) if (odd.tagName.includes(":")) unwrap(odd);
  for (const anchor of page.querySelectorAll("a:not([href]), a[href^='#_'], a[href^='file:']")) unwrap(anchor);
  headings(page);
  if (/mso-list/i.test(html)) gatherLists(page.body);
  tableHeads(page);
  pictures(page, doors);
  return page.body.innerHTML;
}
