// The service worker: pages from the network first, the kept ones without it; what was written without network, later.
//
// It stands aside whenever it can: only pages, ordinary forms and our own files pass through it, and whatever goes wrong
// in it, the network answers. What the server does not allow to be kept, by a header on each page, is never kept.

import { type Kept, PAGE_BYTES_MAX, addressOf, afterReader, filedUnder, surplus, titleOf } from "./keeping";
import { CHANGED, type Told } from "./messages";
import {
  type Item,
  ITEMS_MAX,
  LEAVING,
  type Leaving,
  corrected,
  expired,
  goneWith,
  isGoneBackTo,
  laterOf,
  nextOf,
  outcomeOf,
  over,
  placed,
  settled,
  writtenBy,
} from "./queue";
import * as store from "./store";

declare const self: ServiceWorkerGlobalScope;
/** Written before this script by the build: the digest of our files, and their addresses. */
declare const PARVIS: { version: string; files: string[] };

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const FILES = `parvis-${PARVIS.version}`;
const HOME = "/hors-connexion";
const OFFERS = "/hors-connexion/adresses";
const SIGN_OUT = "/deconnexion";
/** The field of the form that signs out, which says who does. */
const PERSON = "personne";
const TAG = "parvis-queue";
const OFFERS_EVERY_MS = 3_600_000;
const PAGES_OFFERED_MAX = 80;
const SEND_TIME_MAX_MS = 60_000;
/** Headers that must still protect a page when it is read again. */
const PROTECTIONS = ["content-security-policy", "referrer-policy", "x-content-type-options"];

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

/** Our own files, and the page that stands for all others: asked for as a visitor, it names nobody, in the reader's language. */
async function fill(): Promise<void> {
  const [files, { language }] = await Promise.all([caches.open(FILES), store.facts()]);
  const home = await fetch(`${HOME}?langue=${language}`, { credentials: "omit" });
  if (!home.ok) throw new Error(`${HOME}: ${home.status}`);
  await Promise.all([files.addAll(PARVIS.files), files.put(HOME, home)]);
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("parvis-") && name !== FILES) await caches.delete(name);
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "GET" && url.pathname.startsWith("/assets/")) event.respondWith(file(request, url));
  if (request.mode !== "navigate") return;
  if (request.method === "GET") event.respondWith(visit(event, url));
  if (request.method !== "POST") return;
  // What another site's page sends keeps all that the browser says of where it comes from, and erases nothing.
  if (!request.referrer.startsWith(`${self.location.origin}/`)) return;
  // « Back » to the answer of a form sends nothing: the browser alone knows whether it still holds that answer.
  if (isGoneBackTo(request as Request & { isHistoryNavigation?: boolean })) return;
  // Left to the browser, so that it hears what the server says of clearing this site's data.
  if (url.pathname === SIGN_OUT) return event.waitUntil(signOut(request.clone()).then(tell));
  if (request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) event.respondWith(send(event, url));
});

/** Our own files: their names change with their content. One of another version is answered by ours of the same name. */
async function file(request: Request, url: URL): Promise<Response> {
  const files = await caches.open(FILES).catch(() => null);
  const known = await files?.match(request).catch(() => undefined);
  if (known) return known;
  try {
    const fresh = await fetch(request);
    // A body's own colours are not in the build's list.
    if (fresh.ok && !fresh.redirected && url.pathname.startsWith("/assets/colours-")) await files?.put(request, fresh.clone()).catch(() => undefined);
    return fresh;
  } catch (unreached) {
    const [stem, extension] = [url.pathname.replace(/-[0-9a-f]+\.\w+$/, "-"), url.pathname.split(".").pop() ?? ""];
    const named = PARVIS.files.find((path) => path.startsWith(stem) && path.endsWith(extension));
    const ours = named === undefined ? undefined : await files?.match(named).catch(() => undefined);
    if (ours) return ours;
    throw unreached;
  }
}

/** A page: from the network, whatever is kept; without network, what is kept of it, or the page that says what is. */
async function visit(event: FetchEvent, url: URL): Promise<Response> {
  let response: Response;
  try {
    const begun = (await event.preloadResponse) as Response | undefined;
    response = begun ?? (await fetch(event.request));
  } catch (unreached) {
    const kept = await keptPage(addressOf(url)).catch(() => null);
    const shown = kept ?? (await stand(url.pathname === HOME ? "" : "data-missing").catch(() => null));
    if (shown) return shown;
    throw unreached;
  }
  try {
    const copy = isPage(response) ? response.clone() : response;
    event.waitUntil(
      remember(url, copy, response)
        .catch(() => undefined)
        .then(() => speak(response))
        .catch(() => undefined),
    );
  } catch {
    // Nothing that is ours to keep may stand between a reader and the page that came.
  }
  return response;
}

