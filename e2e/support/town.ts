// A Parvis of one's own: the real program, on the engine of the project, its demonstration freshly seeded.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { test as base } from "@playwright/test";

const binary =
  process.env.PARVIS_BINARY ?? fileURLToPath(new URL("../../target/debug/parvis", import.meta.url));

export class Town {
  private constructor(
    readonly url: string,
    private program: ChildProcess,
    private readonly folder: string,
    private readonly database: string[],
  ) {}

  /** Starts the program and waits for its first answer. */
  static async open(engine: string): Promise<Town> {
    const folder = mkdtempSync(join(tmpdir(), "parvis-e2e-"));
    const database = engine === "postgresql" ? ["--database", freshSchema()] : [];
    const { program, port } = await started(["--data", folder, "--listen", "127.0.0.1:0", ...database]);
    return new Town(`http://localhost:${port}`, program, folder, database);
  }

  /** Starts the program again at the same address, on the same data, with these options. */
  async restart(...options: string[]): Promise<void> {
    await this.end();
    const listen = ["--listen", `127.0.0.1:${new URL(this.url).port}`];
    this.program = (await started(["--data", this.folder, ...listen, ...this.database, ...options])).program;
  }

  /** Ends the program and forgets its folder. */
  async close(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    this.program.removeAllListeners("exit");
    const ended = new Promise((resolve) => this.program.once("exit", resolve));
    this.program.kill("SIGTERM");
    // Asked again, it no longer waits for connections that browsers keep open.
    const again = setTimeout(() => this.program.kill("SIGTERM"), 500);
    const late = setTimeout(() => this.program.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(again);
    clearTimeout(late);
  }
}

async function started(options: string[]): Promise<{ program: ChildProcess; port: string }> {
  const program = spawn(binary, ["demo", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const port = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer in 60 s: ${said}`)), 60_000);
    program.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/localhost:(\d+)/.exec(said);
      if (found?.[1]) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    program.on("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return { program, port };
}

function freshSchema(): string {
  const server = process.env.PARVIS_TEST_POSTGRES ?? "";
  const name = `e2e_${process.pid}_${Date.now()}`;
  execFileSync("psql", [server, "-q", "-c", `create schema ${name}`]);
  return `${server}?options=-c%20search_path%3D${name}`;
}

/** Stories get a town that lives as long as their worker. */
export const test = base.extend<object, { town: Town }>({
  town: [
    async ({}, use, workerInfo) => {
      const town = await Town.open(String(workerInfo.project.metadata.engine));
      await use(town);
      await town.close();
    },
    { scope: "worker" },
  ],
});
export { expect } from "@playwright/test";
