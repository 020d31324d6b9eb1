// An association without a shared password: an agent gives its officers dated mandates, each speaks in its name with their own
// account, a second one confirms where it wants two, and a mandate that ended refuses without losing what was typed.
import { mark, Person, TELEPHONE } from "../support/person.js";
import { expect, test } from "../support/town.js";

const NAME = "Association des usagères et usagers de la bicyclette de la Presqu’île";
const IDEA = "Trente arceaux couverts devant la gare";
const SHELTER = "Un abri fermé pour les vélos de la nuit";
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test("two officers of an association speak in its name, until a mandate ends", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const jeanne = await Person.signedIn(browser, town.url, "Jeanne Allégorie", TELEPHONE);
  const paol = await Person.signedIn(browser, town.url, "Paol Chimère");
  let association = "";

  const mandate = async (name: string, address: string, office: string) => {
    await agent.open(`${association}/mandats`);
    await agent.main.getByLabel("Nom de la personne").fill(name);
    await agent.main.getByLabel("Son adresse électronique").fill(address);
    await agent.main.getByLabel("Fonction").selectOption({ label: office });
    await agent.main.getByLabel("Premier jour").fill(daysAgo(5));
    await agent.main.getByRole("button", { name: "Donner ce mandat" }).click();
    await expect(agent.main).toContainText(name);
  };
  const contribute = async (title: string) => {
    await jeanne.open("/consultations");
    await jeanne.main.getByRole("article").first().getByRole("link").first().click();
    await jeanne.open(`${new URL(jeanne.page.url()).pathname}/contribuer`);
    await jeanne.main.locator("[name=titre]").fill(title);
    await jeanne.main.locator("[name=texte]").fill("Nos adhérentes les demandent depuis deux ans.");
    await mark(jeanne.main.getByRole("radio", { name: new RegExp(NAME) }));
  };

  await test.step("an agent creates the association; a wrong number is refused", async () => {
    await agent.open("/groupes/nouveau");
    await agent.main.getByLabel("Nom du groupe").fill(NAME);
    await mark(agent.main.getByRole("radio", { name: /^Association/ }));
    await agent.look();
    await agent.main.getByRole("button", { name: "Créer le groupe" }).click();
    await expect(agent.page).toHaveURL(/\/groupes\/association-des/);
    association = new URL(agent.page.url()).pathname;
    await agent.main.getByRole("link", { name: "Numéros et règles de l’association" }).click();
    await agent.main.getByLabel("Numéro RNA").fill("W35");
    await mark(agent.main.getByRole("checkbox", { name: /Deux personnes mandatées/ }));
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("Ce numéro RNA");
    await agent.look();
    await agent.main.getByLabel("Numéro RNA").fill("W352001234");
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.main).toContainText("W352001234");
    await mandate("Jeanne Allégorie", "jeanne@demonstration.example", "Présidence");
    await mandate("Paol Chimère", "paol@demonstration.example", "Trésorerie");
    await agent.look();
  });

  await test.step("what one writes waits for the other, and nobody else reads it", async () => {
    await contribute(IDEA);
    await jeanne.look();
    await jeanne.main.getByRole("button", { name: "Publier ma contribution" }).click();
    await expect(jeanne.main).toContainText("Vous l’avez écrit");
    await jeanne.look();
    await paol.open(association);
    await paol.main.getByRole("link", { name: /texte attend une seconde personne/ }).click();
    await expect(paol.main).toContainText(IDEA);
    await paol.look();
    await paol.main.getByRole("button", { name: "Confirmer et publier" }).click();
    await expect(paol.main).toContainText("Rien n’attend de confirmation");
    await jeanne.open(`/recherche?q=${encodeURIComponent(IDEA)}`);
    await jeanne.main.getByRole("link", { name: IDEA }).first().click();
    await expect(jeanne.main).toContainText(`${NAME}, par Jeanne Allégorie`);
    await jeanne.look();
  });

  await test.step("a mandate that ends while one writes refuses, and what was typed stays", async () => {
    await contribute(SHELTER);
    await agent.open(`${association}/mandats`);
    await agent.main.getByRole("link", { name: /Jeanne Allégorie/ }).click();
    await agent.main.getByLabel("Dernier jour du mandat").fill(daysAgo(3));
    await agent.main.getByRole("button", { name: "Mettre fin au mandat" }).click();
    await expect(agent.main).toContainText("La fin du mandat est enregistrée");
    await jeanne.main.getByRole("button", { name: "Publier ma contribution" }).click();
    await expect(jeanne.main.getByRole("alert")).toContainText("ou il a pris fin");
    await expect(jeanne.main.locator("[name=titre]")).toHaveValue(SHELTER);
    await jeanne.look();
    await mark(jeanne.main.getByRole("radio", { name: "En mon nom propre" }));
    await jeanne.main.getByRole("button", { name: "Publier ma contribution" }).click();
    await expect(jeanne.main).toContainText("Votre contribution est publiée");
    await expect(jeanne.main).not.toContainText(NAME);
  });
});
