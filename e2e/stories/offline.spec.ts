// Without network: what one takes part in is read, what one writes waits and leaves once, and nothing of it is anybody
// else's. In one's own browser, whose worker has no network either.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { Locator, Page } from "@playwright/test";

import { mark, Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const GROUP = "Groupe de travail Numérique et société";
const BAR = "#offline-bar";

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());

/** The worker answers for the page in front. */
async function isReady(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Says on one's account that this device is one's own, and waits for what the server offers. */
async function keepsHere(person: Person): Promise<void> {
  await person.page.goto("/compte");
  await isReady(person.page);
  await person.main.getByRole("button", { name: "Garder sur cet appareil" }).click();
  await says(person, "Cet appareil garde ce à quoi vous prenez part");
  await person.page.goto("/hors-connexion");
  const offered = await person.page.evaluate(async () => {
    const answer = await (await fetch("/hors-connexion/adresses")).json();
    return answer.pages.map((page: { path: string }) => page.path);
  });
  expect(offered.length).toBeGreaterThan(1);
  await expect.poll(async () => (await held(person.page)).pages, { timeout: 30_000 }).toEqual(expect.arrayContaining(offered));
  await expect(person.main.getByRole("heading", { name: "Ce à quoi vous prenez part" })).toBeVisible();
}

/** A meeting of the day, announced by who chairs: its address. */
async function announced(chair: Person, title: string): Promise<string> {
  await chair.page.goto("/reunions/nouvelle");
  await chair.main.getByLabel("Groupe", { exact: true }).selectOption({ label: GROUP });
  await chair.main.getByLabel("Intitulé").fill(title);
  await chair.main.getByLabel("Date", { exact: true }).fill(today());
  await chair.main.getByLabel("Début").fill(`23:${String(announcements++).padStart(2, "0")}`);
  await chair.main.getByLabel("Lieu").fill("Salle 2");
  await chair.main.getByLabel("Ordre du jour").fill("Bilan des ateliers");
  await chair.main.getByRole("button", { name: "Annoncer une réunion" }).click();
  await expect(chair.page).toHaveURL(/\/reunions\/[0-9a-f-]{36}(\?|$)/);
  return new URL(chair.page.url()).pathname;
}
let announcements = 10;

const minutesField = (person: Person) => person.main.getByRole("textbox", { name: "Texte du compte rendu" });
const save = (person: Person) => person.main.getByRole("button", { name: "Enregistrer", exact: true }).click();
/** A sentence that is seen: the page « Hors connexion » holds many that are not. */
const says = (person: Person, sentence: string) => expect(person.main.getByText(sentence).filter({ visible: true }).first()).toBeVisible();
/** Every contribution to a consultation: a page shows some of them only. */
const contributions = async (person: Person, consultation: string) =>
  (await person.page.request.get(`${consultation}/contributions.csv`)).text();
const waiting = (person: Person) => person.main.getByRole("article");
/** A field of what waits, by its name in the form. */
const field = (item: Locator, name: string) => item.locator(`textarea[id$="-${name}"]`);

/** What the device holds, whatever a page shows of it. */
function held(page: Page): Promise<{ pages: string[]; queue: number }> {
  return page.evaluate(
    async () => {
      // Opening a database that is not there would make an empty one.
      const known = await indexedDB.databases();
      if (!known.some(({ name }) => name === "parvis-offline")) return { pages: [], queue: 0 };
      return new Promise((resolve, reject) => {
        const asked = indexedDB.open("parvis-offline");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const database = asked.result;
          const reading = database.transaction(["pages", "queue"]);
          const pages = reading.objectStore("pages").getAll();
          const queue = reading.objectStore("queue").count();
          reading.oncomplete = () => {
            const theirs = pages.result.filter((page: { person: string }) => page.person !== "");
            database.close();
            resolve({ pages: theirs.map((page: { url: string }) => page.url), queue: queue.result });
          };
        };
      });
    },
  );
}

