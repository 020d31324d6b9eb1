// A participatory budget from the idea to the follow-up: prepared by an agent, proposed and voted from a telephone, counted,
// its works told with a photo. Without script, the map and the basket work as well.
import { mark, Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** A small telephone. */
const TELEPHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const BENCHES = "Des bancs à l’ombre devant la gare, pour attendre le train sans rester debout en plein soleil";
const ORCHARD = "Un verger partagé";
/** A picture of one pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a participatory budget from the idea to the follow-up", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const alix = await Person.signedIn(browser, town.url, "Alix Brouillon", TELEPHONE);
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif", { ...TELEPHONE, javaScriptEnabled: false });
  // Without script nothing is measured in the page: what is looked at there is what is read.
  const fits = async (person: Person) => {
    if (person === sacha) return;
    await person.look();
    expect(await person.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  let path = "";
  const advance = async (button: string, days?: number) => {
    await agent.page.goto(`${path}/etapes`);
    const step = agent.main.locator("section").filter({ has: agent.page.getByRole("button", { name: button }) });
    if (days) await step.getByLabel("Dernier jour").fill(inDays(days));
    await step.getByRole("button", { name: button }).click();
    await expect(agent.page).toHaveURL(new RegExp(`${path}\\?`));
  };

  await test.step("an agent says the rules, is told what is missing, opens the collection", async () => {
    await agent.page.goto("/budgets/nouveau");
    await agent.look();
    await agent.main.getByLabel("Groupe qui conduit ce budget").selectOption({ index: 1 });
    await agent.main.getByLabel("Titre").fill("Budget participatif des abords de la gare");
    await agent.main.getByRole("button", { name: "Préparer ce budget" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("Écrivez un montant");
    await agent.look();
    await agent.main.getByLabel("Montant total, en euros").fill("10 000");
    await agent.main.getByLabel("Qui peut voter").fill("j’habite la commune et j’ai 16 ans ou plus");
    await agent.main.getByRole("button", { name: "Préparer ce budget" }).click();
    await expect(agent.page).toHaveURL(/\/budgets\/[0-9a-f-]{36}\/etapes/);
    path = new URL(agent.page.url()).pathname.replace("/etapes", "");
    await agent.look();
    await advance("Ouvrir le dépôt des idées", 10);
    await agent.look();
  });

  await test.step("an idea is placed by a finger on the map, from a telephone", async () => {
    await alix.page.goto(path);
    await fits(alix);
    await alix.main.getByRole("link", { name: "Proposer une idée" }).click();
    await fits(alix);
    const map = alix.main.getByRole("button", { name: /Plan de la commune/ });
    const box = await map.boundingBox();
    await map.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
    await expect(alix.main.getByLabel("Longitude")).not.toHaveValue("");
    await alix.main.getByLabel("Titre de votre idée").fill(BENCHES);
    await alix.main.getByRole("button", { name: "Publier mon idée" }).click();
    await expect(alix.main.getByRole("alert")).toContainText("Décrivez votre idée");
    await expect(alix.main.getByLabel("Titre de votre idée")).toHaveValue(BENCHES);
    await fits(alix);
    await alix.main.getByLabel("Votre idée", { exact: true }).fill("Quatre bancs et deux arbres.");
    await alix.main.getByRole("button", { name: "Publier mon idée" }).click();
    await expect(alix.main).toContainText("Quatre bancs et deux arbres.");
    await fits(alix);
    await alix.main.getByRole("link", { name: "Photo de l’idée" }).click();
    await alix.main.getByLabel("Photo", { exact: true }).setInputFiles({
      name: "gare.png",
      mimeType: "image/png",
      buffer: Buffer.from(PIXEL, "base64"),
    });
    await alix.main.getByLabel("Ce que montre la photo").fill("Le parvis de la gare en plein soleil");
    await alix.main.getByRole("button", { name: "Publier cette photo" }).click();
    await expect(alix.main.getByRole("img", { name: "Le parvis de la gare en plein soleil" })).toBeVisible();
    await fits(alix);
  });

  await test.step("another idea is proposed without the map", async () => {
    await sacha.page.goto(`${path}/proposer`);
    await sacha.main.getByRole("link", { name: "Continuer sans le plan" }).click();
    await sacha.main.getByLabel("Titre de votre idée").fill(ORCHARD);
    await sacha.main.getByLabel("Votre idée", { exact: true }).fill("Vingt arbres derrière la maison de quartier.");
    await sacha.main.getByRole("button", { name: "Publier mon idée" }).click();
    await expect(sacha.main).toContainText("Vingt arbres");
    await fits(sacha);
  });

  await test.step("people argue under an idea, from a telephone and without script", async () => {
    await sacha.page.goto(path);
    await sacha.main.getByRole("link", { name: BENCHES }).first().click();
    await sacha.main.getByRole("button", { name: "Publier", exact: true }).click();
    await expect(sacha.main.getByRole("alert")).toContainText("Écrivez votre commentaire");
    await sacha.main.getByLabel("Votre commentaire", { exact: true }).fill("À l’ombre des tilleuls, plutôt ?");
    await mark(sacha.main.getByRole("radio", { name: "Une question" }));
    await sacha.main.getByRole("button", { name: "Publier", exact: true }).click();
    await expect(sacha.main).toContainText("À l’ombre des tilleuls");
    await alix.page.goto(new URL(sacha.page.url()).pathname);
    await expect(alix.main).toContainText("À l’ombre des tilleuls");
    await fits(alix);
  });

  await test.step("the services answer each idea in public", async () => {
    await advance("Clore le dépôt des idées");
    for (const { title, cost } of [
      { title: BENCHES, cost: "6 000" },
      { title: ORCHARD, cost: "5 000" },
    ]) {
      await agent.page.goto(`${path}/etapes`);
      await agent.main.getByRole("link", { name: title }).click();
      await mark(agent.main.getByRole("radio", { name: "Recevable", exact: true }));
      await agent.look();
      await agent.main.getByLabel("Coût, en euros").fill(cost);
      await agent.main.getByRole("button", { name: "Publier cette réponse" }).click();
      await expect(agent.main).toContainText("Coût chiffré par les services");
      await agent.look();
    }
    await advance("Ouvrir le vote", 5);
  });

  await test.step("a basket says its total as one ticks, and is refused above the envelope", async () => {
    await alix.page.goto(`${path}/voter`);
    const total = alix.main.getByRole("status").filter({ hasText: "dans votre panier" });
    await alix.main.locator("label").filter({ hasText: BENCHES }).click();
    await expect(total).toContainText(/il reste 4\s000/);
    await alix.main.locator("label").filter({ hasText: ORCHARD }).click();
    await expect(total).toContainText(/1\s000\s€ de trop/);
    await fits(alix);
    await alix.main.locator("label").filter({ hasText: /Je déclare/ }).click();
    await alix.main.getByRole("button", { name: "Déposer mon bulletin" }).click();
    await expect(alix.main.getByRole("alert")).toContainText("dépasse l’enveloppe");
    await fits(alix);
    await alix.main.locator("label").filter({ hasText: ORCHARD }).click();
    await alix.main.getByRole("button", { name: "Déposer mon bulletin" }).click();
    await expect(alix.main).toContainText("Votre bulletin est enregistré");
    await fits(alix);
    await sacha.page.goto(`${path}/voter`);
    await mark(sacha.main.getByRole("checkbox", { name: BENCHES }));
    await sacha.main.getByRole("button", { name: "Voir mon total" }).click();
    await expect(sacha.main).toContainText("1 projet choisi");
    await mark(sacha.main.getByRole("checkbox", { name: /Je déclare/ }));
    await sacha.main.getByRole("button", { name: "Déposer mon bulletin" }).click();
    await expect(sacha.main).toContainText("Votre bulletin est enregistré");
  });

  await test.step("the result shows what the money pays for, and why", async () => {
    await agent.page.goto(`${path}/etapes`);
    await agent.main.getByRole("button", { name: "Clore le vote" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("dites pourquoi");
    await agent.look();
    await agent.main.getByLabel("Pourquoi clore avant la fin annoncée").fill("Chacun a voté à la réunion.");
    await agent.main.getByRole("button", { name: "Clore le vote" }).click();
    await expect(agent.page).toHaveURL(new RegExp(`${path}\\?`));
    await alix.page.goto(`${path}/resultat`);
    await expect(alix.main).toContainText("1 projet retenu par 2 bulletins");
    await expect(alix.main).toContainText(/6\s000\s€ sur 10\s000\s€/);
    await fits(alix);
    await alix.unfold(alix.main.getByText(/coûte/).first());
    await expect(alix.main).toContainText("retenu, il reste");
    await fits(alix);
    const file = await alix.page.request.get(`${town.url}${path}/resultat.pb`);
    expect(await file.text()).toContain("vote_type;approval");
  });

  await test.step("the works are told, and everyone reads them", async () => {
    await agent.page.goto(`${path}/resultat`);
    await agent.main.getByRole("link", { name: BENCHES }).first().click();
    await agent.main.getByRole("link", { name: "Nouvelles des travaux" }).click();
    await mark(agent.main.getByRole("radio", { name: "Livrés" }));
    await agent.main.getByLabel("Dépensé en tout, en euros").fill("5 900");
    await agent.look();
    await agent.main.getByRole("button", { name: "Publier ces nouvelles" }).click();
    await expect(agent.main).toContainText(/5\s900\s€ dépensés/);
    await agent.look();
  });

  for (const person of [agent, alix, sacha]) await person.leave();
});

test("the budget of the demonstration is read from a telephone", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url, { ...TELEPHONE, javaScriptEnabled: false });
  await visitor.page.goto("/budgets");
  await visitor.main.getByRole("link", { name: "Budget participatif", exact: true }).click();
  await expect(visitor.main.getByRole("table", { name: "Les enveloppes" })).toBeVisible();
  await visitor.main.getByRole("link", { name: "Résultat du vote" }).click();
  await expect(visitor.main).toContainText("Parts égales");
  await expect(visitor.main.getByRole("img", { name: /projets retenus/ })).toBeVisible();
  await visitor.main.getByRole("link", { name: /Le vote au format Pabulib/ }).first().waitFor();
  await visitor.leave();
});
