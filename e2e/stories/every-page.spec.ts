// Every page that links lead to, as a visitor, as an agent and as those who have a part elsewhere: no accessibility fault in light or dark, no sentence
// missing, nothing that scrolls sideways on a telephone; and the same pages in English, without a browser.
import type { Page } from "@playwright/test";

import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** Pages of one shape that are looked at: a parcours is not the same page at every stage. */
const PAGES_A_SHAPE = 2;
/** The pages are shared out between those who look, each in a browser of their own. */
const PARTS = 2;
/** A crawl that finds more has lost its way: an agent's meets 420 addresses, files and feeds among them. */
const PAGES_MAX = 600;
/** The demonstration has 118 shapes for a visitor and 229 for an agent: with fewer than these, the walk has missed a room. */
const SHAPES_MIN = { visitor: 110, agent: 215 };

const TELEPHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** What several pages have in common: `/textes/…/amendements/…?page`; the columns of a table are no more than its names. */
function shapeOf(address: URL): string {
  const segments = address.pathname.split("/").map((segment, rank, all) => {
    const isName = /^[0-9a-f-]{36}$/.test(segment) || /\d/.test(segment) || all[rank - 1] === "groupes";
    return isName ? "…" : segment;
  });
  const names = [...address.searchParams.keys()].map((name) => name.replace(/^.+__/, "…__"));
  const asked = [...new Set(names)].sort().join("&");
  return segments.join("/") + (asked ? `?${asked}` : "");
}

/** The links of a page as the server wrote it. */
function linksIn(html: string, here: URL): URL[] {
  const found = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => (href ?? "").replaceAll("&amp;", "&"));
  return found.map((href) => new URL(href, here)).filter((link) => isWalked(link, here));
}

/** The links of a page once its scripts have run. */
async function linksOf(page: Page): Promise<URL[]> {
  const found = await page.locator("a[href]").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  const here = new URL(page.url());
  return found.map((href) => new URL(href)).filter((link) => isWalked(link, here));
}

/** Another site is not ours to look at; a link that changes language would change every page after it, and a link that
 *  signs in, read in the box of the demonstration, may have served. */
function isWalked(link: URL, here: URL): boolean {
  return link.origin === here.origin && !/^\/(langue|connexion)\/./.test(link.pathname);
}

/** What is wrong with a page, at a desk in light and dark, and on a telephone. */
async function faultsOf(person: Person, address: URL): Promise<string[]> {
  const { page } = person;
  await page.setViewportSize(DESK);
  await page.goto(address.href);
  const faults = await person.faults();
  faults.push(...(await person.faultsInTheDark()).map((fault) => `dark: ${fault}`));
  await page.setViewportSize(TELEPHONE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > TELEPHONE.width) faults.push(`${wide} px wide on ${TELEPHONE.width}`);
  return faults.map((fault) => `${address.pathname}${address.search}: ${fault}`);
}

/** Follows links from the home page, without drawing anything: the pages to look at, some of each shape. */
async function found(person: Person, faults: string[], look?: (address: URL, html: string) => string[]): Promise<{ pages: URL[]; shapes: string[]; reached: Set<string> }> {
  const { page } = person;
  const waiting = [new URL("/", page.url())];
  const known = new Set<string>();
  const seen = new Map<string, number>();
  const pages: URL[] = [];
  // Files, and where links lead on to, are reached as pages are.
  const reached = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    next.hash = "";
    const shape = shapeOf(next);
    const times = seen.get(shape) ?? 0;
    if (known.has(next.href) || times >= PAGES_A_SHAPE) continue;
    known.add(next.href);
    expect(known.size, "pages found").toBeLessThan(PAGES_MAX);
    const answer = await page.request.get(next.href);
    if (!answer.ok()) faults.push(`${next.href} answers ${answer.status()}`);
    reached.add(shape).add(shapeOf(new URL(answer.url())));
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    seen.set(shape, times + 1);
    pages.push(next);
    const html = await answer.text();
    if (look) faults.push(...look(next, html));
    waiting.push(...linksIn(html, next));
  }
  return { pages, shapes: [...seen.keys()], reached };
}

