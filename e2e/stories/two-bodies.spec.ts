// Two bodies in one program, by two names: in each, somebody signs in, proposes and looks; neither sees anything of the
// other, until one accepts the accounts of the other, and then nothing more than a name and an address.
import type { Page } from "@playwright/test";

import { Person } from "../support/person.js";
import { Neighbours, expect, test } from "../support/town.js";

const LUNE = "lune.localhost";
const MER = "mer.localhost";

/** Opens the agent's link in this browser and presses its button. */
async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("main").getByRole("button", { name: /connecter/i }).click();
}

/** Brings a text, and gives its path. */
async function propose(person: Person, title: string): Promise<string> {
  await person.open("/textes/nouveau");
  await person.main.getByLabel("Titre").fill(title);
  await person.main.getByLabel("Groupe").selectOption({ label: "Services de la collectivité" });
  await person.main.getByRole("textbox", { name: "Texte" }).fill(`# ${title}\n\nUne phrase qui ne sort pas d’ici.\n`);
  await person.main.getByRole("button", { name: "Apporter le texte" }).click();
  await expect(person.page).toHaveURL(/\/textes\/[0-9a-f-]{36}/);
  await person.look();
  return new URL(person.page.url()).pathname;
}

const townColour = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--town").trim());

/** Looks at the page in front on a telephone too. */
async function lookEverywhere(person: Person): Promise<void> {
  const { page } = person;
  await person.look();
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(360);
  if (size) await page.setViewportSize(size);
}

test("two bodies on two host names see nothing of each other", async ({ browser }, { project }) => {
  const both = await Neighbours.open(String(project.metadata["engine"]));
  try {
    const selene = await Person.visitor(browser, both.url(LUNE));
    await signIn(selene.page, both.link(LUNE));
    await expect(selene.page.getByRole("banner")).toContainText("Séléné Lune");

    // The same browser is a visitor next door, and the link of one is no link there.
    await selene.page.goto(both.url(MER));
    await expect(selene.page.getByRole("banner")).toContainText("Se connecter");
    await expect(selene.page.getByRole("banner")).toContainText("Pays de Mer");
    const dead = await selene.page.goto(both.link(LUNE).replace(LUNE, MER));
    expect(dead?.status()).toBe(410);
    await selene.look();

    const maelle = await Person.visitor(browser, both.url(MER));
    await signIn(maelle.page, both.link(MER));
    await expect(maelle.page.getByRole("banner")).toContainText("Maëlle Mer");
    const [charter, rules] = [await propose(selene, "Charte des marées lunaires"), await propose(maelle, "Règlement du phare")];

    for (const [person, own, others, path] of [
      [selene, "Charte des marées lunaires", "Règlement du phare", rules],
      [maelle, "Règlement du phare", "Charte des marées lunaires", charter],
    ] as const) {
      const { page } = person;
      for (const list of ["/", "/textes", "/journal", "/parcours", "/recherche?q=phrase"]) {
        await person.open(list);
        await expect(person.main, list).not.toContainText(others);
      }
      await person.open(`/recherche?q=${others}`);
      await expect(person.main).toContainText("Rien ne correspond");
      await person.open(`/recherche?q=${own}`);
      await expect(person.main).toContainText(own);
      for (const address of [path, `${path}/historique`, `${path}/texte.md`]) {
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBe(404);
        expect(await page.content()).not.toContain(others);
      }
      const cookies = await person.page.context().cookies();
      expect(cookies.filter((cookie) => cookie.name.endsWith("parvis")).every((cookie) => !cookie.domain.startsWith("."))).toBe(true);
    }

    const nowhere = await maelle.page.goto(both.url("ailleurs.localhost"));
    expect(nowhere?.status()).toBe(421);
    for (const told of ["Ville de Lune", "Pays de Mer", LUNE, MER]) {
      expect(await maelle.page.content()).not.toContain(told);
    }
    await maelle.look();
    await selene.leave();
    await maelle.leave();
  } finally {
    await both.close();
  }
});

