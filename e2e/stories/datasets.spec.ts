// Open data, from a flawed file to a telephone: an agent is shown what is wrong line by line, mends it at one click and publishes;
// a citizen finds it, reads it and takes it away. A program reads the catalogue.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** A small telephone. */
const TELEPHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const TITLE = "Subventions exceptionnelles aux associations culturelles, sportives et de loisirs";
const HEADER =
  "nomAttribuant;idAttribuant;dateConvention;referenceDecision;nomBeneficiaire;idBeneficiaire;rnaBeneficiaire;objet;montant;" +
  "nature;conditionsVersement;datesPeriodeVersement;idRAE;notificationUE;pourcentageSubvention;dispositifAide";
/** As a spreadsheet writes it: days and amounts in French. The second line names a nature that no list has. */
const FLAWED = [
  HEADER,
  "Ville;21560007300013;04/03/2026;D1;Amicale de l’Étang;;W561000011;Fête;1 200,50;Aide en numéraire;unique;2026-03-04;;non;1;",
  "Ville;21560007300013;2026-03-04;D1;Chorale;;W561000027;Concert;300;aide en musique;unique;2026-03-04;;non;1;",
].join("\n");
const RIGHT = FLAWED.replace("aide en musique", "aide en nature");

test("an agent publishes a flawed file once it is mended, and a citizen finds it", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const visitor = await Person.visitor(browser, town.url, { ...TELEPHONE, javaScriptEnabled: false });
  const send = async (content: string) => {
    await agent.main
      .getByLabel("Fichier", { exact: true })
      .setInputFiles({ name: "subventions.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await agent.main.getByLabel("Schéma à suivre").selectOption("scdl/subventions");
    await agent.main.getByRole("button", { name: "Envoyer et vérifier" }).click();
    await expect(agent.page).toHaveURL(/\/donnees\/versions\/[0-9a-f-]{36}/);
  };
  let dataset = "";

  await test.step("an agent describes the data, and is told what is missing", async () => {
    await agent.page.goto("/donnees");
    await agent.look();
    await agent.main.getByRole("link", { name: "Décrire un jeu de données" }).click();
    await agent.main.getByLabel("Titre").fill(TITLE);
    await agent.main.getByLabel("SIRET").fill("123");
    await agent.main.getByRole("button", { name: "Continuer" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("14 chiffres");
    await expect(agent.main.getByLabel("Titre")).toHaveValue(TITLE);
    await agent.look();
    await agent.main.getByLabel("SIRET").fill("215 600 073 00013");
    await agent.main.getByLabel("Ce que contiennent ces données").fill("Ce que la Ville donne en dehors du budget.");
    await agent.main.getByLabel("Thème").selectOption("GOVE");
    await agent.main.getByLabel("Mise à jour").selectOption("ANNUAL");
    await agent.main.getByRole("button", { name: "Continuer" }).click();
    await expect(agent.page).toHaveURL(/\/donnees\/[0-9a-f-]{36}\/deposer/);
    dataset = new URL(agent.page.url()).pathname.replace("/deposer", "");
    await agent.look();
  });

  await test.step("what is wrong is shown line by line, and what can be is mended at one click", async () => {
    await send(FLAWED);
    await expect(agent.main.getByRole("heading", { name: /erreurs à corriger/ })).toBeVisible();
    const faults = agent.main.getByRole("table", { name: "Erreurs, ligne par ligne" });
    await expect(faults).toContainText("04/03/2026");
    await expect(faults).toContainText("aide en musique");
    await agent.look();
    await agent.main.getByRole("button", { name: "Corriger ce qui peut l’être" }).click();
    await expect(agent.main.getByRole("heading", { name: "Une erreur à corriger" })).toBeVisible();
    await expect(agent.main.getByRole("button", { name: "Publier ce fichier" })).toHaveCount(0);
    await agent.look();
  });

  await test.step("the rest is mended in the file, sent again, published", async () => {
    await agent.main.getByText("Abandonner ce fichier").click();
    await agent.main.getByRole("button", { name: "Abandonner", exact: true }).click();
    await agent.main.getByRole("link", { name: "Envoyer un fichier" }).click();
    await send(RIGHT);
    await agent.main.getByRole("button", { name: "Corriger ce qui peut l’être" }).click();
    await expect(agent.main).toContainText("Aucune erreur");
    const hidden = await visitor.page.request.get(`${town.url}/catalog.ttl`);
    expect(await hidden.text()).not.toContain(dataset);
    await agent.main.getByLabel("Ce qu’il faut savoir de cette version").fill("Premier trimestre.");
    await agent.main.getByRole("button", { name: "Publier ce fichier" }).click();
    await expect(agent.page).toHaveURL(new RegExp(`${dataset}\\?`));
    await agent.look();
  });

  await test.step("a citizen finds it on a telephone, without script", async () => {
    await visitor.page.goto("/donnees");
    await visitor.main.getByLabel("Chercher dans les données").fill("subventions exceptionnelles");
    await visitor.main.getByRole("button", { name: "Chercher", exact: true }).click();
    await visitor.main.getByRole("link", { name: TITLE }).click();
    await expect(visitor.main).toContainText("Licence Ouverte 2.0");
    await expect(visitor.main).toContainText("Premier trimestre.");
    await expect(visitor.main).toContainText("scdl/subventions 2.1.1");
    const link = visitor.main.getByRole("link", { name: "Pour un tableur (CSV)" });
    const file = await visitor.page.request.get(`${town.url}${await link.getAttribute("href")}`);
    expect(await file.text()).toContain("2026-03-04;D1;Amicale de l’Étang");
  });

  await test.step("and so do programs", async () => {
    const catalogue = await visitor.page.request.get(`${town.url}/catalog.ttl`);
    expect(await catalogue.text()).toContain(dataset);
    const found = await visitor.page.request.get(`${town.url}/api/3/action/package_search?q=exceptionnelles`);
    expect((await found.json()).result.count).toBe(1);
  });

  for (const person of [agent, visitor]) await person.leave();
});

test("the open data of the demonstration say what changed, and what was asked for", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url, TELEPHONE);
  await visitor.page.goto("/donnees");
  await visitor.main.getByRole("link", { name: "Subventions aux associations" }).click();
  await visitor.look();
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await visitor.main.getByRole("link", { name: /Colonnes et changements/ }).click();
  await expect(visitor.main).toContainText("3 lignes ajoutées");
  await visitor.look();
  await visitor.page.goto("/demandes-de-donnees");
  await expect(visitor.main).toContainText("Réponse attendue");
  await visitor.main.getByRole("link", { name: /détail des subventions/ }).click();
  await expect(visitor.main).toContainText("Données publiées");
  await visitor.look();
  await visitor.leave();
});

test("an agent opens a list of the site by one press, and a citizen explores it", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const visitor = await Person.visitor(browser, town.url, TELEPHONE);
  await agent.page.goto("/donnees");
  await agent.main.getByText(/^Ouvertes/).click();
  await agent.look();
  await agent.main.getByRole("button", { name: "Ouvrir «\u00a0Réunions\u00a0»" }).click();
  await expect(agent.page).toHaveURL(/\/donnees\/[0-9a-f-]{36}/);
  await agent.look();
  const dataset = new URL(agent.page.url()).pathname;
  await expect(async () => {
    await visitor.page.goto(dataset);
    await expect(visitor.main).toContainText("produit par Parvis à partir de sa liste", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await visitor.look();
  await visitor.main.getByRole("link", { name: /^Explorer/ }).click();
  await expect(visitor.main.getByRole("table")).toContainText("groupe");
  for (const person of [agent, visitor]) await person.leave();
});