/** Asks for every page in English, without drawing it: each says so, and lacks no sentence. Gives the shapes found. */
async function walkInEnglish(person: Person): Promise<string[]> {
  const { page } = person;
  await page.request.get(new URL("/langue/en?retour=/", page.url()).href);
  const faults: string[] = [];
  const { shapes } = await found(person, faults, (address, html) => {
    // A published act, a text taken away, is a file of its own, in French for everybody.
    const language = /\/(fichier|texte\.html)$/.test(address.pathname) ? "fr" : "en";
    const wrong: [boolean, string][] = [
      [!html.includes(`<html lang="${language}"`), `is not in ${language}`],
      [html.includes("⟦"), "lacks a sentence"],
      [html.includes("Aller au contenu"), "has a French frame"],
    ];
    return wrong.filter(([isWrong]) => isWrong).map(([, fault]) => `${address.pathname}${address.search} ${fault}`);
  });
  expect(faults).toEqual([]);
  return shapes;
}

/** Looks at every other page that was found; every fault is told at the end. Gives the shapes that were found. */
async function walk(person: Person, part: number): Promise<string[]> {
  const faults: string[] = [];
  const { pages, shapes, reached } = await found(person, faults);
  for (const address of pages.filter((_, place) => place % PARTS === part)) {
    faults.push(...(await faultsOf(person, address)));
    // Where scripts alone lead is not walked: none may lead to a room of its own.
    const hidden = (await linksOf(person.page)).map(shapeOf).filter((shape) => !reached.has(shape));
    for (const shape of new Set(hidden)) if (!isFile(shape)) faults.push(`${address.pathname}: only scripts lead to ${shape}`);
  }
  expect(faults).toEqual([]);
  return shapes;
}

/** Feeds, calendars, tables, files: what is found and is no page. */
const isFile = (shape: string) => /\.(atom|json|csv|ics|toml|xml|md|txt|pdf|pb)(\?|$)|\/(fichier|pdf|original|image)(\?|$)/.test(shape);

// Hundreds of pages: what each does on the way would take longer to keep than to look at.
test.use({ trace: "off" });
test.describe.configure({ mode: "parallel" });

test.beforeEach(({}, { project }) => {
  test.skip(project.metadata.engine !== "sqlite", "pages are the same on both engines");
});

for (const part of Array(PARTS).keys()) {
  const rank = `${part + 1} of ${PARTS}`;

  test(`every page an agent reaches, ${rank}`, async ({ browser, town }) => {
    const camille = await Person.signedIn(browser, town.url, "Camille Exemple");
    const shapes = await walk(camille, part);
    expect(shapes.length, shapes.join("\n")).toBeGreaterThanOrEqual(SHAPES_MIN.agent);
    await camille.leave();
  });

  test(`every page a visitor reaches, ${rank}`, async ({ browser, town }) => {
    const visitor = await Person.visitor(browser, town.url);
    await visitor.page.goto("/");
    const shapes = await walk(visitor, part);
    expect(shapes.length, shapes.join("\n")).toBeGreaterThanOrEqual(SHAPES_MIN.visitor);
    await visitor.leave();
  });
}

// What an agent does not reach: the rooms of those who chair, sit, were invited, write.
test("every page that others alone reach", async ({ browser, town }) => {
  const camille = await Person.signedIn(browser, town.url, "Camille Exemple");
  const known = new Set((await found(camille, [])).pages.map(shapeOf));
  await camille.leave();
  const faults: string[] = [];
  for (const name of ["Dominique Modèle", "Alix Brouillon", "Sacha Fictif", "Morgane Pseudonyme"]) {
    const person = await Person.signedIn(browser, town.url, name);
    const { pages } = await found(person, faults);
    for (const address of pages.filter((page) => !known.has(shapeOf(page)))) {
      faults.push(...(await faultsOf(person, address)).map((fault) => `${name}: ${fault}`));
    }
    for (const address of pages) known.add(shapeOf(address));
    await person.leave();
  }
  expect(faults).toEqual([]);
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