test("each body wears its own colours, and none that could not be read", async ({ browser }, { project }) => {
  const both = await Neighbours.open(String(project.metadata["engine"]));
  try {
    const selene = await Person.visitor(browser, both.url(LUNE));
    const { page, main } = selene;
    await signIn(page, both.link(LUNE));
    await selene.open("/");
    await main.getByRole("link", { name: "Choisir les couleurs et l’emblème du site" }).click();
    await lookEverywhere(selene);
    const before = await townColour(page);

    // Worn while choosing: nothing is sent, nothing is loaded again but a hundred bytes.
    await page.evaluate(() => document.body.setAttribute("data-still-here", ""));
    const principal = main.getByRole("textbox", { name: "Couleur principale", exact: true });
    await principal.fill("#6b1f7a");
    await expect.poll(() => townColour(page)).toBe("#6b1f7a");
    await principal.fill("#ffd54a");
    await expect(main.getByText("Cette couleur ne se lirait pas bien")).toBeVisible();
    expect(await townColour(page), "what could not be read is not worn").toBe("#6b1f7a");
    await expect(page.locator("body[data-still-here]")).toHaveCount(1);

    await main.getByLabel("Nom court").fill("Lune");
    await main.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(main).toContainText("trop pâle");
    await lookEverywhere(selene);
    await main.getByRole("button", { name: /^Prendre #/ }).click();
    await expect(main).toContainText("L’apparence du site est enregistrée.");
    await expect(page.getByRole("banner")).toContainText("Lune");
    // The page is there before its second style sheet is.
    await expect.poll(() => townColour(page)).not.toBe(before);
    const worn = await townColour(page);

    // An emblem, made here: a disc.
    const disc = await page.evaluate(() => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 96;
      const pen = canvas.getContext("2d");
      if (pen) {
        pen.fillStyle = "#334";
        pen.arc(48, 48, 44, 0, 7);
        pen.fill();
      }
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    });
    await main.getByLabel("Image", { exact: true }).setInputFiles({ name: "lune.png", mimeType: "image/png", buffer: Buffer.from(disc, "base64") });
    await main.getByLabel("Ce que montre l’image").fill("Un disque");
    await main.getByRole("button", { name: "Enregistrer l’emblème" }).click();
    await expect(page.getByRole("banner").getByRole("img", { name: "Un disque" })).toBeVisible();
    await lookEverywhere(selene);
    for (const path of ["/", "/textes", "/connexion"]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await lookEverywhere(selene);
    }

    const visitor = await Person.visitor(browser, both.url(MER));
    await visitor.open("/");
    expect(await townColour(visitor.page), "next door nothing changed").toBe(before);
    await expect(visitor.page.getByRole("banner").locator("img")).toHaveCount(0);
    await visitor.page.goto(both.url(LUNE));
    expect(await townColour(visitor.page)).toBe(worn);
    await visitor.leave();
    await selene.leave();
  } finally {
    await both.close();
  }
});

test("with the account of the other body, when it is accepted", async ({ browser }, { project }) => {
  const both = await Neighbours.open(String(project.metadata["engine"]));
  try {
    const selene = await Person.visitor(browser, both.url(MER));
    const { page, main } = selene;
    await signIn(page, both.link(LUNE));
    await selene.open("/connexion");
    await expect(main).not.toContainText("Ville de Lune");
    both.command("accounts", "--body", "pays-de-mer", "--accept", "ville-de-lune");
    // The program that serves hears of it within seconds.
    const way = main.getByRole("link", { name: "Se connecter avec mon compte de Ville de Lune" });
    await expect(async () => {
      await page.goto("/connexion");
      await expect(way).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await lookEverywhere(selene);
    await way.click();
    await expect(page).toHaveURL(new RegExp(`^${both.url(LUNE)}/connexion/passage/`));
    await lookEverywhere(selene);
    await main.getByRole("button", { name: "Continuer vers Pays de Mer" }).click();
    await expect(page).toHaveURL(new RegExp(`^${both.url(MER)}/connexion/arrivee/`));
    await lookEverywhere(selene);
    await main.getByRole("button", { name: /connecter/i }).click();
    await expect(page.getByRole("banner")).toContainText("Séléné Lune");
    await selene.open("/compte");
    await lookEverywhere(selene);
    await main.getByRole("button", { name: "Délier mon compte de Ville de Lune" }).click();
    await expect(main).toContainText("Le compte est délié.");
    await expect(main.getByRole("button", { name: /Délier/ })).toHaveCount(0);
    await selene.leave();
  } finally {
    await both.close();
  }
});
