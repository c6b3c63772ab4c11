import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin } from "vite";

/** The service worker stands at the root of the site, under one name for ever; it names the files of this build. */
const serviceWorker = (): Plugin => ({
  name: "remit-service-worker",
  apply: "build",
  async writeBundle(options, bundle) {
    const files = Object.keys(bundle).filter((file) => !file.endsWith(".map"));
    await build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      define: { __SHELL__: JSON.stringify(shellOf(files)), __BUILD__: JSON.stringify(buildName(files)) },
      build: {
        outDir: options.dir ?? "dist/web",
        emptyOutDir: false,
        copyPublicDir: false,
        minify: true,
        rollupOptions: { input: "platform/web/sw.ts", output: { format: "iife", entryFileNames: "sw.js" } },
      },
    });
  },
});

/** What the shell needs to start without a connection: everything but the faces of other scripts and the pages' pictures. */
const shellOf = (files: readonly string[]): readonly string[] => [
  "/",
  ...files.filter((file) => /\.(js|css)$/.test(file) || /plex-(sans-latin-standard|mono-latin-400)/.test(file)).map((file) => `/${file}`),
];

const buildName = (files: readonly string[]): string =>
  files
    .toSorted()
    .join("|")
    .split("")
    .reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
    .toString(36);

export default defineConfig({
  plugins: [react(), serviceWorker()],
  publicDir: "platform/web/public",
  build: { outDir: "dist/web", emptyOutDir: true, target: "es2023", sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { port: 5173, proxy: { "/api": process.env["REMIT_SERVER"] ?? "http://127.0.0.1:8080" } },
});