test("the site is an application that a browser installs", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.open("/");
  await isReady(visitor.page);
  const devtools = await visitor.page.context().newCDPSession(visitor.page);
  const manifest = await devtools.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  const read = JSON.parse(manifest.data ?? "{}");
  expect(read).toMatchObject({ id: "/", start_url: "/", display: "standalone", lang: "fr" });
  expect(read.name).toBe("Ville d’Auray (démonstration)");
  expect(read.icons.map((icon: { purpose: string }) => icon.purpose)).toContain("maskable");
  for (const { src } of read.icons) expect((await visitor.page.request.get(src)).status(), src).toBe(200);
  for (const { url } of read.shortcuts) expect((await visitor.page.request.get(url)).status(), url).toBe(200);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // Every context of the tests is a private window, where browsers install nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  await visitor.leave();
});

test("a visitor reads again, without network, the public pages read before", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.page.goto("/");
  await isReady(visitor.page);
  await visitor.page.goto("/reunions");
  await visitor.page.goto("/votes");
  await visitor.page.goto("/consultations");
  await visitor.main.getByRole("link", { name: "La place de la Gare-Imaginaire" }).first().click();
  const form = `${new URL(visitor.page.url()).pathname}/contribuer`;
  await visitor.page.goto(form);
  await expect.poll(() => visitor.page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await visitor.loseNetwork();
  await expect(visitor.page.locator(BAR)).toHaveText("Hors connexion");

  await visitor.page.goto("/reunions");
  await expect(visitor.page.locator(BAR)).toContainText(/Hors connexion – page du .+ à \d+.h.\d\d/);
  await expect(visitor.main.getByRole("heading", { level: 1 })).toHaveText("Réunions");
  await visitor.look();

  // A form that cannot wait here says so before one writes; what is sent all the same is nowhere but in the page.
  await visitor.page.goto(form);
  await says(visitor, "cet appareil ne garde pas vos envois");
  await visitor.main.getByLabel("Titre").fill("Une borne à eau");
  await visitor.main.locator("form[data-later] button[type=submit]").click();
  await says(visitor, "Rien n’a été envoyé");
  await visitor.look();
  expect(await held(visitor.page)).toEqual({ pages: [], queue: 0 });
  await visitor.page.goto(form);
  await expect(visitor.main.getByLabel("Titre"), "a draft, as after any failure").toHaveValue("Une borne à eau");

  const answer = await visitor.page.goto("/votes");
  expect(answer?.status(), "votes are never kept").toBe(503);
  await says(visitor, "Cette page n’est pas gardée sur cet appareil");
  await says(visitor, "Un vote demande toujours le réseau");
  await expect(visitor.main.getByRole("link", { name: "Réunions", exact: true })).toBeVisible();
  await visitor.look();

  await visitor.findNetwork();
  await visitor.page.goto("/votes");
  await expect(visitor.main.getByRole("heading", { level: 1 })).toHaveText("Votes");
  await expect(visitor.page.locator(BAR)).toBeHidden();
  await visitor.leave();
});

test("who changes language finds it without network too", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.page.goto("/");
  await isReady(visitor.page);
  await visitor.page.goto("/reunions");
  await visitor.page.goto("/textes");
  await visitor.page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await expect(visitor.page, "back on the same page").toHaveURL(/\/textes$/);
  await expect(visitor.main.getByRole("heading", { level: 1 })).toHaveText("Texts");
  // What was kept in French is read again in the background, and the page that stands for those that are not kept.
  const inEnglish = async () =>
    visitor.page.evaluate(async () => {
      const home = await caches.match("/hors-connexion");
      const texts: string[] = await new Promise((resolve, reject) => {
        const asked = indexedDB.open("parvis-offline");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const read = asked.result.transaction(["texts"]).objectStore("texts").getAll();
          read.onsuccess = () => resolve(read.result.map(({ html }: { html: string }) => html));
          read.onerror = () => reject(read.error);
          asked.result.close();
        };
      });
      return [await home?.text(), ...texts].every((html) => html?.includes('<html lang="en"'));
    });
  await expect.poll(inEnglish, { timeout: 20_000 }).toBe(true);
  await visitor.loseNetwork();
  await visitor.page.goto("/reunions");
  await expect(visitor.page.locator(BAR)).toContainText(/Offline – page from .+ at \d+:\d\d/);
  await expect(visitor.main.getByRole("heading", { level: 1 })).toHaveText("Meetings");
  await visitor.page.goto("/votes");
  await says(visitor, "This page is not kept on this device");
  await visitor.findNetwork();
  await visitor.leave();
});

