// A Parvis of one's own: the real program, on the engine of the project, with its demonstration. It is seeded once
// (`seeded.setup.ts`), by the program itself; each town begins with a copy, on PostgreSQL of what a backup gave back.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
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

  /** Starts the program on a copy of the demonstration, with these options, and waits for its first answer. */
  static async open(engine: string, ...options: string[]): Promise<Town> {
    const folder = mkdtempSync(join(tmpdir(), "parvis-e2e-"));
    cpSync(seededFolder(engine), folder, { recursive: true });
    const database = engine === "postgresql" ? ["--database", copyOfSeeded()] : [];
    const { program, port } = await Town.start("127.0.0.1:0", folder, database, options);
    return new Town(`http://localhost:${port}`, program, folder, database);
  }

  /** Has the program make the demonstration that towns of this engine are copies of: seeded, or a backup of what was. */
  static async seed(engine: string): Promise<void> {
    const folder = seededFolder(engine);
    if (engine === "sqlite") {
      await ended((await Town.start("127.0.0.1:0", folder, [], [])).program);
      return;
    }
    const backup = `${folder}.tar.gz`;
    execFileSync(binary, ["backup", "--data", seededFolder("sqlite"), "--to", backup]);
    psql(`create database "${SEEDED}"`);
    execFileSync(binary, ["restore", backup, "--data", folder, "--database", databaseUrl(SEEDED)]);
    rmSync(backup);
  }

  private static start(listen: string, folder: string, database: string[], options: string[]) {
    return started(["demo", "--data", folder, "--listen", listen, ...database, ...options], /http:\/\/localhost:(\d+)/);
  }

  /** Starts the program again at the same address, on the same data, with these options. */
  async restart(...options: string[]): Promise<void> {
    await ended(this.program);
    const listen = `127.0.0.1:${new URL(this.url).port}`;
    this.program = (await Town.start(listen, this.folder, this.database, options)).program;
  }

  /** Ends the program and leaves what it kept, so that commands have it for themselves. */
  async stop(): Promise<void> {
    await ended(this.program);
  }

  /** Where its data are, as commands take it. */
  get place(): string[] {
    return ["--data", this.folder, ...this.database];
  }

  /** Ends the program and forgets its folder. */
  async close(): Promise<void> {
    await ended(this.program);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A place where nothing is yet, on an engine. */
export class Empty {
  readonly folder = mkdtempSync(join(tmpdir(), "parvis-e2e-"));
  readonly place: string[];

  constructor(engine: string) {
    this.place = ["--data", this.folder, ...(engine === "postgresql" ? ["--database", freshSchema()] : [])];
  }

  /** Serves what was brought there since; gives where, and how to end. */
  async serve(): Promise<{ url: string; end: () => Promise<void> }> {
    const asked = ["serve", ...this.place, "--listen", "127.0.0.1:0"];
    const { program, port } = await started(asked, /http:\/\/127\.0\.0\.1:(\d+)/);
    return { url: `http://localhost:${port}`, end: () => ended(program) };
  }

  forget(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a command of the program to its end; gives what it says. */
export function command(name: string, ...more: string[]): string {
  return execFileSync(binary, [name, ...more], { encoding: "utf8" });
}

/** Where the demonstration of an engine waits to be copied (named by `playwright.config.ts` for the whole run). */
function seededFolder(engine: string): string {
  return join(process.env.PARVIS_SEEDED ?? "", engine);
}

/** The database of the demonstration, on PostgreSQL. */
const SEEDED = basename(process.env.PARVIS_SEEDED ?? "");

/** Schemas and databases made by this worker: two in a millisecond have two names. */
let made = 0;

function freshName(): string {
  return `e2e_${process.pid}_${Date.now()}_${(made += 1)}`;
}

function psql(statement: string): void {
  execFileSync("psql", [process.env.PARVIS_TEST_POSTGRES ?? "", "-q", "-c", statement]);
}

function databaseUrl(name: string): string {
  const url = new URL(process.env.PARVIS_TEST_POSTGRES ?? "");
  url.pathname = `/${name}`;
  return url.href;
}

function copyOfSeeded(): string {
  const name = freshName();
  psql(`create database ${name} template "${SEEDED}"`);
  return databaseUrl(name);
}

function freshSchema(): string {
  const name = freshName();
  psql(`create schema ${name}`);
  return `${process.env.PARVIS_TEST_POSTGRES ?? ""}?options=-c%20search_path%3D${name}`;
}

/** Two bodies that live in one program, each by a name of its own that a browser finds on this machine. */
export class Neighbours {
  private constructor(
    private readonly port: string,
    private readonly links: Map<string, string>,
    private readonly arguments_: string[],
    private readonly program: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Creates « Ville de Lune » then « Pays de Mer » by the command line, and serves them. */
  static async open(engine: string): Promise<Neighbours> {
    const folder = mkdtempSync(join(tmpdir(), "parvis-e2e-"));
    const place = ["--data", folder, ...(engine === "postgresql" ? ["--database", freshSchema()] : [])];
    const links = new Map<string, string>();
    for (const [name, host, agent] of [
      ["Ville de Lune", "lune.localhost", "Séléné Lune"],
      ["Pays de Mer", "mer.localhost", "Maëlle Mer"],
    ] as const) {
      const about = ["--name", name, "--host", host, "--agent-name", agent, "--agent-email", `agent@${host}.example`];
      const said = execFileSync(binary, ["init", ...place, ...about], { encoding: "utf8" });
      links.set(host, /https:\/\/[^/]+(\/connexion\/\S+)/.exec(said)?.[1] ?? "");
    }
    const { program, port } = await started(["serve", ...place, "--listen", "127.0.0.1:0"], /http:\/\/127\.0\.0\.1:(\d+)/);
    return new Neighbours(port, links, place, program, folder);
  }

  /** Where a name is opened. */
  url(host: string): string {
    return `http://${host}:${this.port}`;
  }

  /** The first link of the agent of a body. */
  link(host: string): string {
    return this.url(host) + (this.links.get(host) ?? "");
  }

  /** Runs a command beside the program that serves. */
  command(name: string, ...more: string[]): void {
    execFileSync(binary, [name, ...this.arguments_, ...more]);
  }

  /** Ends the program and forgets its folder. */
  async close(): Promise<void> {
    await ended(this.program);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts the program and waits until it says where it listens. */
async function started(asked: string[], says: RegExp): Promise<{ program: ChildProcess; port: string }> {
  const program = spawn(binary, asked, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const port = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer in 4 minutes: ${said}`)), 240_000);
    program.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = says.exec(said);
      if (found?.[1]) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    program.on("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return { program, port };
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.removeAllListeners("exit");
  const end = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGTERM");
  // Asked again, it no longer waits for connections that browsers keep open.
  const again = setTimeout(() => program.kill("SIGTERM"), 500);
  const late = setTimeout(() => program.kill("SIGKILL"), 10_000);
  await end;
  clearTimeout(again);
  clearTimeout(late);
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
