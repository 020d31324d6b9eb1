// One decision, from the first idea to the published act, by five people: the case the users described. Every link of
// the chain is followed from the page before it; cut one and the story fails.
import { createHash } from "node:crypto";

import type { Locator } from "@playwright/test";

import { mark, Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const TITLE = "Avis sur le schéma des usages numériques";
const TEXT = `# ${TITLE}

Le groupe de travail a pris connaissance du schéma.

## Action 7 – Définir une stratégie de diffusion des données publiques

La liste des données ouvertes est publiée chaque année.

## Action 12 – Accompagner les usages numériques

Des ateliers sont proposés dans les médiathèques.

## Action 13 – Favoriser le développement des outils numériques sur des solutions innovantes

Les services étudient ces solutions.
`;
const NEW_7 =
  "Définir une stratégie de diffusion des données publiques, d’abord celles qui éclairent les décisions";
const NEW_12 = "Recenser les initiatives d’accompagnement aux usages et les soutenir";
const NEW_13 =
  "Favoriser le développement des outils numériques sur des solutions innovantes et encourager les logiciels libres et les formats ouverts";

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());

test("five people carry an opinion from its first draft to its publication", async ({ browser, town }) => {
  const url = town.url;
  const agent = await Person.signedIn(browser, url, "Camille Exemple");
  const chair = await Person.signedIn(browser, url, "Dominique Modèle");
  const secretary = await Person.signedIn(browser, url, "Alix Brouillon");
  const sacha = await Person.signedIn(browser, url, "Sacha Fictif");
  const claude = await Person.signedIn(browser, url, "Claude Essai");
  const maxime = await Person.signedIn(browser, url, "Maxime Échantillon");
  let parcours = "";

  await test.step("the agent opens a parcours", async () => {
    await agent.follow("Parcours");
    await agent.main.getByRole("link", { name: "Nouveau parcours" }).click();
    await agent.main.getByRole("button", { name: "Continuer" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("Donnez un titre");
    await agent.main.getByLabel("Quel est l’objet de ce parcours").fill(TITLE);
    await agent.main.getByLabel("Quel groupe le mène").selectOption({ label: "Groupe de travail Numérique et société" });
    await agent.main.getByRole("button", { name: "Continuer" }).click();
    await expect(agent.main.getByRole("table", { name: "Le calendrier" })).toContainText("Publier l’avis");
    await expect(agent.main.getByLabel("Quel est l’objet de ce parcours")).toHaveValue(TITLE);
    await agent.look();
    await agent.main.getByRole("button", { name: "Préparer ce parcours" }).click();
    await expect(agent.page).toHaveURL(/\/parcours\/[0-9a-f-]{36}/);
    parcours = new URL(agent.page.url()).pathname;
    await agent.confirm("Démarrer ce parcours");
    await agent.stands("Préparer le texte", "En cours");
    await agent.look();
  });

  await test.step("the secretary brings the text in, the chair puts it to discussion", async () => {
    await secretary.open(parcours);
    await secretary.main.getByRole("link", { name: "Apporter le texte" }).click();
    await secretary.main.getByLabel("Titre").fill(TITLE);
    await secretary.main.getByRole("textbox", { name: "Texte" }).fill(TEXT);
    await secretary.main.getByRole("button", { name: "Voir les parties trouvées" }).click();
    await expect(secretary.main).toContainText("Action 12");
    await secretary.look();
    await secretary.main.getByRole("button", { name: "Apporter le texte" }).click();
    await expect(secretary.page).toHaveURL(/\/textes\/[0-9a-f-]{36}/);
    await secretary.look();
    await chair.open(parcours);
    await chair.confirm("Clore cette étape");
    await chair.stands("Proposer des amendements", "En cours");
  });

  await test.step("three members amend: in place, and by the French sentence", async () => {
    await sacha.open(parcours);
    await sacha.main.getByRole("link", { name: "Lire et amender le texte" }).click();
    await sacha.look();
    await sacha.main.getByRole("link", { name: /Amender l’intitulé de l’action 7/ }).click();
    await sacha.look();
    const wording = sacha.main.getByLabel(/Nouvel intitulé/);
    await sacha.main.getByRole("button", { name: "Proposer" }).click();
    await expect(sacha.main.getByRole("alert"), "changing nothing is not an amendment").toBeVisible();
    await wording.fill(NEW_7);
    await sacha.main.getByLabel("Exposé des motifs").fill("Les habitants pourront vérifier ce sur quoi on décide.");
    await sacha.main.getByRole("button", { name: "Vérifier" }).click();
    await expect(sacha.main.locator("ins").first()).toContainText("éclairent les décisions");
    await expect(wording).toHaveValue(NEW_7);
    await sacha.look();
    await sacha.main.getByRole("button", { name: "Proposer" }).dblclick();
    await expect(sacha.page).toHaveURL(/\/amendements\/1/);
    await expect(sacha.main).toContainText("l’intitulé de l’action 7");

    for (const [person, sentence, number] of [
      [claude, `Remplacer l’intitulé de l’action 12 par ${NEW_12.toLowerCase()}.`, 2],
      [secretary, `Compléter l’intitulé de l’action 13 comme suit : ${NEW_13}.`, 3],
    ] as const) {
      await person.open(parcours);
      await person.main.getByRole("link", { name: "Lire et amender le texte" }).click();
      await person.main.getByRole("link", { name: "Écrire la phrase d’un amendement" }).click();
      const field = person.main.getByLabel("Phrase de l’amendement");
      await field.fill("Rendre l’action 12 plus jolie.");
      await person.main.getByRole("button", { name: "Vérifier" }).click();
      await expect(field, "what was typed is never lost").toHaveValue("Rendre l’action 12 plus jolie.");
      await expect(person.main.getByRole("alert")).toBeVisible();
      await person.look();
      await field.fill(sentence);
      await person.main.getByRole("button", { name: "Proposer" }).click();
      await expect(person.page).toHaveURL(new RegExp(`/amendements/${number}`));
      await person.look();
    }
  });

  await test.step("they argue, then the chair closes the discussion", async () => {
    await sacha.open(parcours);
    await sacha.main.getByRole("link", { name: "Lire et amender le texte" }).click();
    await sacha.main.getByRole("table").getByRole("link", { name: "3", exact: true }).click();
    await mark(sacha.main.getByRole("radio", { name: "Pour" }));
    await sacha.main.getByLabel(/argument/i).last().fill("Un format ouvert se relit encore dans vingt ans.");
    await sacha.main.getByRole("button", { name: "Publier l’argument" }).click();
    await expect(sacha.main).toContainText("Un format ouvert se relit encore");
    await sacha.look();
    await chair.open(parcours);
    await chair.confirm("Clore cette étape");
    await chair.stands("Voter les amendements", "En cours");
    await chair.look();
  });

  await test.step("members vote, one of them by procuration", async () => {
    for (const number of [1, 2, 3]) {
      // Procurations do not count for the quorum: a fourth person votes where Claude is represented.
      for (const person of [claude, sacha, secretary, chair, ...(number === 3 ? [maxime] : [])]) {
        await toVote(person, parcours, number);
        if (person === claude && number === 1) {
          await claude.look();
          await claude.main.getByRole("button", { name: "Voter" }).click();
          await expect(claude.main.getByRole("alert")).toContainText("Choisissez une réponse");
        }
        if (person === claude && number === 3) {
          await claude.unfold(claude.main.getByLabel(/votera à votre place/));
          await claude.main.getByLabel(/votera à votre place/).selectOption({ label: "Sacha Fictif" });
          await claude.main.getByRole("button", { name: "Donner procuration" }).click();
          continue;
        }
        const forms = person.main.locator("form").filter({ has: person.page.getByRole("radio", { name: "Pour" }) });
        const count = await forms.count();
        for (let turn = 0; turn < count; turn += 1) {
          if (turn > 0) await toVote(person, parcours, number);
          const form = forms.nth(turn);
          await person.unfold(form.getByRole("radio", { name: "Pour" }));
          await mark(form.getByRole("radio", { name: person === claude ? "Contre" : "Pour" }));
          await form.getByRole("button", { name: /Voter/ }).click();
          await expect(person.main).toContainText(/référence/i);
        }
      }
    }
    await chair.look();
    for (const number of [1, 2, 3]) {
      await toVote(chair, parcours, number);
      await chair.confirm("Clore le vote maintenant", "Clore et dépouiller");
      await expect(chair.main).toContainText("Adopté");
      await chair.look();
    }
    await chair.open(parcours);
    await chair.confirm("Clore cette étape", undefined, "Voter les amendements");
  });

  await test.step("the adopted amendments are in the text, and its history says so", async () => {
    const visitor = await Person.visitor(browser, url);
    await visitor.open(parcours);
    await visitor.main.getByRole("link", { name: TITLE }).last().click();
    for (const wording of [NEW_7, NEW_12, NEW_13]) {
      await expect(visitor.main.getByRole("heading", { name: wording })).toBeVisible();
    }
    await visitor.look();
    await visitor.main.getByRole("link", { name: "Historique" }).click();
    await expect(visitor.main).toContainText("Amendement n° 2");
    await visitor.look();
    await visitor.leave();
  });

  await test.step("the secretary writes the minutes, the chair approves what was read in them", async () => {
    await chair.open(parcours);
    await chair.main.getByRole("link", { name: "Voir la réunion" }).click();
    await chair.main.getByRole("link", { name: /Modifier|Changer/ }).first().click();
    await chair.look();
    await chair.main.getByLabel("Date", { exact: true }).fill(today());
    await chair.main.getByRole("button").filter({ hasText: /Enregistrer|Modifier|Changer/ }).first().click();
    await expect(chair.page).toHaveURL(/\/reunions\/[0-9a-f-]{36}(\?|$)/);
    await secretary.open(new URL(chair.page.url()).pathname);
    await secretary.main.getByRole("link", { name: /compte rendu/i }).first().click();
    const minutes = secretary.main.getByRole("textbox", { name: "Texte du compte rendu" });
    await minutes.fill(`Groupe de travail Numérique et société

${new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" }).format(new Date())}

Présents : Dominique Modèle, Alix Brouillon, Sacha Fictif
Excusés : Claude Essai

Décisions :
- Transmettre l’avis aux élus

Actions à venir :
- Sacha Fictif : définir les indicateurs de suivi

Prochaine réunion : mardi 4 janvier 2028 à 18h30, salle des fêtes
`);
    await secretary.main.getByRole("button", { name: /Voir ce que Parvis a lu/ }).click();
    await expect(secretary.main).toContainText("définir les indicateurs de suivi");
    await expect(secretary.main).toContainText("mardi 4 janvier 2028");
    await secretary.look();
    await secretary.main.getByRole("button", { name: /Enregistrer/ }).first().click();
    await expect(secretary.main.getByRole("status").first()).toBeVisible();
    await chair.open(new URL(secretary.page.url()).pathname);
    await chair.confirm("Approuver ce compte rendu", "Approuver et publier");
    await expect(chair.main).toContainText("définir les indicateurs de suivi");
    await chair.look();
    await sacha.follow("Suivi");
    await expect(sacha.main).toContainText("définir les indicateurs de suivi");
    await sacha.look();
    await chair.open(parcours);
    await chair.confirm("Clore cette étape");
  });

  await test.step("the agent publishes: page, file, feed, journal", async () => {
    await agent.open(parcours);
    await agent.main.getByRole("link", { name: "Publier l’acte" }).click();
    await agent.look();
    await agent.main.getByRole("textbox", { name: /nom/i }).fill("Dominique Modèle");
    await agent.main.getByRole("textbox", { name: /qualité/i }).fill("Animation du groupe de travail");
    await agent.main.getByRole("button", { name: /Publier/ }).click();
    await expect(agent.page).toHaveURL(/\/actes\/[0-9a-f-]{36}/);
    const act = new URL(agent.page.url()).pathname;
    await agent.open(parcours);
    await agent.confirm("Clore cette étape");
    await expect(agent.main).toContainText("Terminé");

    const visitor = await Person.visitor(browser, url);
    await visitor.open("/");
    await visitor.main.getByRole("link", { name: TITLE }).first().click();
    await visitor.open(act);
    await expect(visitor.main).toContainText("Dominique Modèle");
    const file = await visitor.page.request.get(`${act}/fichier`);
    const bytes = await file.body();
    await expect(visitor.main).toContainText(createHash("sha256").update(bytes).digest("hex"));
    for (const wording of [NEW_7, NEW_12, NEW_13]) expect(bytes.toString()).toContain(wording);
    const feed = await (await visitor.page.request.get("/actes.atom")).text();
    expect(feed).toContain(TITLE);
    expect(feed).toContain(act);
    await expect(async () => {
      await visitor.open("/journal");
      const line = visitor.main.getByRole("row").filter({ hasText: "L’acte est publié" }).filter({ hasText: TITLE });
      await expect(line.getByRole("rowheader")).toHaveText(/^\d/);
    }).toPass({ timeout: 20_000 });
    await visitor.open("/recherche?q=formats+ouverts+usages");
    await expect(visitor.main).toContainText(TITLE);
    await visitor.leave();
  });

  for (const person of [agent, chair, secretary, sacha, claude, maxime]) await person.leave();
});

/** Opens the vote on an amendment, from its parcours. */
async function toVote(person: Person, parcours: string, number: number): Promise<void> {
  await person.page.goto(parcours);
  await person.main.getByRole("link", { name: TITLE }).last().click();
  const row: Locator = person.main.getByRole("row").filter({
    has: person.page.getByRole("rowheader", { name: String(number), exact: true }),
  });
  await row.getByRole("link").last().click();
  await expect(person.page).toHaveURL(/\/votes\//);
}