test("minutes written without network in two goes arrive once", async ({ browser, town }) => {
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle");
  const secretary = await Person.signedIn(browser, town.url, "Alix Brouillon");
  const meeting = await announced(chair, "Réunion sans réseau");
  await keepsHere(secretary);
  await secretary.look();
  expect((await held(secretary.page)).pages).toContain(`${meeting}/compte-rendu`);

  await secretary.loseNetwork();
  await test.step("a followed page, never opened before on this device, is read", async () => {
    await secretary.page.goto(meeting);
    await says(secretary, "Bilan des ateliers");
    await expect(secretary.page.locator(BAR)).toContainText("Hors connexion – page du");
  });

  await test.step("two goes", async () => {
    await secretary.page.goto(`${meeting}/compte-rendu`);
    await expect(secretary.main.getByRole("status")).toContainText("Vous êtes hors connexion");
    await minutesField(secretary).fill("# Réunion sans réseau\n\nPremière moitié.\n");
    await save(secretary);
    await expect(secretary.page).toHaveURL(/\/hors-connexion\?envoi=garde/);
    await says(secretary, "Votre envoi est gardé sur cet appareil");
    await expect(waiting(secretary)).toHaveCount(1);
    await secretary.look();
    await secretary.page.goto(`${meeting}/compte-rendu`);
    await expect(minutesField(secretary), "what waits is what one goes on writing").toHaveValue(/Première moitié/);
    await expect(secretary.page.locator(BAR)).toContainText("En attente d’envoi : 1");
    await secretary.look();
    await minutesField(secretary).fill("# Réunion sans réseau\n\nPremière moitié.\n\nSeconde moitié.\n");
    await save(secretary);
    await expect(waiting(secretary), "the same text waits once").toHaveCount(1);
    await expect(waiting(secretary).locator("textarea")).toHaveValue(/Seconde moitié/);
  });

  await test.step("what only the server can answer is not queued", async () => {
    await secretary.page.goto(`${meeting}/compte-rendu`);
    await secretary.main.getByRole("button", { name: "Voir ce que Parvis a lu" }).click();
    await says(secretary, "Rien n’a été envoyé");
    await expect(waiting(secretary)).toHaveCount(1);
  });

  await test.step("the network is back", async () => {
    await secretary.findNetwork();
    await says(secretary, "Rien n’attend.");
    await secretary.open(`${meeting}/compte-rendu`);
    await expect(minutesField(secretary)).toHaveValue(/Seconde moitié/);
    await expect(secretary.page.locator(BAR)).toBeHidden();
    await expect(secretary.page.locator("input[name=version]").first(), "one version was made").toHaveValue("1");
  });

  await test.step("a reply that is lost is no second version", async () => {
    const lost = await secretary.losesReply(/compte-rendu$/);
    await minutesField(secretary).fill("# Réunion sans réseau\n\nTrois moitiés.\n");
    await save(secretary);
    await expect(secretary.page).toHaveURL(/\/hors-connexion\?envoi=garde/);
    await says(secretary, "Rien n’attend.");
    await secretary.open(`${meeting}/compte-rendu`);
    await expect(minutesField(secretary)).toHaveValue(/Trois moitiés/);
    await expect(secretary.page.locator("input[name=version]").first()).toHaveValue("2");
    expect(lost.status, "the first time, the server had done it").toBe(303);
  });

  await test.step("somebody else saved meanwhile: both are read, the person chooses", async () => {
    await secretary.loseNetwork();
    await secretary.page.goto(`${meeting}/compte-rendu`);
    await minutesField(secretary).fill("# Réunion sans réseau\n\nLe mien.\n");
    await save(secretary);
    await expect(waiting(secretary)).toHaveCount(1);
    await chair.page.goto(`${meeting}/compte-rendu?modifier`);
    await minutesField(chair).fill("# Réunion sans réseau\n\nCelui de la présidence.\n");
    await save(chair);
    await says(chair, "Celui de la présidence");
    await secretary.findNetwork();
    await expect(waiting(secretary)).toContainText("Modifié entre-temps");
    await expect(waiting(secretary)).toContainText("Celui de la présidence.");
    await expect(waiting(secretary).locator("textarea")).toHaveValue(/Le mien/);
    await expect(secretary.page.locator(BAR)).toContainText("À revoir avant l’envoi : 1");
    await secretary.look();
    await secretary.main.getByRole("button", { name: "Remplacer par la mienne" }).click();
    await says(secretary, "Rien n’attend.");
    await chair.page.goto(`${meeting}/compte-rendu`);
    await expect(minutesField(chair)).toHaveValue(/Le mien/);
  });
  await chair.leave();
  await secretary.leave();
});

