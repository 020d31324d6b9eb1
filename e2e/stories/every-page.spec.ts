// Every page that links lead to, as a visitor and as an agent: no accessibility fault in light or dark, no sentence
// missing, nothing that scrolls sideways on a telephone; and the same pages in English, without a browser.
import type { Page } from "@playwright/test";

import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** Pages of one shape that are looked at: a parcours is not the same page at every stage. */
const PAGES_A_SHAPE = 2;
/** A crawl that finds more has lost its way. */
const PAGES_MAX = 400;
/** The demonstration has 46 shapes for a visitor and 75 for an agent: with fewer than these, the walk has missed a room. */
const SHAPES_MIN = { visitor: 40, agent: 65 };

const TELEPHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** What several pages have in common: `/textes/…/amendements/…?page`. */
function shapeOf(address: URL): string {
  const segments = address.pathname.split("/").map((segment, rank, all) => {
    const isName = /^[0-9a-f-]{36}$/.test(segment) || /\d/.test(segment) || all[rank - 1] === "groupes";
    return isName ? "…" : segment;
  });
  const asked = [...new Set(address.searchParams.keys())].sort().join("&");
  return segments.join("/") + (asked ? `?${asked}` : "");
}

async function links(page: Page): Promise<URL[]> {
  const found = await page.locator("a[href]").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  const here = new URL(page.url());
  return found.map((href) => new URL(href)).filter((link) => isWalked(link, here));
}

/** Another site is not ours to look at; a link that changes language would change every page after it. */
function isWalked(link: URL, here: URL): boolean {
  return link.origin === here.origin && !link.pathname.startsWith("/langue/");
}

/** Asks for every page as a browser would, without showing it: each says that it is in English, and lacks no sentence. */
async function walkInEnglish(person: Person): Promise<string[]> {
  const { page } = person;
  const home = new URL("/", page.url());
  await page.request.get(new URL("/langue/en?retour=/", home).href);
  const waiting = [home];
  const known = new Set<string>();
  const seen = new Map<string, number>();
  const faults: string[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    next.hash = "";
    const shape = shapeOf(next);
    const times = seen.get(shape) ?? 0;
    if (known.has(next.href) || times >= PAGES_A_SHAPE) continue;
    known.add(next.href);
    expect(known.size, "pages found").toBeLessThan(PAGES_MAX);
    const answer = await page.request.get(next.href);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    seen.set(shape, times + 1);
    const html = await answer.text();
    // A published act is a file of its own, in French for everybody.
    const language = next.pathname.endsWith("/fichier") ? "fr" : "en";
    for (const [isWrong, fault] of [
      [!answer.ok(), `answers ${answer.status()}`],
      [!html.includes(`<html lang="${language}"`), `is not in ${language}`],
      [html.includes("⟦"), "lacks a sentence"],
      [html.includes("Aller au contenu"), "has a French frame"],
    ] as const) {
      if (isWrong) faults.push(`${next.pathname}${next.search} ${fault}`);
    }
    const base = next;
    const found = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => new URL((href ?? "").replaceAll("&amp;", "&"), base));
    waiting.push(...found.filter((link) => isWalked(link, base)));
  }
  expect(faults).toEqual([]);
  return [...seen.keys()];
}

/** What is wrong with a page, at a desk in light and dark, and on a telephone. */
async function faultsOf(person: Person, address: URL): Promise<string[]> {
  const { page } = person;
  await page.setViewportSize(DESK);
  await page.goto(address.href);
  const faults = await person.faults();
  await page.emulateMedia({ colorScheme: "dark" });
  // Colours that are still changing are nobody's to read.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((change) => change.finished)));
  faults.push(...(await person.faultsOfColour()).map((fault) => `dark: ${fault}`));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(TELEPHONE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > TELEPHONE.width) faults.push(`${wide} px wide on ${TELEPHONE.width}`);
  return faults.map((fault) => `${address.pathname}${address.search}: ${fault}`);
}

/** Follows links from the home page and looks at each page; every fault is told at the end, with the shapes seen. */
async function walk(person: Person): Promise<string[]> {
  const { page } = person;
  const waiting = [new URL("/", page.url())];
  const known = new Set<string>();
  const seen = new Map<string, number>();
  const faults: string[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    next.hash = "";
    const shape = shapeOf(next);
    const times = seen.get(shape) ?? 0;
    if (known.has(next.href) || times >= PAGES_A_SHAPE) continue;
    known.add(next.href);
    expect(known.size, "pages found").toBeLessThan(PAGES_MAX);
    const answer = await page.request.get(next.href);
    if (!answer.ok()) faults.push(`${next.href} answers ${answer.status()}`);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    seen.set(shape, times + 1);
    faults.push(...(await faultsOf(person, next)));
    waiting.push(...(await links(page)));
  }
  expect(faults).toEqual([]);
  return [...seen.keys()];
}

// Hundreds of pages: what each does on the way would take longer to keep than to look at.
test.use({ trace: "off" });

test.beforeEach(({}, { project }) => {
  test.skip(project.metadata.engine !== "sqlite", "pages are the same on both engines");
});

test("every page a visitor reaches", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.page.goto("/");
  const shapes = await walk(visitor);
  expect(shapes.length, shapes.join("\n")).toBeGreaterThanOrEqual(SHAPES_MIN.visitor);
  await visitor.leave();
});

test("every page an agent reaches", async ({ browser, town }) => {
  const camille = await Person.signedIn(browser, town.url, "Camille Exemple");
  const shapes = await walk(camille);
  expect(shapes.length, shapes.join("\n")).toBeGreaterThanOrEqual(SHAPES_MIN.agent);
  await camille.leave();
});

test("every page in English", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.page.goto("/");
  const shapes = await walkInEnglish(visitor);
  expect(shapes.length, shapes.join("\n")).toBeGreaterThanOrEqual(SHAPES_MIN.visitor);
  await visitor.leave();
  const camille = await Person.signedIn(browser, town.url, "Camille Exemple");
  const all = await walkInEnglish(camille);
  expect(all.length, all.join("\n")).toBeGreaterThanOrEqual(SHAPES_MIN.agent);
  await camille.leave();
});
