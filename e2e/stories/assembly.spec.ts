// A draw by lot: volunteers' form on a telephone, panels published, the ceremony before the public, an answer without account.
import type { Page } from "@playwright/test";

import { mark, Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const TELEPHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const NAME = "Assemblée des jardins partagés";
const CRITERIA = "Genre;Femme;50\nGenre;Homme;50";
const PAPER = Array.from({ length: 8 }, (_, place) => {
  const name = `Papier ${"ABCDEFGH"[place]}`;
  return `${name};;${place + 1} rue des Tests;${place % 2 ? "Homme" : "Femme"}`;
}).join("\n");

/** A date and an hour some minutes from now, as fields want them, in the town's time zone. */
function later(minutes: number): { day: string; hour: string } {
  const at = new Date(Date.now() + minutes * 60_000);
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Paris",
    dateStyle: "short",
    timeStyle: "short",
  }).format(at);
  const [day = "", hour = ""] = parts.split(" ");
  return { day, hour };
}

/** Loads a page again until something is there: the worker and the clock take a moment. */
async function until(page: Page, isThere: () => Promise<void>, timeout: number): Promise<void> {
  await expect(async () => {
    await page.reload();
    await isThere();
  }).toPass({ timeout, intervals: [1_000] });
}

test("an assembly is drawn before the public", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  await agent.page.goto("/assemblees/nouvelle");
  await agent.main.getByRole("link", { name: /Numérique et société/ }).click();
  await agent.look();
  await agent.main.getByLabel("Nom de l’assemblée").fill(NAME);
  await agent.main.getByLabel("Sur quoi elle travaillera").fill("Où ouvrir des jardins.");
  await agent.main.getByLabel("Nombre de sièges").fill("4");
  await agent.main.getByLabel("Tolérance, en sièges").fill("0");
  await agent.main.getByRole("button", { name: "Continuer" }).click();
  await agent.main.getByLabel("Tableau").fill(CRITERIA);
  await agent.main.getByRole("button", { name: "Calculer les quotas" }).click();
  await expect(agent.main.getByRole("table", { name: "Sièges par Genre" })).toBeVisible();
  await agent.look();
  await agent.main.getByRole("button", { name: "Ouvrir l’appel" }).click();
  await agent.main.getByRole("link", { name: "Page publique" }).click();
  const path = new URL(agent.page.url()).pathname;

  const volunteer = await Person.visitor(browser, town.url, TELEPHONE);
  let own = "";
  let ownNumber = "";
  await test.step("somebody without account volunteers on a telephone", async () => {
    await volunteer.page.goto(path);
    await volunteer.main.getByRole("link", { name: "Se porter volontaire" }).click();
    await volunteer.look();
    expect(await volunteer.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await volunteer.main.getByLabel("Prénom et nom").fill("Gwladys Jardin");
    await volunteer.main.getByLabel("Adresse électronique").fill("gwladys@demonstration.example");
    await volunteer.main.getByLabel("Adresse postale").fill("20 rue des Tests");
    await mark(volunteer.main.getByRole("radio", { name: "Femme" }));
    await volunteer.main.getByRole("button", { name: "Me porter volontaire" }).click();
    await expect(volunteer.main.getByRole("alert")).toContainText("Sans cet accord");
    await expect(volunteer.main.getByLabel("Prénom et nom")).toHaveValue("Gwladys Jardin");
    await mark(volunteer.main.getByRole("checkbox"));
    await volunteer.main.getByRole("button", { name: "Me porter volontaire" }).click();
    await expect(volunteer.main).toContainText("Un message vient de partir");
    const mail = volunteer.main.getByRole("link", { name: new RegExp(`Confirmez.*${NAME}`) }).first();
    await volunteer.page.goto("/boite");
    await until(volunteer.page, () => expect(mail).toBeVisible({ timeout: 500 }), 20_000);
    await mail.click();
    await volunteer.main.getByRole("link", { name: /\/volontariat\// }).click();
    await volunteer.main.getByRole("button", { name: "Confirmer" }).click();
    const number = volunteer.main.getByText(/dans tout ce qui est publié/);
    await expect(number).toBeVisible();
    // Given at random: it is read where its person reads it.
    ownNumber = /(\d{5})/.exec((await number.textContent()) ?? "")?.[1] ?? "";
    expect(ownNumber).toMatch(/^\d{5}$/);
    await volunteer.look();
    own = new URL(volunteer.page.url()).pathname;
  });

  await test.step("paper forms are pasted, the call is closed, panels are computed", async () => {
    await agent.page.goto(`${path}/volontaires/papier`);
    await agent.look();
    await agent.main.getByLabel("Formulaires", { exact: true }).fill(PAPER);
    await mark(agent.main.getByLabel("Chaque personne a signé son accord."));
    await agent.main.getByRole("button", { name: "Enregistrer ces formulaires" }).click();
    await expect(agent.main.getByRole("row")).toHaveCount(10);
    await agent.look();
    await agent.page.goto(`${path}/preparer`);
    await agent.main.getByText("Clore l’appel maintenant").click();
    await agent.main.getByRole("button", { name: "Clore l’appel", exact: true }).click();
    const { day, hour } = later(3);
    await agent.main.getByLabel("Jour du tirage").fill(day);
    await agent.main.getByLabel("Heure du tirage").fill(hour);
    await agent.main.getByLabel("D’où viendra la graine").fill("Un dé lancé devant le public");
    await agent.main.getByLabel("Nombres de la graine").fill("6");
    await agent.main.getByRole("button", { name: "Calculer et publier les mille panels" }).click();
    const ceremony = agent.main.getByRole("link", { name: "Page de la cérémonie" });
    await until(agent.page, () => expect(ceremony).toBeVisible({ timeout: 500 }), 60_000);
    await agent.look();
    await ceremony.click();
  });

  const ceremony = new URL(agent.page.url()).pathname;
  const visitor = await Person.visitor(browser, town.url, TELEPHONE);
  await test.step("anybody reads what commits the town before the seed", async () => {
    await visitor.page.goto(ceremony);
    await expect(visitor.main).toContainText("Un dé lancé devant le public");
    await expect(visitor.main.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
    await expect(visitor.main.getByRole("table", { name: "Probabilité de chaque numéro" })).toBeVisible();
    await visitor.look();
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const [file] = await Promise.all([
      visitor.page.waitForEvent("download"),
      visitor.main.getByRole("link", { name: "Télécharger les mille panels" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("panels.txt");
  });

  await test.step("the seed is read, and the panel is shown to the room", async () => {
    const seed = agent.main.getByLabel("Graine", { exact: true });
    await until(agent.page, () => expect(seed).toBeVisible({ timeout: 500 }), 240_000);
    await agent.main.getByRole("button", { name: "Tirer le panel" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("Entrez la graine");
    await seed.fill("4 6 1 1 3 5");
    await agent.main.getByRole("button", { name: "Tirer le panel" }).click();
    await expect(agent.main.locator("ul.drawn li")).toHaveCount(4);
    await expect(agent.main).toContainText("4 6 1 1 3 5");
    await agent.look();
    await visitor.page.goto(ceremony);
    await expect(visitor.main.locator("ul.drawn li")).toHaveCount(4);
    await expect(visitor.main).not.toContainText("Papier");
    await visitor.look();
  });

  await test.step("who is drawn answers, who is not is told nothing else", async () => {
    await volunteer.page.goto(own);
    const isDrawn = (await agent.main.locator("ul.drawn li").allTextContents()).includes(ownNumber);
    const accept = volunteer.main.getByRole("radio", { name: "J’accepte de siéger" });
    if (isDrawn) {
      await mark(accept);
      await volunteer.main.getByRole("button", { name: "Envoyer ma réponse" }).click();
      await expect(volunteer.main).toContainText("Votre réponse est enregistrée");
    } else {
      await expect(accept).toHaveCount(0);
    }
    await volunteer.look();
  });

  await test.step("an answer that came by letter is entered, and the reserve is called", async () => {
    await agent.page.goto(`${path}/volontaires`);
    await agent.main.getByRole("row").filter({ hasText: "Par la poste" }).filter({ hasText: "réponse attendue" })
      .first().getByRole("link").click();
    await agent.look();
    await expect(agent.main.getByRole("link", { name: "Lettre à imprimer (PDF)" })).toBeVisible();
    await mark(agent.main.getByRole("radio", { name: "Je décline" }));
    await agent.main.getByRole("button", { name: "Enregistrer la réponse" }).click();
    await expect(agent.main).toContainText("A décliné");
    await agent.page.goto(`${path}/preparer`);
    await agent.look();
    await agent.main.getByRole("button", { name: "Appeler la réserve" }).click();
    await expect(agent.main).toContainText("La réserve est appelée");
    await agent.page.goto(path);
    await expect(agent.main.getByRole("table", { name: "Sièges passés de l’un à l’autre" })).toBeVisible();
    await agent.look();
  });

  for (const person of [agent, volunteer, visitor]) await person.leave();
});
