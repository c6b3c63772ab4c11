/** "iso-iec-27001-2022" as it is written: "27001:2022". */
export const shortEdition = (edition: string): string => edition.replace(/^(iso|iec)-(iec-)?/, "").replace(/-(\d{4})$/, ":$1");
