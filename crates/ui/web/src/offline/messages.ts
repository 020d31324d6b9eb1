// What pages ask of the worker, and what it answers. The worker alone writes: two windows never undo each other's work.

import type { Kept } from "./keeping";
import type { Item } from "./queue";

export type Ask =
  /** What this page has to know: is the device its reader's, what waits, and what of these forms */
  | { ask: "state"; person: string; keys: string[] }
  /** Everything, for the page « Hors connexion » */
  | { ask: "all"; person: string }
  /** This device is this person's, or not any more: what others wrote here stays */
  | { ask: "own"; person: string }
  | { ask: "disown"; person: string }
  /** Everything goes, whoever it is of */
  | { ask: "erase" }
  /** This page would be answered by the worker too: one that was there already does not take pages by itself */
  | { ask: "claim" }
  | { ask: "fetch" }
  | { ask: "send" }
  | { ask: "correct"; id: number; changes: [string, string][] }
  | { ask: "put-over"; id: number; version: number }
  | { ask: "cancel"; id: number };

/** What is asked, and whether the page sees a network: nothing is tried, and nothing put in doubt, where there is none. */
export type Told = Ask & { isOnline: boolean };

export type StateAnswer = {
  isOwn: boolean;
  /** How many writings of this reader's wait, and how many of them want a decision */
  count: number;
  troubles: number;
  /** How many of other people's wait: a number, and nothing else of them */
  others: number;
  items: Item[];
};

export type AllAnswer = {
  /** True when the device is kept for whoever read the site last */
  isOwn: boolean;
  /** True when something waits and nobody is signed in: whoever wrote it sees it once signed in */
  isSignedOut: boolean;
  /** How many writings wait, whoever wrote them */
  count: number;
  items: Item[];
  pages: Kept[];
};

/** Whether what was asked could be done. */
export type DoneAnswer = { isDone: boolean };

type Answers<A extends Ask> = A extends { ask: "state" } ? StateAnswer : A extends { ask: "all" } ? AllAnswer : DoneAnswer;

/** Asks the worker; nothing when there is none, or when it does not answer. */
export async function ask<A extends Ask>(asked: A): Promise<Answers<A> | null> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = (event) => resolve(event.data as Answers<A> | null);
    const told: Told = { ...asked, isOnline: navigator.onLine };
    worker.postMessage(told, [port2]);
  });
}

/** Told to every window when what waits or what is kept has changed. */
export const CHANGED = "parvis-offline-changed";
