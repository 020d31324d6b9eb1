// A working group, from the convocation to the board: members answer, two who were there correct the minutes, the
// secretary answers them, the chair approves.
import { mark, Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const GROUP = "Groupe de travail Numérique et société";
const TITLE = "Réunion de relecture";
const ITEMS = ["Bilan des ateliers", "Carte des lieux"];
const ACTION = "- Sacha Fictif : demander la carte";
const BY_SACHA = "- Claude Essai : demander la carte, avant le 15 janvier 2028";
const BY_CLAUDE = "- Sacha Fictif : demander la carte à jour";
const BOTH = "- Claude Essai : demander la carte à jour, avant le 15 janvier 2028";

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());
const inWords = () =>
  new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" }).format(new Date());

test("a working group goes from the convocation to approved minutes that two attendees amended", async ({
  browser,
  town,
}) => {
  const url = town.url;
  const chair = await Person.signedIn(browser, url, "Dominique Modèle");
  const secretary = await Person.signedIn(browser, url, "Alix Brouillon");
  const sacha = await Person.signedIn(browser, url, "Sacha Fictif");
  const claude = await Person.signedIn(browser, url, "Claude Essai");
  let meeting = "";

  await test.step("the chair announces the meeting and convenes", async () => {
    await chair.follow("Réunions");
    await chair.main.getByRole("link", { name: "Annoncer une réunion" }).first().click();
    await chair.main.getByLabel("Groupe", { exact: true }).selectOption({ label: GROUP });
    await chair.main.getByLabel("Intitulé").fill(TITLE);
    await chair.main.getByLabel("Date", { exact: true }).fill(today());
    // The last minute of the day: people still answer, and the minutes may be written.
    await chair.main.getByLabel("Début").fill("23:59");
    await chair.main.getByLabel("Lieu").fill("Salle 2");
    await chair.main.getByLabel("Ordre du jour").fill(ITEMS.join("\n"));
    await chair.main.getByRole("button", { name: "Annoncer une réunion" }).click();
    await expect(chair.page).toHaveURL(/\/reunions\/[0-9a-f-]{36}(\?|$)/);
    meeting = new URL(chair.page.url()).pathname;
    await chair.look();
    await chair.confirm("Envoyer la convocation", "Envoyer maintenant");
    await expect(chair.main).toContainText("Convocation envoyée");
    await chair.look();
  });

  await test.step("members follow the mail and answer by a button", async () => {
    await expect(async () => {
      await sacha.page.goto("/boite");
      const mail = sacha.main.getByRole("row").or(sacha.main.getByRole("article")).or(sacha.main.getByRole("listitem"));
      await mail
        .filter({ hasText: "sacha@" })
        .filter({ hasText: `Convocation` })
        .getByRole("link")
        .first()
        .click({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await sacha.main.getByRole("link", { name: /\/reponse/ }).click();
    await sacha.look();
    await sacha.main.getByRole("button", { name: "Répondre" }).click();
    await expect(sacha.main.getByRole("alert")).toContainText("Choisissez une réponse");
    await mark(sacha.main.getByRole("radio", { name: "Je viens", exact: true }));
    await sacha.main.getByRole("button", { name: "Répondre" }).click();
    await expect(sacha.main).toContainText("Votre réponse : vient");
    await claude.open(`${meeting}/reponse`);
    await mark(claude.main.getByRole("radio", { name: /Je ne viens pas/ }));
    await claude.main.getByLabel("Un mot").fill("En déplacement");
    await claude.main.getByRole("button", { name: "Répondre" }).click();
    await expect(claude.main).toContainText("Votre réponse : ne vient pas");
    await chair.open(meeting);
    await expect(chair.main.getByRole("table", { name: "Qui vient" })).toContainText("En déplacement");
  });

  await test.step("the secretary notes who came: answers fill the sheet in", async () => {
    await secretary.open(`${meeting}/presence`);
    await expect(secretary.main.getByRole("radio", { name: /Sacha Fictif.*Présent/ })).toBeChecked();
    await expect(secretary.main.getByRole("radio", { name: /Claude Essai.*Excusé/ })).toBeChecked();
    for (const name of ["Dominique Modèle", "Alix Brouillon"]) {
      await mark(secretary.main.getByRole("radio", { name: new RegExp(`${name}.*Présent`) }));
    }
    await secretary.main.getByRole("button", { name: "Enregistrer les présences" }).click();
    await expect(secretary.main).toContainText("Les présences sont notées.");
  });

  await test.step("the secretary writes the minutes and proposes them", async () => {
    await secretary.open(`${meeting}/compte-rendu`);
    await secretary.main.getByRole("textbox", { name: "Texte du compte rendu" }).fill(`# ${TITLE}

${inWords()}

Présents : Dominique Modèle, Alix Brouillon, Sacha Fictif

Excusés : Claude Essai

## Décisions

- Publier la carte

## Actions à venir

${ACTION}
`);
    await secretary.main.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await secretary.confirm("Proposer à la relecture", "Proposer ce compte rendu");
    await expect(secretary.main).toContainText("Ce compte rendu est proposé à la relecture jusqu’au");
    await secretary.look();
  });

  await test.step("two of those who were there or excused correct the same passage", async () => {
    for (const [person, wording, reason] of [
      [sacha, BY_SACHA, "C’est Claude qui s’en charge."],
      [claude, BY_CLAUDE, "L’ancienne carte ne sert à rien."],
    ] as const) {
      await person.open(`${meeting}/compte-rendu`);
      const passage = person.main.locator(".alinea").filter({ hasText: "demander la carte" });
      await passage.getByRole("link", { name: "Corriger" }).click();
      await person.look();
      await person.main.getByLabel("Nouvelle rédaction").fill(wording);
      await person.main.getByRole("button", { name: "Voir ce qui changerait" }).click();
      await expect(person.main.locator("ins").first()).toBeVisible();
      await expect(person.main.getByLabel("Nouvelle rédaction")).toHaveValue(wording);
      await person.main.getByRole("button", { name: "Demander cette correction" }).click();
      await expect(person.main.getByRole("alert")).toContainText("Dites pourquoi");
      await person.main.getByLabel("Pourquoi").fill(reason);
      await person.main.getByRole("button", { name: "Demander cette correction" }).dblclick();
      await expect(person.main).toContainText("Attend une réponse");
      await person.look();
    }
  });

  await test.step("the secretary accepts one, then puts both together", async () => {
    await secretary.open(`${meeting}/compte-rendu/corrections`);
    await secretary.main.getByRole("link", { name: "Correction demandée par Sacha Fictif" }).click();
    await secretary.look();
    await secretary.main.getByRole("button", { name: "Accepter" }).click();
    await expect(secretary.main).toContainText("Acceptée");
    await secretary.open(`${meeting}/compte-rendu/corrections`);
    await secretary.main.getByRole("link", { name: "Correction demandée par Claude Essai" }).click();
    await expect(secretary.main).toContainText("Ce passage a changé depuis la demande");
    await secretary.look();
    await secretary.main.getByRole("button", { name: "Refuser" }).click();
    await expect(secretary.main.getByRole("alert")).toContainText("Dites pourquoi vous refusez");
    await secretary.main.getByLabel("Rédaction à mettre dans le compte rendu").fill(BOTH);
    await secretary.main.getByLabel("Un mot pour la personne").fill("Les deux sont dans le texte.");
    await secretary.main.getByRole("button", { name: "Accepter" }).click();
    await expect(secretary.main).toContainText("Rédaction retenue");
    await secretary.open(`${meeting}/compte-rendu`);
    await expect(secretary.main).toContainText("correction demandée par Claude Essai");
  });

  await test.step("the chair approves; the board follows the corrected text", async () => {
    await chair.open(`${meeting}/compte-rendu`);
    await chair.confirm("Approuver ce compte rendu", "Approuver et publier");
    await expect(chair.main).toContainText("Le compte rendu est approuvé et public.");
    await chair.look();
    const visitor = await Person.visitor(browser, url);
    await visitor.open("/suivi");
    await visitor.main.getByRole("link", { name: "demander la carte à jour" }).click();
    await expect(visitor.main).toContainText("Claude Essai");
    await expect(visitor.main).toContainText("15 janvier 2028");
    await visitor.leave();
    await claude.open("/suivi");
    await claude.main.getByRole("link", { name: "demander la carte à jour" }).click();
    await expect(claude.main.getByLabel("Rappel, en jours avant l’échéance")).toHaveValue("3");
    await claude.look();
    await claude.main.getByRole("button", { name: "C’est fait" }).click();
    await expect(claude.main).toContainText("C’est noté");
  });
});
