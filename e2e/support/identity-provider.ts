// The identity provider of one story (`oidc.mjs`), in a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export class IdentityProvider {
  private constructor(
    readonly issuer: string,
    private readonly program: ChildProcess,
  ) {}

  /** Starts one that knows a town, and waits until it listens. */
  static async open(town: string, secret: string): Promise<IdentityProvider> {
    const script = fileURLToPath(new URL("oidc.mjs", import.meta.url));
    const env = { ...process.env, TOWN: town, SECRET: secret, PORT: String(await freePort()) };
    const program = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const issuer = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the provider does not listen: ${said}`)), 30_000);
      program.stdout?.on("data", (chunk: Buffer) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString());
        if (found) {
          clearTimeout(late);
          resolve(found[0]);
        }
      });
      program.stderr?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
      });
      program.once("exit", (code) => reject(new Error(`the provider ended with ${code}: ${said}`)));
    });
    return new IdentityProvider(issuer, program);
  }

  /** From now on codes live so long, in seconds, tokens are changed on their way or not, and people give a second factor or not. */
  async becomes(mood: { code_s?: number; slow_ms?: number; tampers?: boolean; has_factor?: boolean }): Promise<void> {
    const query = new URLSearchParams();
    if (mood.code_s !== undefined) query.set("code_s", String(mood.code_s));
    if (mood.slow_ms !== undefined) query.set("slow_ms", String(mood.slow_ms));
    if (mood.tampers) query.set("tampers", "");
    if (mood.has_factor) query.set("has_factor", "");
    await fetch(`${this.issuer}/humeur?${query}`);
  }

  close(): void {
    this.program.removeAllListeners("exit");
    this.program.kill("SIGTERM");
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
