const paths = {
  plus: "M8 3v10M3 8h10",
  today: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5M8 9v2.5l1.5.8",
  standard: "M4 2h6.5L13 4.5V14H4zM6.3 6.5h4.4M6.3 9h4.4M6.3 11.5h2.6",
  down: "M3.5 6 8 10.5 12.5 6",
  organisation: "M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11zM2.5 5 8 7.8 13.5 5M8 7.8v6",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.4 3.4",
  bell: "M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zM6.7 13.8h2.6",
  shield: "M8 2 13 3.8v4c0 3-2 5.2-5 6.2-3-1-5-3.2-5-6.2v-4zM5.8 8l1.6 1.6 2.9-3.2",
  right: "M6 3.5 10.5 8 6 12.5",
  left: "M10 3.5 5.5 8l4.5 4.5",
  document: "M4 2h5.5L12.5 5v9H4zM9.5 2v3h3M6 8h4.5M6 10.5h4.5",
  remit: "M2.5 2.5h11v11h-11zM8 9.5h5.5M8 9.5v4",
  risk: "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3",
  target: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
  people: "M6 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM2 13.2c.2-2.6 1.7-4 4-4s3.8 1.4 4 4M10.8 3.2a2 2 0 0 1 0 3.7M12 9.7c1.2.6 1.9 1.8 2 3.5",
  flag: "M3.5 2v12M3.5 3h8l-1.8 2.8L11.5 8.5h-8",
  certificate: "M8 9.5A3.7 3.7 0 1 0 8 2.1a3.7 3.7 0 0 0 0 7.4zM5.8 9l-.9 5L8 12.4 11.1 14l-.9-5",
  change: "M3 6.5A5.3 5.3 0 0 1 12.8 5M13 2.5V5.3h-2.8M13 9.5A5.3 5.3 0 0 1 3.2 11M3 13.5v-2.8h2.8",
  audit: "M3 2.5h10v11H3zM5.3 6l1 1 1.7-2M5.3 10.5l1 1L8 9.5M9.7 6.3h1.6M9.7 10.8h1.6",
  review: "M2.5 3h11v8h-6l-3 2.5V11h-2zM5.2 6h5.6M5.2 8.3h3.4",
  talk: "M2.5 3h11v8h-6l-3 2.5V11h-2z",
  instrument: "M2.3 11.5a6 6 0 1 1 11.4 0M8 9.8 10.7 6M2.3 11.5h1.5M12.2 11.5h1.5M8 3.5V5",
  training: "M1.8 5.8 8 3l6.2 2.8L8 8.6zM4.3 7v3.6c1 .9 2.2 1.4 3.7 1.4s2.7-.5 3.7-1.4V7M14.2 5.8v4",
  obligation: "M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.5 9h3zM13 4.5 11.5 9h3z",
  door: "M4 2.5h8v11H4zM2.5 13.5h11M9.7 8v.4",
  process: "M2 3h4v4H2zM10 9h4v4h-4zM6 5h3.5a1.5 1.5 0 0 1 1.5 1.5V9M10.2 3.2h3.6v2.6h-3.6z",
  supplier: "M1.5 4h8v7h-8zM9.5 6.5h3l2 2.2V11h-5M4.3 12.6a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6zM11.7 12.6a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6z",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3V11M8 5v.2",
  lock: "M3.5 7h9v6.5h-9zM5.3 7V5a2.7 2.7 0 0 1 5.4 0v2",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  arrow: "M2.5 8H13M9 4l4 4-4 4",
  person: "M8 7.8A2.7 2.7 0 1 0 8 2.4a2.7 2.7 0 0 0 0 5.4zM2.8 13.8c.3-3 2.2-4.3 5.2-4.3s4.9 1.3 5.2 4.3",
  close: "M4 4l8 8M12 4l-8 8",
  home: "M2.5 7.5 8 2.8l5.5 4.7v6h-4v-4h-3v4h-4z",
  sign: "M2 13.5h12M3.5 10.5c1.5-5 3.7-8 5-7.3 1.5.8-3.2 6.5-2 7.3 1 .6 2.2-2.3 3.2-1.9.8.3-.2 1.7.8 1.8.8.1 1.4-.7 2-1.4",
  download: "M8 2.5v8M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  until: "M3 8.5h6.5M7 6l2.5 2.5L7 11M12.5 3v10",
  tick: "M3 8.5 6.5 12 13 4.5",
  clients: "M2.5 5.5h11v8h-11zM5.8 5.5V3h4.4v2.5M2.5 9h11",
  code: "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5H11V11M13.5 9.5V11M9.5 13.5h1M12.5 12.5h1v1",
  eye: "M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  attach: "M12.5 7 7.8 11.7a2.7 2.7 0 0 1-3.9-3.9l5-4.9a1.9 1.9 0 0 1 2.7 2.7l-4.7 4.7a.9.9 0 0 1-1.3-1.3L9.6 5",
  camera: "M2 5h3l1-1.7h4L11 5h3v8H2zM8 11.2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  link: "M6.5 9.5l3-3M7 4.7 8.7 3a2.7 2.7 0 0 1 3.9 3.9l-1.7 1.7M9 11.3 7.3 13a2.7 2.7 0 0 1-3.9-3.9l1.7-1.7",
  world: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 2 2.6 4 2.6 6S10 12 8 14c-2-2-2.6-4-2.6-6S6 4 8 2z",
  book: "M8 4C6.5 2.8 4.5 2.5 2 2.7v9.8c2.5-.2 4.5.1 6 1.3 1.5-1.2 3.5-1.5 6-1.3V2.7c-2.5-.2-4.5.1-6 1.3zM8 4v9.8",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  key: "M5.2 10.8a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM7.9 8.1h6.1v2.4M11.5 8.1v2",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 16 units beside a word. It never stands alone: the word, or a label of its button, says the same. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);

/** The drawing sheet with its title block filled in. */
export const Logo = ({ size = 20 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" fill="none">
    <rect x="1.75" y="1.75" width="16.5" height="16.5" rx="1.5" stroke="currentColor" strokeWidth="1.5" />
    <path d="M8.5 11h9.75v5.75a1.5 1.5 0 0 1-1.5 1.5H8.5z" fill="var(--blueprint-solid)" />
    <path d="M8.5 18.25V11h9.75" stroke="currentColor" strokeWidth="1.5" />
  </svg>
);