function isPage(response: Response): boolean {
  return response.ok && !response.redirected && response.headers.has("parvis-kept");
}

/** A reader who changes language reads everything in it, without network too: what is kept is read again. */
async function speak(response: Response): Promise<void> {
  const language = response.headers.get("content-language");
  const facts = await store.facts();
  if (language === null || language === facts.language) return;
  await store.setFacts({ language, offeredAt: 0 });
  await fill();
  await fetchOffers().catch(() => false);
  for (const page of await store.pages()) if (page.kind === "") await fetchPage(page.url).catch(() => undefined);
  await tell();
}

/** Who reads the site now is known from each of its pages; what may be kept of this one is kept. */
async function remember(url: URL, page: Response, response: Response, kind?: string): Promise<void> {
  const reader = response.headers.get("parvis-reader");
  if (reader === null) return;
  const facts = await store.facts();
  if (facts.reader !== reader) {
    const change = afterReader(facts.owner, reader);
    if (change.erases) await forgetPagesOf(facts.owner);
    await store.setFacts({ reader, ...(change.disowns ? { owner: null } : {}) });
    if (change.erases || writtenBy(await store.queue(), reader).length > 0) await tell();
  }
  const address = addressOf(url);
  if (isPage(response) && url.searchParams.has("fait")) {
    // What was just done is said once: kept without it, and only where a copy would otherwise be behind.
    if ((await store.page(address)) || reader === facts.owner) await fetchPage(address);
    return;
  }
  const owner = facts.reader === reader ? facts.owner : (await store.facts()).owner;
  const said = { status: response.status, reader, mayKeep: isPage(response) };
  const person = filedUnder(said, owner);
  if (person === null) return;
  const html = await page.text();
  if (html.length > PAGE_BYTES_MAX) return;
  // Signed out while it was on its way: it comes too late.
  if (person !== "" && (await store.facts()).owner !== person) return;
  const before = await store.page(address);
  const now = Date.now();
  const kept: Kept = {
    url: address,
    person,
    title: titleOf(html),
    at: now,
    used: now,
    bytes: html.length,
    kind: kind ?? (before?.person === person ? before.kind : ""),
  };
  const headers = [...response.headers].filter(([name]) => PROTECTIONS.includes(name));
  await store.putPage(kept, { url: address, html, headers });
  const tooMany = surplus(await store.pages());
  if (tooMany.length > 0) await store.forgetPages(tooMany);
}

async function forgetPagesOf(person: string | null): Promise<void> {
  const theirs = (await store.pages()).filter((page) => page.person !== "" && page.person === person);
  await store.forgetPages(theirs.map((page) => page.url));
}

/** A page as it was kept, which says so. */
async function keptPage(address: string): Promise<Response | null> {
  const [kept, text, facts] = await Promise.all([store.page(address), store.text(address), store.facts()]);
  if (!kept || !text || (kept.person !== "" && (kept.person !== facts.owner || facts.owner !== facts.reader))) return null;
  await store.putPage({ ...kept, used: Date.now() });
  return html(text.html.replace("<html", `<html data-kept-at="${kept.at}"`), 200, text.headers);
}

/** The page « Hors connexion », standing for one that cannot be had. */
async function stand(mark: string): Promise<Response | null> {
  const home = await (await caches.open(FILES)).match(HOME);
  if (!home) return null;
  const text = await home.text();
  const headers = [...home.headers].filter(([name]) => PROTECTIONS.includes(name));
  return html(text.replace("<html", `<html data-without-network ${mark}`), mark === "" ? 200 : 503, headers);
}

function html(text: string, status: number, headers: [string, string][]): Response {
  const type: [string, string] = ["content-type", "text/html; charset=utf-8"];
  return new Response(text, { status, headers: [...headers, type, ["cache-control", "no-store"]] });
}

/** A form: sent; or kept for later, when its page says that it may be and the device is its reader's. */
async function send(event: FetchEvent, url: URL): Promise<Response> {
  const copy = event.request.clone();
  try {
    return await fetch(event.request);
  } catch (unreached) {
    const body = await copy.text().catch(() => "");
    const isKept = await keep(url, body).catch(() => false);
    return Response.redirect(`${HOME}?envoi=${isKept ? "garde" : "non"}`, 303);
  }
}

