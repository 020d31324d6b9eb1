// The line to the server: opened again whenever it drops, each side then says what it knows and sends what the other misses.
//
// A change counts as kept once the server said so. Until then it also stays in this browser: closing the page, or losing the
// network for a day, loses nothing.

import * as Y from "yjs";

import { fromText, toText } from "./bytes";
import { Waiting, holdsMore } from "./waiting";

export interface Present {
  seat: number;
  name: string;
  colour: number;
  caret: string;
}

export type State = "connecting" | "kept" | "sending" | "offline";

export interface Listener {
  state(state: State): void;
  people(you: number, people: Present[]): void;
  /** Nothing can be sent any more; the sentence says why */
  over(sentence: string): void;
  saved(sentence: string): void;
  /** A change is longer than anything the server takes */
  tooLong(): string;
  /** The first time that what the server knows is here */
  ready(): void;
}

/** Marks what comes from the server, so that it is not sent back. */
const REMOTE = Symbol("remote");
/** Changes typed within this time leave together. */
const GATHERED_MS = 150;
const RETRY_MS_MAX = 15_000;
/** A text longer than this is not written whole in the browser at each word. */
const LONG_UNITS = 200_000;
/** A connection that opens and says nothing in this time is none. */
const OPENING_MS_MAX = 10_000;

export class LineToServer {
  private socket: WebSocket | null = null;
  private retryMs = 1_000;
  private waiting = 0;
  private gathering = 0;
  private gathered: Uint8Array[] = [];
  private sent = 0;
  private kept = 0;
  private isGreeted = false;
  private isReady = false;
  private isOver = false;
  private caret = "";
  /** What the server said it knew, the last time */
  private known: Uint8Array | undefined;
  private readonly waitingHere: Waiting;
  private readonly bytesMax: number;

