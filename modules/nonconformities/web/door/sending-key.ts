/** The random key under which a device sends its report, however often: it also makes the private link, so nobody can guess it. */
export const sendingKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
};
