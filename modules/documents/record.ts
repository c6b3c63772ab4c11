/** What this module keeps: documents and their revisions, what is read of them, and printed copies. */
export * from "./document-type.ts";
export * from "./document.ts";
export * from "./revision.ts";
export * from "./reading.ts";
export * from "./copy.ts";
