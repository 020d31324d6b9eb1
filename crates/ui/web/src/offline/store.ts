// What the device holds, in one IndexedDB database: pages and their texts, what waits to be sent, and a few facts.

import type { Kept } from "./keeping";
import type { Item } from "./queue";

const NAME = "parvis-offline";
const STORES = ["pages", "texts", "queue", "facts"] as const;
type Store = (typeof STORES)[number];

/** A page's text, with the headers that protect it. */
export type Text = { url: string; html: string; headers: [string, string][] };

/** What is known of the device. */
export type Facts = {
  /** Who said « keep on this device »; null when nobody did */
  owner: string | null;
  /** Who read the site last: a person, `visitor`, or nobody yet */
  reader: string;
  /** The language the site was last read in, in which everything here is kept */
  language: string;
  /** When what the server offers was last fetched, in milliseconds */
  offeredAt: number;
};

const NO_FACTS: Facts = { owner: null, reader: "", language: "fr", offeredAt: 0 };

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("pages", { keyPath: "url" });
      asked.result.createObjectStore("texts", { keyPath: "url" });
      asked.result.createObjectStore("queue", { keyPath: "id", autoIncrement: true });
      asked.result.createObjectStore("facts");
    };
    asked.onsuccess = () => {
      // Signing out clears the database: it must not wait for us.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error ?? new Error("no database"));
  });
}

/** Runs `work` in one transaction, and gives the result of the request it returns once all is written. */
async function within<T>(stores: Store[], mode: IDBTransactionMode, work: (at: (store: Store) => IDBObjectStore) => IDBRequest<T> | void): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(stores, mode);
      const request = work((store) => transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result as T);
      transaction.onabort = () => reject(transaction.error ?? new Error("not written"));
    });
  } finally {
    database.close();
  }
}

export async function facts(): Promise<Facts> {
  const known = await within<Facts | undefined>(["facts"], "readonly", (at) => at("facts").get("device"));
  return { ...NO_FACTS, ...known };
}

export async function setFacts(changed: Partial<Facts>): Promise<void> {
  const now = { ...(await facts()), ...changed };
  await within(["facts"], "readwrite", (at) => void at("facts").put(now, "device"));
}

export function pages(): Promise<Kept[]> {
  return within<Kept[]>(["pages"], "readonly", (at) => at("pages").getAll());
}

export function page(url: string): Promise<Kept | undefined> {
  return within<Kept | undefined>(["pages"], "readonly", (at) => at("pages").get(url));
}

export function text(url: string): Promise<Text | undefined> {
  return within<Text | undefined>(["texts"], "readonly", (at) => at("texts").get(url));
}

export function putPage(kept: Kept, written?: Text): Promise<void> {
  return within(["pages", "texts"], "readwrite", (at) => {
    at("pages").put(kept);
    if (written) at("texts").put(written);
  });
}

export function forgetPages(urls: string[]): Promise<void> {
  return within(["pages", "texts"], "readwrite", (at) => {
    for (const url of urls) {
      at("pages").delete(url);
      at("texts").delete(url);
    }
  });
}

export function queue(): Promise<Item[]> {
  return within<Item[]>(["queue"], "readonly", (at) => at("queue").getAll());
}

export function changeQueue(put: (Item | Omit<Item, "id">)[], gone: number[]): Promise<void> {
  return within(["queue"], "readwrite", (at) => {
    for (const item of put) at("queue").put(item);
    for (const id of gone) at("queue").delete(id);
  });
}

/** Forgets everything but, when asked, what waits to be sent. */
export function eraseAll(stores: Store[] = [...STORES]): Promise<void> {
  return within(stores, "readwrite", (at) => {
    for (const store of stores) at(store).clear();
  });
}
