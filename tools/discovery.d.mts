import type { Plugin } from "esbuild";

export declare const discoverySource: (root: string) => string;
export declare const discovery: (root: string) => Plugin;