test("a contribution written without network arrives once; refused, nothing of it is lost", async ({ browser, town }) => {
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif");
  await sacha.page.goto("/consultations");
  await sacha.main.getByRole("link", { name: "La place de la Gare-Imaginaire" }).first().click();
  const consultation = new URL(sacha.page.url()).pathname;
  await keepsHere(sacha);

  await sacha.loseNetwork();
  await sacha.page.goto(`${consultation}/contribuer`);
  await expect(sacha.main.getByRole("status"), "said before writing").toContainText("il ne sera pas compté");
  await sacha.look();
  await sacha.main.getByLabel("Titre").fill("Un abri pour les vélos");
  await sacha.main.getByLabel("Votre contribution").or(sacha.main.locator("textarea[name=texte]")).first().fill("Sous les arbres.");
  await sacha.main.getByRole("button", { name: "Publier" }).click();
  await expect(waiting(sacha)).toHaveCount(1);
  // Another one, without title: the server refuses it.
  await sacha.page.goto(`${consultation}/contribuer`);
  await expect(sacha.main.getByLabel("Titre"), "what waits is no draft any more").toHaveValue("");
  await sacha.main.locator("textarea[name=texte]").fill("Une fontaine, à l’ombre.");
  await sacha.main.getByRole("button", { name: "Publier" }).click();
  await expect(waiting(sacha)).toHaveCount(2);
  // And one that is given up.
  await sacha.page.goto(`${consultation}/contribuer`);
  await sacha.main.getByLabel("Titre").fill("Non, rien");
  await sacha.main.locator("textarea[name=texte]").fill("Finalement non.");
  await sacha.main.getByRole("button", { name: "Publier" }).click();
  await expect(waiting(sacha)).toHaveCount(3);
  const given = waiting(sacha).last();
  await expect(field(given, "titre")).toHaveValue("Non, rien");
  await given.locator("summary").click();
  await given.getByRole("button", { name: "Annuler cet envoi" }).click();
  await expect(waiting(sacha)).toHaveCount(2);
  // Corrected before it leaves.
  await field(waiting(sacha).first(), "texte").fill("Sous les tilleuls.");
  await waiting(sacha).first().getByRole("button", { name: "Enregistrer ma correction" }).click();
  await expect(field(waiting(sacha).first(), "texte")).toHaveValue("Sous les tilleuls.");

  await sacha.findNetwork();
  await expect(waiting(sacha)).toHaveCount(1);
  await expect(waiting(sacha)).toContainText("Refusé par le site");
  await expect(waiting(sacha).locator("[data-reason]")).not.toBeEmpty();
  await expect(field(waiting(sacha), "texte")).toHaveValue("Une fontaine, à l’ombre.");
  await sacha.look();
  await field(waiting(sacha), "titre").fill("Une fontaine");
  await waiting(sacha).getByRole("button", { name: "Renvoyer" }).click();
  await says(sacha, "Rien n’attend.");

  const all = await contributions(sacha, consultation);
  expect(all.split("Un abri pour les vélos")).toHaveLength(2);
  expect(all, "as it was corrected").toContain("Sous les tilleuls.");
  expect(all.split("Une fontaine, à l’ombre.")).toHaveLength(2);
  expect(all).not.toContain("Non, rien");
  await sacha.leave();
});