/** What the form that signs out says is left of what waits; pages go in any case. */
async function signOut(request: Request): Promise<void> {
  const form = new URLSearchParams(await request.text().catch(() => ""));
  const left = (form.get(LEAVING) ?? "") as Leaving;
  if (left === "") return store.eraseAll();
  await inTurn(async () => {
    await store.changeQueue([], goneWith(await store.queue(), form.get(PERSON) ?? "", left));
    await store.eraseAll(["pages", "texts", "facts"]);
  });
}

async function keep(url: URL, body: string): Promise<boolean> {
  const later = laterOf(body);
  const { owner } = await store.facts();
  if (later === null || owner === null || later.person !== owner) return false;
  return inTurn(async () => {
    const queue = await store.queue();
    const sent: Omit<Item, "id"> = {
      ...later,
      action: url.pathname + url.search,
      body,
      at: Date.now(),
      state: "waiting",
      // Sent by a page that thought it had a network, it may have arrived all the same.
      isInDoubt: later.isOnline && self.navigator.onLine,
      answer: "",
    };
    const item = placed(queue, sent);
    if (item === null) return true;
    if (!("id" in item) && queue.length >= ITEMS_MAX) return false;
    await store.changeQueue([item], []);
    await tell();
    await wakeLater();
    return true;
  });
}

/** Asks the browser to wake us when there is a network; where it cannot, the next page opened will. */
async function wakeLater(): Promise<void> {
  const { sync } = self.registration as ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };
  await sync?.register(TAG).catch(() => undefined);
}

self.addEventListener("sync", (event) => {
  const { tag } = event as SyncEvent;
  if (tag !== TAG) return;
  // Refused, the browser comes back by itself a little later.
  (event as SyncEvent).waitUntil(sendAll().then((isOver) => (isOver ? undefined : Promise.reject(new Error("not sent yet")))));
});

let last: Promise<unknown> = Promise.resolve();

/** One thing at a time is done to the queue. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** Sends what waits, in order; false when the network or the server is still not there. */
async function sendAll(): Promise<boolean> {
  for (;;) {
    const isLeft = await inTurn(sendNext);
    if (isLeft !== null) return isLeft;
  }
}

/** Sends the next one: null when there may be others, true when nothing is left to send. */
async function sendNext(): Promise<boolean | null> {
  const { owner, reader } = await store.facts();
  const queue = await store.queue();
  const tooOld = expired(queue, Date.now());
  if (tooOld.length > 0) await store.changeQueue([], tooOld);
  // Signed out, or somebody else at this device: what waits is not theirs to send.
  const item = nextOf(queue.filter((one) => !tooOld.includes(one.id)), reader);
  if (item === undefined) return true;
  const inDoubt = { ...item, isInDoubt: true };
  await store.changeQueue([inDoubt], []);
  let response: Response;
  try {
    response = await fetch(item.action, {
      method: "POST",
      body: item.body,
      // The server does nothing for anybody else: the session may have ended, another may have begun.
      headers: { "content-type": "application/x-www-form-urlencoded", "parvis-as": item.person },
      signal: AbortSignal.timeout(SEND_TIME_MAX_MS),
    });
  } catch {
    await store.changeQueue([{ ...inDoubt, isInDoubt: item.isInDoubt || self.navigator.onLine }], []);
    return false;
  }
  const arrived = new URL(response.url);
  const outcome = outcomeOf({ status: response.status, isRedirected: response.redirected, path: arrived.pathname });
  if (outcome === "signed-out") {
    await store.changeQueue([item], []);
    await forgetPagesOf(owner);
    await store.setFacts({ reader: "visitor" });
    await tell();
    return true;
  }
  const isAnswer = outcome === "refused" || outcome === "conflict";
  const answer = isAnswer ? (await response.text().catch(() => "")).slice(0, PAGE_BYTES_MAX) : "";
  const { put, gone } = settled(queue, outcome === "later" ? inDoubt : item, outcome, answer);
  await store.changeQueue(put, gone);
  if (outcome === "sent") await Promise.all([item.page, addressOf(arrived)].map((address) => fetchPage(address).catch(() => undefined)));
  await tell();
  return outcome === "later" ? false : null;
}

/** Reads a page again, for the copy kept of it. */
async function fetchPage(address: string, kind?: string): Promise<void> {
  const response = await fetch(address);
  await remember(new URL(address, self.location.origin), response, response, kind);
}

