let list: readonly string[] = [];

/** A register says which records it shows, in order, so that `[` and `]` lead from one to the next. */
export const rememberList = (hrefs: readonly string[]): void => {
  list = hrefs;
};

/** The address before or after this one in the list that was looked at last. */
export const neighbour = (path: string, step: 1 | -1): string | undefined => {
  const at = list.indexOf(path);
  return at < 0 ? undefined : list[at + step];
};
