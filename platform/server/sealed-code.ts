const uuid = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/**
 * A code that nobody can guess and that says whose it is: the organisation's id and a secret. A
 * public door needs it, because the database shows no row before it knows the organisation.
 */
export const seal = (organisationId: string, secret: Buffer): string => Buffer.concat([Buffer.from(organisationId.replaceAll("-", ""), "hex"), secret]).toString("base64url");

/** The organisation that a code names, or null when the text is no code of this length. */
export function organisationIn(code: string, secretBytes: number): string | null {
  if (!/^[\w-]{20,120}$/.test(code)) return null;
  const bytes = Buffer.from(code, "base64url");
  return bytes.length === 16 + secretBytes && bytes.toString("base64url") === code ? uuid(bytes.subarray(0, 16).toString("hex")) : null;
}
