/** What can be done with documents; one file for each kind of record. */
export { documentTypeActs } from "./document-type-acts.ts";
export { documentActs } from "./document-acts.ts";
export { documentImportActs, revisionImportActs } from "./import-acts.ts";
export { revisionActs } from "./revision-acts.ts";
export { readingActs } from "./reading-acts.ts";
export { copyActs } from "./copy-acts.ts";
