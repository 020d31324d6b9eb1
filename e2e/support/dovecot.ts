// A real mail server (Dovecot) on loopback, for one story: mail is delivered to it as by a relay, and read over IMAP.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type Socket, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Debian puts it. */
const PROGRAM = "/usr/sbin/dovecot";

export class Dovecot {
  private constructor(
    private readonly folder: string,
    private readonly imap: number,
    private readonly lmtp: number,
  ) {}

  /** True when the server is on this machine (`cargo xtask needs`). */
  static isInstalled(): boolean {
    return existsSync(PROGRAM) && existsSync("/usr/lib/dovecot/lmtp");
  }

  /** Starts one where every address is an account whose password is `password`. */
  static async open(password: string): Promise<Dovecot> {
    const folder = mkdtempSync(join(tmpdir(), "parvis-dovecot-"));
    const [imap, lmtp] = [await freePort(), await freePort()];
    const server = new Dovecot(folder, imap, lmtp);
    writeFileSync(server.settings, settingsOf(folder, imap, lmtp, password));
    // Whoever runs as root keeps accounts in folders that its other users must pass through.
    chmodSync(folder, 0o755);
    spawn(PROGRAM, ["-c", server.settings], { stdio: "ignore", detached: true }).unref();
    await Promise.all([listens(imap), listens(lmtp)]);
    return server;
  }

  private get settings(): string {
    return join(this.folder, "settings.conf");
  }

  /** Its address, for a setting. */
  get address(): string {
    return `imap://127.0.0.1:${this.imap}`;
  }

  /** Delivers a message to an address, over LMTP (RFC 2033). */
  async deliver(to: string, message: string): Promise<void> {
    const socket = connect(this.lmtp, "127.0.0.1");
    const answers = lines(socket);
    const ask = async (line: string, code: string) => {
      if (line) socket.write(`${line}\r\n`);
      for (;;) {
        const { value } = await answers.next();
        if (!value?.startsWith(code)) throw new Error(`${value} instead of ${code}, after ${line}`);
        if (value[3] !== "-") return;
      }
    };
    await ask("", "220");
    await ask("LHLO relais.exemple", "250");
    await ask("MAIL FROM:<relais@relais.exemple>", "250");
    await ask(`RCPT TO:<${to}>`, "250");
    await ask("DATA", "354");
    const stuffed = message.split("\n").map((line) => (line.startsWith(".") ? `.${line}` : line));
    await ask(`${stuffed.join("\r\n")}\r\n.`, "250");
    socket.end();
  }

  /** Stops it and forgets what it kept. */
  close(): void {
    execFileSync(PROGRAM, ["-c", this.settings, "stop"], { stdio: "ignore" });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The same settings as the stories told in Rust give it (crates/testkit). */
function settingsOf(folder: string, imap: number, lmtp: number, password: string): string {
  const id = (...asked: string[]) => execFileSync("id", asked, { encoding: "utf8" }).trim();
  // Started by root, it keeps mail under its own account: it refuses to do so as root.
  const isRoot = id("-u") === "0";
  const [user, login] = isRoot ? ["dovecot", "dovenull"] : [id("-un"), id("-un")];
  const [uid, gid, group] = [id("-u", user), id("-g", user), id("-gn", user)];
  mkdirSync(join(folder, "run"));
  mkdirSync(join(folder, "mail"));
  if (isRoot) execFileSync("chown", [`${user}:${group}`, join(folder, "mail")]);
  return `base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = ${login}
default_internal_user = ${user}
default_internal_group = ${group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:~/Maildir
auth_username_format = %Ln
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
passdb {
 driver = static
 args = password=${password}
}
userdb {
 driver = static
 args = uid=${uid} gid=${gid} home=${folder}/mail/%n allow_all_users=yes
}
service imap-login {
 chroot =
 inet_listener imap {
  port = ${imap}
 }
 inet_listener imaps {
  port = 0
 }
}
service lmtp {
 inet_listener lmtp {
  address = 127.0.0.1
  port = ${lmtp}
 }
}
service anvil {
 chroot =
}
service stats {
 chroot =
}
namespace inbox {
 inbox = yes
}
mail_max_userip_connections = 50
`;
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

/** Waits until something listens. */
async function listens(port: number): Promise<void> {
  const late = Date.now() + 20_000;
  while (Date.now() < late) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.end());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Dovecot does not listen on ${port}`);
}

/** What a server says, line by line. */
async function* lines(socket: Socket): AsyncGenerator<string, undefined> {
  let held = "";
  for await (const chunk of socket) {
    held += String(chunk);
    for (let end = held.indexOf("\r\n"); end >= 0; end = held.indexOf("\r\n")) {
      yield held.slice(0, end);
      held = held.slice(end + 2);
    }
  }
  return undefined;
}
