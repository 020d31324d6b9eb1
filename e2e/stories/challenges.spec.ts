// Data that come from elsewhere and data that are given to be made something of: an agent has a file read at its address, learns
// why nothing comes of it when its server loses it, then sets a challenge on data, to which a citizen answers on a telephone.
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { Person, mark } from "../support/person.js";
import { Town, expect, test } from "../support/town.js";

/** A small telephone. */
const TELEPHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const DATASET = "Subventions aux associations";

/** A server elsewhere, which gives what it is told to. */
class Elsewhere {
  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  content: string | undefined = "lieu;jour\nCentre;mardi\n";

  static async open(): Promise<Elsewhere> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const elsewhere = new Elsewhere(server, `http://127.0.0.1:${port}/exports/marches.csv`);
    server.on("request", (_, response) => {
      if (elsewhere.content === undefined) response.writeHead(404).end();
      else response.writeHead(200, { "content-type": "text/csv" }).end(elsewhere.content);
    });
    return elsewhere;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }
}

test("an agent has a file read elsewhere, and is told when it is gone", async ({ browser }, { project }) => {
  const town = await Town.open(String(project.metadata["engine"]), "--private-network");
  const elsewhere = await Elsewhere.open();
  try {
    const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
    const visitor = await Person.visitor(browser, town.url, TELEPHONE);
    await agent.open("/donnees");
    await agent.main.getByRole("link", { name: DATASET }).first().click();
    const dataset = new URL(agent.page.url()).pathname;

    await test.step("the address is given, once what is wrong is mended", async () => {
      await agent.main.getByRole("link", { name: "Récolter un fichier à une adresse" }).click();
      await agent.look();
      await agent.main.getByLabel("Adresse du fichier").fill("https://moi:mot@exemple.fr/a.csv");
      await agent.main.getByLabel("Nom du fichier").fill("Marchés de plein air");
      await mark(agent.main.getByLabel("chaque heure"));
      await agent.main.getByRole("button", { name: "Récolter à cette adresse" }).click();
      await expect(agent.main.getByRole("alert")).toContainText("mot de passe");
      await expect(agent.main.getByLabel("chaque heure")).toBeChecked();
      await agent.look();
      await agent.main.getByLabel("Adresse du fichier").fill(elsewhere.address);
      await agent.main.getByRole("button", { name: "Récolter à cette adresse" }).click();
      await expect(agent.page).toHaveURL(new RegExp(dataset));
    });

    await test.step("its first version is published, and everybody reads where it comes from", async () => {
      await expect(async () => {
        await agent.page.goto(dataset);
        await expect(agent.main).toContainText("Fonctionne", { timeout: 1_000 });
      }).toPass({ timeout: 20_000 });
      await agent.look();
      await visitor.page.goto(dataset);
      await expect(visitor.main).toContainText("Ce fichier est récolté sur 127.0.0.1");
      await visitor.look();
      await visitor.fits();
    });

    await test.step("the file is gone: the agent is told why, and what was published stays", async () => {
      elsewhere.content = undefined;
      await agent.main.getByRole("button", { name: "Récolter maintenant" }).click();
      await expect(async () => {
        await agent.page.goto(dataset);
        await expect(agent.main).toContainText("Il n’y a rien à cette adresse", { timeout: 1_000 });
      }).toPass({ timeout: 20_000 });
      await agent.look();
      await agent.open("/donnees/recoltes");
      await expect(agent.main).toContainText("En échec");
      await agent.look();
      await visitor.page.goto(dataset);
      await expect(visitor.main.getByRole("heading", { name: "Marchés de plein air" })).toBeVisible();
    });

    for (const person of [agent, visitor]) await person.leave();
  } finally {
    await elsewhere.close();
    await town.close();
  }
});

test("an agent sets a challenge on data, and a citizen answers on a telephone", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const citizen = await Person.signedIn(browser, town.url, "Sacha Fictif", TELEPHONE);
  let challenge = "";

  await test.step("what is missing is said, and nothing typed is lost", async () => {
    await agent.open("/donnees");
    await agent.main.getByRole("link", { name: "Défis", exact: true }).click();
    await agent.look();
    await agent.main.getByRole("link", { name: "Lancer un défi" }).click();
    await agent.look();
    await agent.main.getByLabel("Titre du défi").fill("Raconter les subventions");
    await agent.main.getByLabel("Question posée").fill("À qui la Ville donne-t-elle, et pour quoi ?");
    await agent.main.getByLabel("Ce qui est attendu").fill("Un dessin, une carte ou un texte.");
    await agent.main.getByLabel("Clôture", { exact: true }).fill("2099-12-31");
    await mark(agent.main.getByLabel("Chacun lit les propositions dès leur dépôt"));
    await agent.main.getByRole("button", { name: "Enregistrer le défi" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("au moins un jeu de données");
    await expect(agent.main.getByLabel("Titre du défi")).toHaveValue("Raconter les subventions");
    await agent.look();
    await mark(agent.main.getByLabel(DATASET).first());
    await agent.main.getByRole("button", { name: "Enregistrer le défi" }).click();
    await expect(agent.page).toHaveURL(/\/defis\/[0-9a-f-]{36}/);
    challenge = new URL(agent.page.url()).pathname;
    await agent.look();
  });

  await test.step("a citizen submits, with a file", async () => {
    await citizen.open("/defis");
    await citizen.main.getByRole("link", { name: "Raconter les subventions" }).click();
    await citizen.look();
    await citizen.fits();
    await citizen.main.getByRole("link", { name: "Proposer quelque chose" }).click();
    await citizen.look();
    await citizen.main.getByLabel("Titre de la proposition").fill("Une affiche");
    await citizen.main.getByLabel("Ce que vous proposez").fill("Une **affiche** pour la mairie.");
    await citizen.main
      .getByLabel(/^Fichier/)
      .setInputFiles({ name: "affiche.txt", mimeType: "text/plain", buffer: Buffer.from("Une affiche") });
    await citizen.main.getByRole("button", { name: "Déposer la proposition" }).click();
    await expect(citizen.page).toHaveURL(new RegExp(challenge));
    await expect(citizen.main).toContainText("Une affiche");
    await citizen.look();
  });

  await test.step("everybody reads it, and the dataset says that it is asked about", async () => {
    const visitor = await Person.visitor(browser, town.url);
    await visitor.open(challenge);
    await expect(visitor.main.getByRole("link", { name: /affiche\.txt/ })).toBeVisible();
    await visitor.look();
    await visitor.main.getByRole("link", { name: DATASET }).first().click();
    await expect(visitor.main.getByRole("link", { name: "Raconter les subventions" })).toBeVisible();
    await visitor.leave();
  });

  for (const person of [agent, citizen]) await person.leave();
});
