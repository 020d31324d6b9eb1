// Between the page and who computes for it: a worker, which is this very script loaded again, or the page itself where
// the browser has no such worker. In the page each computation leaves time to what else happens there.

import { type Reason, Refused } from "./protocol/group";
import { perform, type Progress, type Tasks } from "./tasks";

type Kind = keyof Tasks;
type Asked = { number: number; kind: Kind; given: Tasks[Kind]["given"] };
type Told =
  | { number: number; progress: [done: number, total: number] }
  | { number: number; made: Tasks[Kind]["made"] }
  | { number: number; refused: Reason | null };

/** Asks for something that takes time. */
export type Ask = <K extends Kind>(
  kind: K,
  given: Tasks[K]["given"],
  progress?: (done: number, total: number) => void,
) => Promise<Tasks[K]["made"]>;

/** In the page. */
export function askBeside(script: string): Ask {
  const waiting = new Map<number, { told: (told: Told) => void; lost: () => void }>();
  let worker: Worker | null = null;
  let last = 0;
  const lose = (): void => {
    worker?.terminate();
    worker = null;
    for (const { lost } of waiting.values()) lost();
    waiting.clear();
  };
  try {
    worker = new Worker(script, { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => waiting.get(data.number)?.told(data));
    worker.addEventListener("error", lose);
  } catch {
    // This browser has no workers of this kind.
  }

  return (kind, given, progress = () => {}) => {
    const here = (): ReturnType<typeof perform<typeof kind>> =>
      perform(kind, given, async (done, total) => {
        progress(done, total);
        await new Promise((resolve) => setTimeout(resolve));
      });
    const beside = worker;
    if (beside === null) return here();
    const number = (last += 1);
    return new Promise((resolve, reject) => {
      waiting.set(number, {
        told(told) {
          if ("progress" in told) return progress(...told.progress);
          waiting.delete(number);
          if ("made" in told) resolve(told.made as Tasks[typeof kind]["made"]);
          else reject(told.refused === null ? new Error("not computed") : new Refused(told.refused));
        },
        lost: () => void here().then(resolve, reject),
      });
      beside.postMessage({ number, kind, given } satisfies Asked);
    });
  };
}

/** In the worker. */
export function answerBeside(): void {
  const tell = (told: Told): void => self.postMessage(told);
  self.addEventListener("message", ({ data: { number, kind, given } }: MessageEvent<Asked>) => {
    const progress: Progress = async (done, total) => tell({ number, progress: [done, total] });
    perform(kind, given, progress).then(
      (made) => tell({ number, made }),
      (error: unknown) => tell({ number, refused: error instanceof Refused ? error.reason : null }),
    );
  });
}
