/** Where a requirement is explained: `iso-9001-2015:7.5.3` has its page under its edition. */
export const clauseHref = (id: string): string => {
  const at = id.indexOf(":");
  return at < 0 ? "/standards" : `/standards/${encodeURIComponent(id.slice(0, at))}/${encodeURIComponent(id.slice(at + 1))}`;
};
