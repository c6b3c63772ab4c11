/** One list item as Word's clipboard writes it: a paragraph with its level in the style and its marker in a span to be ignored. */
interface Item {
  readonly level: number;
  readonly ordered: boolean;
  /** The number that it bears; null for a letter, which says only that the list goes on. */
  readonly start: number | null;
}

interface Open {
  readonly level: number;
  readonly ordered: boolean;
  readonly list: Element;
}

const styleOf = (element: Element): string => element.getAttribute("style") ?? "";
const levelOf = (element: Element): number | null => {
  const found = /mso-list:\s*[^;]*?\blevel(\d+)/i.exec(styleOf(element));
  return found ? Number(found[1]) : null;
};

/** Takes the marker that Word writes as text out of the element and answers with it. */
export function takeMarker(element: Element): string {
  const marker = [...element.querySelectorAll("[style]")].find((inner) => /mso-list:\s*ignore/i.test(styleOf(inner)));
  const text = (marker?.textContent ?? "").replaceAll(" ", " ").trim();
  marker?.remove();
  return text;
}

const ordered = /^[([]?(?:(\d+)|[a-z]|[ivxlcdm]+|(?:\d+\.)+(\d+))[.)\]]+$/i;

function itemOf(element: Element): Item | null {
  const level = levelOf(element);
  if (level === null || /^H[1-6]$/.test(element.tagName)) return null;
  const marker = takeMarker(element),
    found = ordered.exec(marker),
    figure = found?.[1] ?? found?.[2];
  return { level, ordered: found !== null, start: figure ? Number(figure) : /^[([]?a[.)\]]/i.test(marker) ? 1 : null };
}

const continues = (element: Element): boolean => element.tagName === "P" && /MsoListParagraph/.test(element.className) && (element.textContent ?? "").trim() !== "";
const holdsBlocks = (element: Element): boolean => /^(DIV|SECTION|ARTICLE|TABLE|THEAD|TBODY|TR|TD|TH|BODY|B|SPAN)$/.test(element.tagName);

/** Which list an item goes into: one that is open at its level, or a new one at its place. */
function listFor(item: Item, open: Open[], at: Element): Element {
  while ((open.at(-1)?.level ?? 0) > item.level) open.pop();
  const same = open.at(-1);
  if (same?.level === item.level) {
    const goesOn = same.ordered === item.ordered && !(item.ordered && item.start === 1 && same.list.children.length > 0);
    if (goesOn) return same.list;
    open.pop();
  }
  const list = at.ownerDocument.createElement(item.ordered ? "ol" : "ul");
  if (item.ordered && item.start !== null && item.start !== 1) list.setAttribute("start", String(item.start));
  const above = open.at(-1)?.list.lastElementChild;
  if (above) above.append(list);
  else at.before(list);
  open.push({ level: item.level, ordered: item.ordered, list });
  return list;
}

/** Makes real lists of the paragraphs that Word's clipboard writes for them, in every cell and frame as well. */
export function gatherLists(parent: Element): void {
  let open: Open[] = [],
    last: Element | null = null;
  for (const element of Array.from(parent.children)) {
    const item = itemOf(element);
    if (!item && last && continues(element)) {
      last.append(element);
      continue;
    }
    if (!item) {
      open = [];
      last = null;
      if (holdsBlocks(element)) gatherLists(element);
      continue;
    }
    const { ownerDocument: page } = element,
      li = page.createElement("li"),
      paragraph = page.createElement("p");
    listFor(item, open, element).append(li);
    paragraph.append(...element.childNodes);
    li.append(paragraph);
    element.remove();
    last = li;
  }
}
