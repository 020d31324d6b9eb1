// What failed, in a few lines each, once everything was told: the rest of the log is long.
import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Lines of an error that say what was waited for and what was there. */
const LINES_MAX = 14;

export default class Failures implements Reporter {
  private told: Suite | undefined;

  onBegin(_config: FullConfig, told: Suite): void {
    this.told = told;
  }

  onEnd(): void {
    const failed = this.told?.allTests().filter((test) => test.outcome() === "unexpected") ?? [];
    for (const test of failed) console.log(`\n${titleOf(test)}\n${reasonOf(test)}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

const titleOf = (test: TestCase) => test.titlePath().filter(Boolean).join(" › ");

function reasonOf(test: TestCase): string {
  const errors = test.results.at(-1)?.errors ?? [];
  // Colours of a terminal are noise in a file.
  const said = errors.map((error) => (error.message ?? "").replace(/\u001b\[\d+m/g, "")).join("\n");
  return said.split("\n").slice(0, LINES_MAX).map((line) => `  ${line.slice(0, 300)}`).join("\n");
}