  constructor(
    private readonly doc: Y.Doc,
    private readonly url: string,
    about: { draft: string; person: string; bytesMax: number },
    private readonly listener: Listener,
  ) {
    this.bytesMax = about.bytesMax;
    this.waitingHere = new Waiting(() => localStorage, about.draft, about.person, String(doc.clientID));
    this.takeBack();
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === REMOTE) return;
      this.gathered.push(update);
      this.show();
      if (this.gathering === 0) this.gathering = window.setTimeout(() => this.flush(), GATHERED_MS);
    });
    window.addEventListener("offline", () => this.drop());
    window.addEventListener("online", () => {
      this.retryMs = 1_000;
      this.open();
    });
    window.addEventListener("pagehide", () => this.flush());
    window.addEventListener("beforeunload", (event) => {
      this.flush();
      // Closing the page would lose it: this browser keeps nothing.
      if ((this.isWaiting || this.isOver) && this.waitingHere.isLost) event.preventDefault();
    });
    this.open();
  }

  /** True when something typed here is not kept by the server yet. */
  get isWaiting(): boolean {
    return this.gathered.length > 0 || this.sent > this.kept || (!this.isGreeted && this.waitingHere.isSome);
  }

  /** The texts that the server refused, kept here until they are forgotten. */
  turnedAway(): string[] {
    const texts = this.waitingHere.turnedAway.map((stored) => {
      const doc = new Y.Doc();
      try {
        Y.applyUpdate(doc, fromText(stored));
      } catch {
        // what cannot be read is not shown
      }
      return [doc.getText("title").toString(), doc.getText("lines").toString()].filter((words) => words !== "").join("\n");
    });
    return texts.filter((text) => text !== "");
  }

  /** Whoever wrote them does not want them any more. */
  forgetTurnedAway(): void {
    this.waitingHere.forgetTurnedAway();
  }

  /** Says where the caret is. */
  place(caret: string): void {
    if (caret === this.caret) return;
    this.caret = caret;
    if (this.isGreeted) this.say(3, new TextEncoder().encode(caret));
  }

  private open(): void {
    window.clearTimeout(this.waiting);
    if (this.isOver || this.socket !== null) return;
    if (!navigator.onLine) {
      this.listener.state("offline");
      return;
    }
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.isGreeted = false;
    const late = window.setTimeout(() => {
      if (!this.isGreeted) socket.close();
    }, OPENING_MS_MAX);
    socket.addEventListener("open", () => this.say(1, Y.encodeStateVector(this.doc)));
    socket.addEventListener("message", (event) => {
      if (this.socket === socket && event.data instanceof ArrayBuffer) this.hear(new Uint8Array(event.data));
    });
    socket.addEventListener("close", () => {
      window.clearTimeout(late);
      if (this.socket === socket) this.drop();
    });
    this.show();
  }

  /** The connection is lost: what is not kept will be sent by the next one. */
  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.isGreeted = false;
    socket?.close();
    if (this.isOver) return;
    this.listener.people(0, []);
    this.show();
    window.clearTimeout(this.waiting);
    // Everybody comes back after a restart: not all at once.
    this.waiting = window.setTimeout(() => this.open(), this.retryMs * (0.5 + Math.random() / 2));
    this.retryMs = Math.min(this.retryMs * 2, RETRY_MS_MAX);
  }

  private hear(message: Uint8Array): void {
    const content = message.subarray(1);
    const words = () => new TextDecoder().decode(content);
    switch (message[0]) {
      case 1:
        Y.applyUpdate(this.doc, content, REMOTE);
        break;
      case 2:
        this.greeted(content);
        break;
      case 3:
        this.kept = new DataView(content.buffer, content.byteOffset).getUint32(0);
        if (!this.isWaiting) this.waitingHere.forget();
        this.show();
        break;
      case 4: {
        const told = JSON.parse(words()) as { you: number; people: Present[] };
        this.listener.people(told.you, told.people);
        break;
      }
      case 5:
        this.refused(words());
        break;
      case 6:
        this.end(words());
        break;
      case 7:
        this.listener.saved(words());
        break;
      default:
    }
  }

  /** The server said what it knows: what it misses leaves, whatever was sent before. */
  private greeted(known: Uint8Array): void {
    this.known = known.slice();
    if (this.gathered.length > 0) this.store();
    this.retryMs = 1_000;
    this.isGreeted = true;
    this.gathered = [];
    this.sent = 0;
    this.kept = 0;
    // Compared each time, and not only where something waits here: a database that was restored gets back what it lost. What
    // was only erased has no number of its own, and leaves where something waits.
    const here = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    if (this.waitingHere.isSome || holdsMore(here, Y.decodeStateVector(this.known))) {
      this.update(Y.encodeStateAsUpdate(this.doc, this.known));
    }
    if (this.caret !== "") this.say(3, new TextEncoder().encode(this.caret));
    if (!this.isReady) {
      this.isReady = true;
      this.listener.ready();
    }
    this.show();
  }

  private flush(): void {
    window.clearTimeout(this.gathering);
    this.gathering = 0;
    if (this.gathered.length > 0) this.store();
    if (!this.isGreeted || this.gathered.length === 0) return;
    const together = Y.mergeUpdates(this.gathered);
    this.gathered = [];
    this.update(together);
  }

  private update(update: Uint8Array): void {
    if (update.length >= this.bytesMax) {
      this.store();
      this.refused(this.listener.tooLong());
      return;
    }
    this.sent += 1;
    this.say(2, update);
    this.show();
  }

  private say(kind: number, content: Uint8Array): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    const message = new Uint8Array(content.length + 1);
    message[0] = kind;
    message.set(content, 1);
    this.socket.send(message);
  }

  /** What was sent is not of this text, or too much: it is put aside, for whoever wrote it to copy. */
  private refused(sentence: string): void {
    this.isOver = true;
    this.store();
    this.waitingHere.putAside();
    // Nor kept again, now or when the page is closed.
    this.gathered = [];
    this.sent = this.kept;
    this.end(sentence);
  }

  /** Nothing is sent any more. What waits stays in this browser: the same person may be let in again later. */
  private end(sentence: string): void {
    this.isOver = true;
    if (this.gathered.length > 0 || this.sent > this.kept) this.store();
    this.socket?.close();
    this.listener.over(sentence);
  }

  private show(): void {
    if (this.isOver) return;
    if (!this.isGreeted) this.listener.state(navigator.onLine && this.socket !== null && !this.isReady ? "connecting" : "offline");
    else this.listener.state(this.isWaiting ? "sending" : "kept");
  }

  /**
   * Keeps in this browser what the server may not have yet: all of the text, so that it can be read without the server; of a
   * long one, while the server answers, only what it did not know, since this is done again at each word.
   */
  private store(): void {
    const less = () => toText(Y.encodeStateAsUpdate(this.doc, this.known));
    const isLong = this.doc.getText("lines").length > LONG_UNITS;
    this.waitingHere.keep(isLong && this.isGreeted && !this.isOver ? less : () => toText(Y.encodeStateAsUpdate(this.doc)), less);
  }

  /** What this person wrote here when a page was closed before it could leave. */
  private takeBack(): void {
    for (const stored of this.waitingHere.left) {
      try {
        Y.applyUpdate(this.doc, fromText(stored), REMOTE);
      } catch {
        // Cut short by the browser: it stays where it is, the rest is taken.
      }
    }
  }
}
