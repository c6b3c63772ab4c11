const paths: Readonly<Record<string, string>> = {
  undo: "M6 3.5 2.5 7 6 10.5M2.5 7h6.7a3.8 3.8 0 0 1 0 7.5H6",
  redo: "M10 3.5 13.5 7 10 10.5M13.5 7H6.8a3.8 3.8 0 0 0 0 7.5H10",
  code: "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5",
  bullets: "M6 4h8M6 8h8M6 12h8M2.5 4h.6M2.5 8h.6M2.5 12h.6",
  numbers: "M6.5 4H14M6.5 8H14M6.5 12H14M2.2 3.2 3.2 2.6v3M2 10.3c.2-.9 2-.8 1.9.1 0 .7-1.9 1.4-1.9 2.1h2",
  in: "M2 3.5h12M7.5 8H14M2 12.5h12M2 6l2.5 2L2 10z",
  out: "M2 3.5h12M7.5 8H14M2 12.5h12M4.5 6 2 8l2.5 2z",
  note: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3V11M8 5v.2",
  warning: "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3",
  danger: "M5.2 2h5.6L14 5.2v5.6L10.8 14H5.2L2 10.8V5.2zM8 5v3.5M8 10.7v.3",
  quote: "M3 4v8M6 5h8M6 8h8M6 11h5",
  lines: "M2 3h12v10H2zM4.5 6l2 2-2 2M8 10.5h3",
  rule: "M2 8h12M4 4.5h8M4 11.5h8",
  table: "M2 3h12v10H2zM2 6.5h12M6 3v10M10 3v10",
  picture: "M2 3h12v10H2zM2 11l3.5-3.5 3 3 2-2L14 12M10.5 6.2v.1",
  link: "M6.5 9.5l3-3M7 4.7 8.7 3a2.7 2.7 0 0 1 3.9 3.9l-1.7 1.7M9 11.3 7.3 13a2.7 2.7 0 0 1-3.9-3.9l1.7-1.7",
};

/** The drawing or the letter of a button; its name stands in the button's label. */
export const ToolMark = ({ name }: { readonly name: string }) =>
  paths[name] ? (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  ) : (
    <span className={`doc-letter ${name}`} aria-hidden="true">
      {name}
    </span>
  );