test("a support and who came wait, and count once", async ({ browser, town }) => {
  const alix = await Person.signedIn(browser, town.url, "Alix Brouillon");
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle");
  const meeting = await announced(chair, "Réunion à émarger");
  await keepsHere(alix);
  await alix.page.goto("/consultations");
  await alix.main.getByRole("link", { name: "La place de la Gare-Imaginaire" }).first().click();
  const consultation = new URL(alix.page.url()).pathname;
  const links = await alix.main.getByRole("link").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
  const support = alix.main.getByRole("button", { name: "Je soutiens" });
  let contribution = "";
  for (const path of links.filter((one) => one.startsWith(`${consultation}/contributions/`))) {
    await alix.page.goto(path);
    contribution = path;
    if ((await support.count()) > 0) break;
  }
  await expect(support).toBeVisible();
  const sheet = `${meeting}/presence`;
  await alix.page.goto(sheet);
  await expect.poll(async () => (await held(alix.page)).pages).toEqual(expect.arrayContaining([contribution, sheet]));

  await alix.loseNetwork();
  await alix.page.goto(contribution);
  await support.click();
  await expect(waiting(alix)).toHaveCount(1);
  await expect(waiting(alix)).toContainText("Soutien à «");
  await alix.look();
  await alix.page.goto(sheet);
  const choice = (rank: number) => alix.main.locator("input[type=radio][value=present]").nth(rank);
  await mark(choice(0));
  await alix.main.getByRole("button", { name: "Enregistrer les présences" }).click();
  await expect(waiting(alix)).toHaveCount(2);
  await alix.page.goto(sheet);
  await expect(choice(0), "what waits is what one goes on with").toBeChecked();
  await mark(choice(1));
  await alix.main.getByRole("button", { name: "Enregistrer les présences" }).click();
  await expect(waiting(alix), "one sheet, its last state").toHaveCount(2);

  await alix.findNetwork();
  await says(alix, "Rien n’attend.");
  await alix.open(contribution);
  await says(alix, "Vous soutenez cette contribution.");
  await alix.open(sheet);
  await expect(choice(0)).toBeChecked();
  await expect(choice(1)).toBeChecked();

  await test.step("somebody else noted the contrary meanwhile", async () => {
    await alix.loseNetwork();
    await alix.page.goto(sheet);
    const absent = alix.main.locator("input[type=radio][value=absent]").nth(1);
    await mark(absent);
    await alix.main.getByRole("button", { name: "Enregistrer les présences" }).click();
    await expect(waiting(alix)).toHaveCount(1);
    await chair.page.goto(sheet);
    await mark(chair.main.locator("input[type=radio][value=excuse]").nth(1));
    await chair.main.getByRole("button", { name: "Enregistrer les présences" }).click();
    await expect(chair.page).toHaveURL(new RegExp(meeting));
    await alix.findNetwork();
    await expect(waiting(alix)).toContainText("Refusé par le site");
    await expect(waiting(alix).locator("[data-reason]")).toContainText("noté autre chose entre-temps");
    await alix.look();
    await waiting(alix).locator("a[data-page]").filter({ visible: true }).first().click();
    await expect(absent, "what one had chosen").toBeChecked();
    await alix.main.getByRole("button", { name: "Enregistrer les présences" }).click();
    await alix.open(sheet);
    await expect(absent).toBeChecked();
  });
  await chair.leave();
  await alix.leave();
});

