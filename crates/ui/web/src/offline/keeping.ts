// Which pages a device keeps to be read without network, whose they are, and which go first. Nothing here touches the
// network or a database.

/** What is known of a kept page, its text aside. */
export type Kept = {
  /** Its address, without the origin */
  url: string;
  /** Whose page it is; empty for what every visitor sees */
  person: string;
  title: string;
  /** When the server gave it, in milliseconds */
  at: number;
  /** When it was last read or given, in milliseconds */
  used: number;
  bytes: number;
  /** What sort of thing it is, when the server offered it; empty when it is here because it was read */
  kind: string;
};

export const PAGES_MAX = 150;
export const BYTES_MAX = 15_000_000;
export const PAGE_BYTES_MAX = 1_500_000;

/** What the server says of a page: who reads it, and whether it may be kept at all. */
export type Said = { status: number; reader: string | null; mayKeep: boolean };

/** Under whose name a page is kept: nobody's (« »), the owner's of this device; null when it is not kept. */
export function filedUnder(said: Said, owner: string | null): string | null {
  if (said.status !== 200 || !said.mayKeep || said.reader === null) return null;
  if (said.reader === "visitor") return "";
  return said.reader === owner ? owner : null;
}

/** What the one who now reads the site changes for the owner of this device. */
export function afterReader(owner: string | null, reader: string): { erases: boolean; disowns: boolean } {
  const isOther = owner !== null && reader !== owner;
  return { erases: isOther, disowns: isOther && reader !== "visitor" };
}

/** The address a page is kept under: without what only says that something was just done, or in which language. */
export function addressOf(url: URL): string {
  const asked = new URLSearchParams(url.search);
  asked.delete("fait");
  asked.delete("langue");
  const query = asked.toString();
  return url.pathname + (query === "" ? "" : `?${query}`);
}

/** Those to forget so that the rest stays within bounds: what was only read goes before what was offered. */
export function surplus(pages: Kept[]): string[] {
  const inOrder = [...pages].sort(
    (one, other) => Number(other.kind !== "") - Number(one.kind !== "") || other.used - one.used,
  );
  let bytes = 0;
  return inOrder.filter((page, place) => (bytes += page.bytes) > BYTES_MAX || place >= PAGES_MAX).map((page) => page.url);
}

/** The title of a page's text, without the name of the body that ends it. */
export function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
  const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
  const read = title.replace(/&(amp|lt|gt|quot);/g, (sign) => signs[sign] ?? sign);
  return read.replace(/ – [^–]*$/, "");
}
