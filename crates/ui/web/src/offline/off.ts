// The worker of a site that no longer wants one: it forgets the pages and our files, leaves what people wrote and that
// was not sent yet, and goes away.

import * as store from "./store";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("parvis-")) await caches.delete(name);
      await store.eraseAll(["pages", "texts"]);
      await self.registration.unregister();
    })(),
  );
});
