// A member writes one mail that holds two amendments in prose: they are read from a real mailbox, looked at by their
// author, and stand on the page of the text.
import { Dovecot } from "../support/dovecot.js";
import { Person } from "../support/person.js";
import { Town, expect, test } from "../support/town.js";

const PASSWORD = "sesame";
const MAILBOX = "contributions@ville.exemple";
const GROUP = "Groupe de travail Numérique et société";
const TITLE = "Avis sur les ateliers numériques";
const TEXT = `# ${TITLE}

## Action 7 – Diffuser les données

Les données sont recensées.

Un bilan est publié.

## Action 12 – Former

Des ateliers se tiennent dans chaque commune.
`;
const LETTER = `Bonjour,

Supprimer l’alinéa 2 de l’action 7.

Ce bilan existe déjà.

À l’alinéa 1 de l’action 12, remplacer
« chaque commune » par « chaque quartier ».

Cordialement,
Sacha

Le 3 décembre 2026, Mairie a écrit :
> Écrivez-nous.
`;

/** As a mail program writes it. */
function message(from: string, to: string): string {
  return [
    `From: Sacha Fictif <${from}>`,
    `To: <${to}>`,
    "Message-ID: <deux-amendements@exemple>",
    "Subject: Mes amendements",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    LETTER,
  ].join("\n");
}

test("one mail becomes two amendments of its author", async ({ browser }, { project }) => {
  test.skip(!Dovecot.isInstalled(), "Dovecot is not installed (cargo xtask needs)");
  const dovecot = await Dovecot.open(PASSWORD);
  const town = await Town.open(String(project.metadata["engine"]), "--private-network");
  try {
    const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
    const chair = await Person.signedIn(browser, town.url, "Dominique Modèle");
    const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif");
    const mailbox = agent.main
      .locator("section")
      .filter({ has: agent.page.getByRole("heading", { name: /^Courriel reçu/ }) });
    let text = "";
    let address = "";

    const save = async () => {
      await agent.open("/passerelles/courriel");
      await agent.main.getByLabel("Serveur (IMAP)").fill(dovecot.address);
      await agent.main.getByLabel("Adresse de la boîte").fill(MAILBOX);
      await agent.main.getByLabel("Mot de passe").fill(PASSWORD);
      await agent.main.getByRole("button", { name: "Enregistrer et essayer" }).click();
      await expect(agent.main).toContainText("cela marche");
    };

    await test.step("an agent gives the town its mailbox, which is read for the first time", async () => {
      await agent.open("/passerelles");
      await agent.main.getByRole("link", { name: "Régler la boîte" }).click();
      await agent.look();
      await save();
      await agent.look();
      await expect(async () => {
        await agent.page.goto("/passerelles");
        await expect(mailbox).not.toContainText("Aucun encore", { timeout: 1_000 });
      }).toPass({ timeout: 30_000 });
    });

    await test.step("the chair puts a text to discussion", async () => {
      await chair.open("/textes/nouveau");
      await chair.main.getByLabel("Titre").fill(TITLE);
      await chair.main.getByLabel("Groupe").selectOption({ label: GROUP });
      await chair.main.getByRole("textbox", { name: "Texte" }).fill(TEXT);
      await chair.main.getByRole("button", { name: "Apporter le texte" }).click();
      await expect(chair.page).toHaveURL(/\/textes\/[0-9a-f-]{36}/);
      text = new URL(chair.page.url()).pathname;
      await chair.confirm("Mettre en discussion");
      await expect(chair.main).toContainText("En discussion");
    });

    await test.step("a member finds where to write", async () => {
      await sacha.open(text);
      await sacha.main.getByRole("link", { name: "Envoyer vos amendements par courriel" }).click();
      await sacha.look();
      await sacha.main.getByRole("button", { name: "Donner une adresse à ce texte" }).click();
      const shown = sacha.main.getByRole("link", { name: /contributions\+/ });
      address = (await shown.textContent())?.trim() ?? "";
      expect(address).toMatch(/^contributions\+\S+@ville\.exemple$/);
      await sacha.look();
    });

    await test.step("the mail arrives, is read, and its author is written to", async () => {
      await dovecot.deliver(address, message("sacha@demonstration.example", address));
      // Saved again, the mailbox is read at once rather than at its next date.
      await save();
      await sacha.open(text);
      await expect(sacha.main, "nothing is made before the author says so").not.toContainText("chaque quartier");
      const mails = sacha.main
        .getByRole("row")
        .or(sacha.main.getByRole("article"))
        .or(sacha.main.getByRole("listitem"))
        .filter({ hasText: "sacha@" })
        .filter({ hasText: "À confirmer" });
      await expect(async () => {
        await sacha.page.goto("/boite");
        await mails.getByRole("link").first().click({ timeout: 1_000 });
      }).toPass({ timeout: 60_000 });
      await sacha.main.getByRole("link", { name: /\/courriel\// }).click();
    });

    await test.step("two amendments were understood; the author files both", async () => {
      await expect(sacha.main).toContainText("2 amendements");
      const sentences = sacha.main.getByLabel("L’amendement");
      await expect(sentences).toHaveCount(2);
      await expect(sentences.first()).toHaveValue(/Supprimer l’alinéa 2 de l’action 7/);
      await expect(sentences.last()).toHaveValue(/remplacer « chaque commune » par « chaque quartier »/);
      await expect(sacha.main.getByLabel("L’exposé des motifs").first()).toHaveValue("Ce bilan existe déjà.");
      await sacha.look();
      await sacha.main.getByRole("button", { name: "Déposer", exact: true }).click();
      await expect(sacha.main).toContainText("Vos 2 amendements sont déposés");
      await sacha.look();
    });

    await test.step("everybody reads two amendments of that author on the page of the text", async () => {
      const visitor = await Person.visitor(browser, town.url);
      await visitor.open(text);
      const rows = visitor.main.getByRole("table", { name: "Les amendements" }).getByRole("row");
      await expect(rows.filter({ hasText: "Sacha Fictif" })).toHaveCount(2);
      await expect(rows.filter({ hasText: "Supprimer l’alinéa 2 de l’action 7" })).toHaveCount(1);
      await expect(rows.filter({ hasText: "chaque quartier" })).toHaveCount(1);
      await visitor.open(`${text}/amendements/1`);
      await expect(visitor.main).toContainText("Ce bilan existe déjà.");
      await expect(visitor.main.locator("del").first()).toContainText("Un bilan est publié");
      await visitor.open(`${text}/amendements/2`);
      await expect(visitor.main.locator("ins").first()).toContainText("quartier");
    });
  } finally {
    await town.close();
    dovecot.close();
  }
});
