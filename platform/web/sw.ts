/// <reference lib="webworker" />
/** Keeps the shell on the device, so that the application starts and the outbox works without a connection. Answers of the server are never kept here. */
declare const __SHELL__: readonly string[];
declare const __BUILD__: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const shell = `remit-shell-${__BUILD__}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll([...__SHELL__]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("remit-shell-") && name !== shell).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => worker.clients.claim()));
});

const kept = (path: string): boolean => path.startsWith("/assets/") || /^\/(icon[\w-]*\.(svg|png)|manifest\.webmanifest)$/.test(path);

/** Files of a build never change under their name: the kept one is as good as a new one. */
const fromShell = async (request: Request): Promise<Response> => {
  const found = await caches.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(shell)).put(request, response.clone());
  return response;
};

/** A page is fetched anew while there is a connection; without one the kept frame is shown. */
const page = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match("/")) ?? Response.error();
  }
};

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || url.pathname.startsWith("/api/")) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (kept(url.pathname)) event.respondWith(fromShell(event.request));
});