/** Reads what the server offers to the owner of this device; what it no longer offers goes with time. */
async function fetchOffers(): Promise<boolean> {
  const { owner } = await store.facts();
  if (owner === null) return false;
  const response = await fetch(OFFERS);
  if (!response.ok) return false;
  const offered = (await response.json()) as { person: string | null; pages: { path: string; kind: string }[] };
  if (offered.person !== owner) return false;
  await store.setFacts({ offeredAt: Date.now() });
  const paths = offered.pages.map((page) => page.path);
  for (const page of await store.pages()) if (page.kind !== "" && !paths.includes(page.url)) await store.putPage({ ...page, kind: "" });
  for (const { path, kind } of offered.pages.slice(0, PAGES_OFFERED_MAX)) {
    if ((await store.facts()).owner !== owner) return false;
    await fetchPage(path, kind);
  }
  await tell();
  return true;
}

self.addEventListener("message", (event) => {
  const port = event.ports[0];
  const answered = answer(event.data as Told).catch(() => null);
  event.waitUntil(answered.then((said) => port?.postMessage(said)).then(() => after(event.data as Told)).catch(() => undefined));
});

async function answer(asked: Told): Promise<unknown> {
  const { owner, reader } = await store.facts();
  // A page of another moment names nobody: it is read by who read the site last.
  const isOwnFor = (person: string): boolean => owner !== null && (person === owner || (person === "" && reader === owner));
  // Whose writings a page may show: its reader's, while they are who reads the site. A page of another moment is the owner's.
  const writerFor = (person: string): string => ((person === "" ? owner : person) === reader && reader !== "visitor" ? reader : "");
  switch (asked.ask) {
    case "state": {
      const queue = await store.queue();
      const theirs = writtenBy(queue, writerFor(asked.person));
      const troubles = theirs.filter((item) => item.state !== "waiting").length;
      const items = theirs.filter((item) => asked.keys.includes(item.key));
      return { isOwn: isOwnFor(asked.person), count: theirs.length, troubles, others: queue.length - theirs.length, items };
    }
    case "all": {
      const queue = await store.queue();
      const isOwn = isOwnFor(asked.person);
      const pages = (await store.pages()).filter((page) => page.person === "" || isOwn);
      const isSignedOut = queue.length > 0 && reader === "visitor";
      return { isOwn, isSignedOut, count: queue.length, items: writtenBy(queue, writerFor(asked.person)), pages };
    }
    case "claim":
      await self.clients.claim();
      return { isDone: true };
    case "own":
      await store.setFacts({ owner: asked.person, reader: asked.person, offeredAt: 0 });
      return { isDone: true };
    case "disown":
      await inTurn(async () => {
        await store.changeQueue([], goneWith(await store.queue(), asked.person, "autres"));
        await store.eraseAll(["pages", "texts", "facts"]);
      });
      await tell();
      return { isDone: true };
    case "erase":
      await inTurn(() => store.eraseAll());
      await tell();
      return { isDone: true };
    case "correct":
      return inTurn(() => change(asked.id, (item) => corrected(item, asked.changes, Date.now())));
    case "put-over":
      return inTurn(() => change(asked.id, (item) => over(item, asked.version, Date.now())));
    case "cancel":
      await inTurn(() => store.changeQueue([], [asked.id]));
      await tell();
      return { isDone: true };
    case "fetch":
      return { isDone: asked.isOnline && (await fetchOffers()) };
    case "send":
      return { isDone: asked.isOnline && (await sendAll()) };
  }
}

/** What follows an answer, without anybody waiting for it. */
async function after(asked: Told): Promise<void> {
  if (asked.ask === "correct" || asked.ask === "put-over") await wakeLater();
  if (!asked.isOnline) return;
  // Signing out, or a browser short of space, takes them away while the worker stays.
  if (asked.ask === "state" && !(await (await caches.open(FILES)).match(HOME))) await fill();
  const facts = await store.facts();
  if (asked.ask === "state" && (await store.queue()).length > 0) await sendAll();
  if (asked.ask === "own" || (asked.ask === "state" && facts.owner === asked.person && facts.offeredAt < Date.now() - OFFERS_EVERY_MS)) await fetchOffers();
  if (asked.ask === "correct" || asked.ask === "put-over") await sendAll();
}

async function change(id: number, how: (item: Item) => Item | Omit<Item, "id"> | null): Promise<{ isDone: boolean }> {
  const item = (await store.queue()).find((one) => one.id === id);
  const changed = item === undefined ? null : how(item);
  if (changed !== null) await store.changeQueue([changed], []);
  await tell();
  return { isDone: changed !== null };
}

async function tell(): Promise<void> {
  for (const window of await self.clients.matchAll({ type: "window" })) window.postMessage(CHANGED);
}
