/**
 * How a controlled copy looks. The program is fixed; everything that people wrote reaches it as data
 * (`/data.json`), so that no word of a document can be an instruction.
 */
export const template = String.raw`
#let data = json("/data.json")
#set document(title: data.title, author: data.organisation)
#set text(font: ("Noto Sans", "Noto Sans Devanagari", "Noto Sans Kannada", "Noto Sans Arabic"), size: 10pt, lang: data.language)
#set par(justify: false, leading: 0.7em)
#let quiet = luma(90)
#show heading: it => block(above: 1.4em, below: 0.8em, it)
#show link: it => text(fill: rgb("#0b57a4"), it)

#set page(
  paper: "a4",
  margin: (top: 34mm, bottom: 30mm, x: 22mm),
  header: {
    set text(size: 8pt, fill: quiet)
    grid(columns: (1fr, auto), row-gutter: 4pt,
      text(weight: "bold", data.organisation), text(weight: "bold", data.code),
      data.title, data.standing)
    v(-4pt)
    line(length: 100%, stroke: 0.5pt + quiet)
  },
  footer: {
    set text(size: 7.5pt, fill: quiet)
    line(length: 100%, stroke: 0.5pt + quiet)
    v(-6pt)
    grid(columns: (auto, 1fr, auto), column-gutter: 8pt, align: (left, left + horizon, right + horizon),
      image(bytes(data.qr), format: "svg", width: 15mm, alt: data.qrSays),
      stack(spacing: 4pt, text(weight: "bold", data.warning), data.printed, data.qrSays),
      context [#data.page #counter(page).display() / #counter(page).final().first()])
  },
  background: if data.watermark != none { rotate(-50deg, text(size: 64pt, weight: "bold", fill: luma(225), data.watermark)) },
)

#let styled(content, marks) = {
  let out = content
  for mark in marks {
    if mark.type == "bold" { out = strong(out) }
    else if mark.type == "italic" { out = emph(out) }
    else if mark.type == "underline" { out = underline(out) }
    else if mark.type == "strike" { out = strike(out) }
    else if mark.type == "superscript" { out = super(out) }
    else if mark.type == "subscript" { out = sub(out) }
    else if mark.type == "code" { out = text(font: ("Noto Sans Mono", "Noto Sans"), out) }
    else if mark.type == "link" and (mark.attrs.href.starts-with("http") or mark.attrs.href.starts-with("mailto")) { out = link(mark.attrs.href, out) }
  }
  out
}
#let inlines(nodes) = {
  for node in nodes {
    if node.type == "hardBreak" { linebreak() }
    else if node.type == "mention" { node.attrs.label }
    else { styled(node.text, node.at("marks", default: ())) }
  }
}
#let words(node) = inlines(node.at("content", default: ()))
#let tones = (note: rgb("#e8f0fe"), warning: rgb("#fff4e0"), danger: rgb("#fde8e8"))

#let blocks(nodes) = {
  let one(node) = {
    let inner = node.at("content", default: ())
    if node.type == "paragraph" { par(words(node)) }
    else if node.type == "heading" { heading(level: node.attrs.level, words(node)) }
    else if node.type == "codeBlock" { block(fill: luma(244), inset: 8pt, width: 100%, text(font: ("Noto Sans Mono", "Noto Sans"), size: 8.5pt, for n in inner { if n.type == "text" { for (i, l) in n.text.split("\n").enumerate() { if i > 0 { linebreak() }; l } } })) }
    else if node.type == "horizontalRule" { line(length: 100%, stroke: 0.5pt + quiet) }
    else if node.type == "image" {
      let known = data.pictures.at(node.attrs.sha256, default: none)
      if known == none { emph(node.attrs.alt) }
      else {
        let asked = node.attrs.at("width", default: none)
        block(image("/pictures/" + node.attrs.sha256, width: calc.min((if asked == none { known } else { asked }) * 0.75pt, 166mm), alt: if node.attrs.alt == "" { data.picture } else { node.attrs.alt }))
      }
    }
    else if node.type == "bulletList" { list(..inner.map(item => blocks(item.at("content", default: ())))) }
    else if node.type == "orderedList" { enum(start: node.at("attrs", default: (start: 1)).start, ..inner.map(item => blocks(item.at("content", default: ())))) }
    else if node.type == "blockquote" { pad(left: 10mm, blocks(inner)) }
    else if node.type == "callout" { block(fill: tones.at(node.attrs.tone), inset: 9pt, width: 100%, radius: 2pt, blocks(inner)) }
    else if node.type == "table" {
      let rows = inner.map(row => row.at("content", default: ()))
      let spans = cell => cell.at("attrs", default: (colspan: 1, rowspan: 1))
      let width = calc.max(1, ..rows.map(row => row.map(cell => spans(cell).colspan).sum(default: 0)))
      let drawn = cell => table.cell(colspan: spans(cell).colspan, rowspan: spans(cell).rowspan, fill: if cell.type == "tableHeader" { luma(237) }, blocks(cell.at("content", default: ())))
      let heads = rows.len() > 1 and rows.first().len() > 0 and rows.first().all(cell => cell.type == "tableHeader" and spans(cell).rowspan == 1)
      let rest = (if heads { rows.slice(1) } else { rows }).flatten().map(drawn)
      table(columns: (1fr,) * width, inset: 6pt, stroke: 0.5pt + luma(160), ..if heads { (table.header(..rows.first().map(drawn)),) }, ..rest)
    }
    else { blocks(inner) }
  }
  for node in nodes { one(node) }
}

#text(size: 18pt, weight: "bold", data.title)
#v(-6pt)
#text(fill: quiet, data.standing)
#if data.notice != none { block(fill: tones.warning, inset: 9pt, width: 100%, data.notice) }
#v(6pt)
#blocks(data.body)

#let register(title, heads, rows) = {
  if rows.len() > 0 {
    heading(level: 2, title)
    set text(size: 8.5pt)
    table(columns: heads.len(), inset: 5pt, stroke: 0.5pt + luma(160), table.header(..heads.map(h => table.cell(fill: luma(237), strong(h)))), ..rows.flatten())
  }
}
#register(data.signed.title, data.signed.heads, data.signed.rows)
#register(data.history.title, data.history.heads, data.history.rows)
`;
