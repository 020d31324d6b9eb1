// Many people before one browser, one after the other: they sign in by its network alone, and what a page would compute
// for each of them is asked of that page's own script.
import { randomUUID } from "node:crypto";

import { type APIRequestContext, type Page, expect } from "@playwright/test";

/** What a form of a page of this site sends with it. */
const FROM_A_PAGE = { "sec-fetch-site": "same-origin" };

/** Sends a form as a page does. */
export async function sendForm(
  request: APIRequestContext,
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const form = { request_id: randomUUID(), ...fields };
  const reply = await request.post(path, { form, headers: FROM_A_PAGE });
  return { status: reply.status(), text: await reply.text() };
}

/** Signs in, in the place of whoever was: asks for the link, reads the mailbox everyone sees, follows it. */
export async function signInBehind(page: Page, email: string): Promise<void> {
  const { request } = page;
  await page.context().clearCookies();
  const links = async (): Promise<string[]> => {
    const list = await (await request.get("/boite")).text();
    return list
      .split('href="/boite/')
      .slice(1)
      .filter((line) => line.includes(email) && line.includes("Votre lien de connexion"))
      .map((line) => line.slice(0, line.indexOf('"')));
  };
  const before = new Set(await links());
  await sendForm(request, "/connexion", { email });
  let letter = "";
  // The mail arrives when the worker has delivered it: a moment later.
  await expect(async () => {
    const newest = (await links()).find((link) => !before.has(link));
    expect(newest, `a letter to ${email}`).toBeDefined();
    letter = newest ?? "";
  }).toPass({ timeout: 20_000, intervals: [50, 100, 200] });
  const text = await (await request.get(`/boite/${letter}`)).text();
  const link = /href="(\/connexion\/[^"]+)"/.exec(text)?.[1] ?? "";
  const { status, text: said } = await sendForm(request, link, {});
  expect(status, said).toBe(200);
}

/** A choice to encrypt: the code of its voter, and the bits of the ballot's one question, the blank vote first. */
export type Choice = { code: string; bits: number[] };

/** Has the script of the booth in front encrypt these choices, in the worker it encrypts its own with. */
export async function ballotsOf(page: Page, choices: Choice[]): Promise<string[]> {
  const script = await page.locator("script[type=module][src*=election]").first().getAttribute("src");
  const election = await page.locator("form[data-scrutin=ballot]").getAttribute("data-election-url");
  return page.evaluate(
    async ({ script, election, choices }) => {
      const bytes = new Uint8Array(await (await fetch(election)).arrayBuffer());
      const worker = new Worker(script, { type: "module" });
      const made: string[] = [];
      for (const [number, { code, bits }] of choices.entries()) {
        const given = { election: bytes, code, plains: [bits] };
        made.push(
          await new Promise<string>((resolve, reject) => {
            worker.onmessage = ({ data }) => {
              if ("made" in data) resolve(data.made.ballot);
              else if ("refused" in data) reject(new Error(`refused: ${data.refused}`));
            };
            worker.onerror = () => reject(new Error("the worker is lost"));
            worker.postMessage({ number, kind: "ballot", given });
          }),
        );
      }
      worker.terminate();
      return made;
    },
    { script: script ?? "", election: election ?? "", choices },
  );
}