test("a vote never waits", async ({ browser, town }) => {
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif");
  await keepsHere(sacha);
  await sacha.page.goto("/votes");
  const form = sacha.page.locator("form[data-now]:has(input[type=radio])");
  await expect(async () => {
    for (const link of await sacha.main.getByRole("link").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname))) {
      if (!/^\/votes\/[0-9a-f-]{36}$/.test(link)) continue;
      await sacha.page.goto(link);
      if ((await form.count()) > 0) return;
    }
    throw new Error("no open vote");
  }).toPass();
  await sacha.loseNetwork();
  await says(sacha, "Un vote demande toujours le réseau");
  await mark(form.getByRole("radio").first());
  await form.getByRole("button").first().click();
  await expect(sacha.page, "the form stays").toHaveURL(/\/votes\//);
  await sacha.look();
  // Even were the page's script not there.
  await form.evaluate((one) => (one as HTMLFormElement).submit());
  await says(sacha, "Rien n’a été envoyé");
  await says(sacha, "Un vote demande toujours le réseau");
  expect(await held(sacha.page)).toMatchObject({ queue: 0 });
  await sacha.leave();
});

test("another site’s form is refused as it was before there was a worker", async ({ browser, town }) => {
  const maxime = await Person.signedIn(browser, town.url, "Maxime Échantillon");
  await maxime.page.goto("/compte");
  await isReady(maxime.page);
  // Another site for browsers, though the same machine.
  const elsewhere = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.setHeader("referrer-policy", "no-referrer");
    answer.end(`<form method="post" action="${town.url}/compte"><input name="name" value="Quelqu’un d’autre">
      <input name="request_id" value="0190d0c0-0000-7000-8000-000000000001"></form>`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const { port } = elsewhere.address() as AddressInfo;
  await maxime.page.goto(`http://127.0.0.1:${port}/`);
  const answer = maxime.page.waitForResponse((response) => response.request().method() === "POST");
  await maxime.page.evaluate(() => document.forms[0]?.submit());
  expect((await answer).status()).toBe(403);
  elsewhere.close();
  // An answer without a word is shown by the browser’s own page, a moment later.
  await expect(async () => void (await maxime.page.goto("/compte"))).toPass();
  await expect(maxime.page.getByRole("banner")).toContainText("Maxime Échantillon");
  await maxime.leave();
});

test("a session that ended keeps the queue; who signs out decides of theirs; another person sees and erases nothing of it", async ({ browser, town }) => {
  const claude = await Person.signedIn(browser, town.url, "Claude Essai");
  await claude.page.goto("/consultations");
  await claude.main.getByRole("link", { name: "La place de la Gare-Imaginaire" }).first().click();
  const consultation = new URL(claude.page.url()).pathname;
  const contribute = async (title: string) => {
    await claude.page.goto(`${consultation}/contribuer`);
    await claude.main.getByLabel("Titre").fill(title);
    await claude.main.locator("textarea[name=texte]").fill("Pour tout le monde.");
    await claude.main.getByRole("button", { name: "Publier" }).click();
    await expect(claude.page).toHaveURL(/\/hors-connexion/);
  };

  await test.step("where nobody said « keep », nothing of a person is kept and nothing waits", async () => {
    await claude.page.goto("/reunions");
    await claude.page.goto("/hors-connexion");
    await says(claude, "choisissez « Garder sur cet appareil »");
    expect(await held(claude.page)).toEqual({ pages: [], queue: 0 });
  });

  await keepsHere(claude);
  await test.step("the session ends while something waits", async () => {
    await claude.loseNetwork();
    await contribute("Un banc de plus");
    await expect(waiting(claude)).toHaveCount(1);
    await claude.losesSession();
    await claude.findNetwork();
    await says(claude, "Ce qui a été écrit sur cet appareil attend toujours");
    await expect(waiting(claude), "not shown to whoever is here").toHaveCount(0);
    await claude.look();
    await expect.poll(() => held(claude.page)).toEqual({ pages: [], queue: 1 });
    await claude.signIn();
    await claude.page.goto("/hors-connexion");
    await says(claude, "Rien n’attend.");
    expect((await contributions(claude, consultation)).split("Un banc de plus")).toHaveLength(2);
  });

  await test.step("another person signs in here without the first having signed out", async () => {
    await claude.page.goto("/reunions");
    await expect.poll(async () => (await held(claude.page)).pages).toContain("/reunions");
    await claude.loseNetwork();
    await contribute("Un banc de trop");
    await claude.losesSession();
    await claude.findNetwork();
    await claude.signIn("Maxime Échantillon");
    await expect.poll(async () => (await held(claude.page)).pages).toEqual([]);
    await claude.page.goto("/hors-connexion");
    await says(claude, "choisissez « Garder sur cet appareil »");
    await expect(waiting(claude)).toHaveCount(0);
    expect(await contributions(claude, consultation), "sent in nobody else’s name").not.toContain("Un banc de trop");
  });

  const signOut = async (choice?: string) => {
    await claude.page.goto("/compte");
    const question = claude.main.getByRole("group", { name: "En vous déconnectant, ce qui attend" });
    if (choice === undefined) await expect(question).toBeHidden();
    else await mark(question.getByLabel(choice));
    await claude.look();
    await claude.main.getByRole("button", { name: "Se déconnecter ici" }).click();
    await expect(claude.page.getByRole("banner")).toContainText("Se connecter");
  };

  await test.step("their signing out leaves what the first wrote", async () => {
    await keepsHere(claude);
    expect((await held(claude.page)).pages.length).toBeGreaterThan(0);
    await signOut();
    await expect.poll(() => held(claude.page), "Maxime's pages are gone, Claude's writing is not").toEqual({ pages: [], queue: 1 });
    await claude.page.goto("/hors-connexion");
    await says(claude, "Ce qui a été écrit sur cet appareil attend toujours");
    await expect(waiting(claude)).toHaveCount(0);
    await expect(claude.main).not.toContainText("Un banc de trop");
    await claude.look();
    await claude.signIn();
    await claude.page.goto("/hors-connexion");
    await says(claude, "Rien n’attend.");
    expect((await contributions(claude, consultation)).split("Un banc de trop")).toHaveLength(2);
  });

  /** Something of Claude's that the server refuses: it waits for them, network or not. */
  const leavesSomething = async () => {
    await keepsHere(claude);
    await claude.loseNetwork();
    await contribute("");
    await claude.findNetwork();
    await expect(waiting(claude)).toContainText("Refusé par le site");
  };

  await test.step("signing out, one may leave one's writing for the next time", async () => {
    await leavesSomething();
    await signOut("reste sur cet appareil");
    await expect.poll(() => held(claude.page)).toEqual({ pages: [], queue: 1 });
    await claude.signIn("Maxime Échantillon");
    await claude.page.goto("/hors-connexion");
    await expect(waiting(claude), "not shown to somebody else").toHaveCount(0);
    await signOut();
    await expect.poll(() => held(claude.page)).toEqual({ pages: [], queue: 1 });
    await claude.signIn();
    await claude.page.goto("/hors-connexion");
    await expect(waiting(claude)).toHaveCount(1);
    await expect(field(waiting(claude), "texte")).toHaveValue("Pour tout le monde.");
  });

  await test.step("or have it erased with the rest", async () => {
    await signOut("est effacé");
    await expect.poll(() => held(claude.page)).toEqual({ pages: [], queue: 0 });
    await claude.page.goto("/");
    await isReady(claude.page);
    await expect.poll(() => claude.page.evaluate(async () => (await caches.match("/hors-connexion")) !== undefined)).toBe(true);
    await claude.loseNetwork();
    await claude.page.goto("/reunions");
    await says(claude, "Cette page n’est pas gardée sur cet appareil");
  });
  await claude.leave();
});

test("the operator takes it back: browsers forget, and the site goes on as if nothing had been", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.page.goto("/");
  await isReady(visitor.page);
  await visitor.page.goto("/reunions");
  await town.restart("--no-offline");
  try {
    const left = () =>
      visitor.page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ]);
    await visitor.page.goto("/");
    await expect.poll(left).toEqual([0, 0]);
    await visitor.open("/reunions");
    await expect(visitor.page.locator(BAR)).toHaveCount(0);
    await visitor.loseNetwork();
    await expect(visitor.page.goto("/reunions")).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    await visitor.findNetwork();
  } finally {
    await town.restart();
  }
  await visitor.page.goto("/");
  await isReady(visitor.page);
  await visitor.leave();
});
