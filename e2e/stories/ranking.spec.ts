// Ballots that rank answers: marked and encrypted in the page, shuffled by two trustees in turn, decrypted one by one, counted;
// and whoever observes verifies it with a program that we did not write. A list of candidates beside it, marked by its head.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { mark, Person, TELEPHONE } from "../support/person.js";
import { command, expect, test } from "../support/town.js";
import { ballotsOf, sendForm, signInBehind } from "../support/voters.js";

const NAME = "Le nom de la place du marché";
const ASKED = "Quel nom pour la place ?";
const ANSWERS = ["Place de la Halle", "Place du Marché", "Place du Jardin"];
const TRUSTEES = ["Paol Chimère", "Lucie Devinette"];
const VOTERS: readonly (readonly [mailbox: string, name: string])[] = [
  ["dominique", "Dominique Modèle"],
  ["alix", "Alix Brouillon"],
  ["sacha", "Sacha Fictif"],
];
/** In the slower group, on a machine that does much else. */
const COMPUTING_TIME_MS_MAX = 120_000;

const addressOf = (mailbox: string) => `${mailbox}@demonstration.example`;

test("answers are ranked in the page, shuffled by two trustees, counted, and verified by Belenios' own program", async ({
  browser,
  town,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "parvis-ranking-"));
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const election = await prepared(agent);

  const trustees: { person: Person; file: string }[] = [];
  for (const [place, name] of TRUSTEES.entries()) {
    const person = await Person.signedIn(browser, town.url, name);
    const file = join(folder, `key-${place + 1}.txt`);
    await person.page.goto(`${election}/cle`);
    await person.main.getByRole("button", { name: "Fabriquer ma clé" }).click();
    await downloads(person, "Enregistrer ma clé", file);
    await mark(person.main.getByRole("checkbox", { name: "J’ai enregistré ma clé" }));
    await person.main.getByRole("button", { name: "Envoyer ma clé publique" }).click();
    await expect(person.page.getByText("Votre clé publique est enregistrée.").first()).toBeVisible();
    trustees.push({ person, file });
  }

  const authority = await Person.signedIn(browser, town.url, "Jeanne Allégorie");
  await authority.page.goto(`${election}/codes`);
  await authority.main.getByRole("button", { name: "Fabriquer les codes" }).click();
  await downloads(authority, "Enregistrer le fichier des codes", join(folder, "codes.csv"));
  await mark(authority.main.getByRole("checkbox", { name: "J’ai enregistré le fichier des codes" }));
  await authority.main.getByRole("button", { name: "Envoyer la liste publique" }).click();
  await expect(authority.page.getByText("La liste publique des codes est enregistrée.").first()).toBeVisible();
  await authority.leave();
  const lines = readFileSync(join(folder, "codes.csv"), "utf8").trim().split("\r\n").slice(1);
  const codes = new Map(lines.map((line) => line.split(";")).map(([, login, code]) => [login ?? "", code ?? ""]));
  const codeOf = (place: number) => codes.get(addressOf(VOTERS[place]?.[0] ?? "")) ?? "";

  await agent.page.goto(`${election}/preparer`);
  await agent.main.getByRole("textbox", { name: "Ce qui le décide" }).fill("Délibération du conseil de quartier");
  await agent.main.getByRole("button", { name: "Ouvrir le vote" }).click();
  await expect(agent.page.getByText("Le vote est ouvert.").first()).toBeVisible();

  await test.step("one ranks on a small telephone: a rank given twice is said, then mended", async () => {
    const voter = await Person.signedIn(browser, town.url, "Dominique Modèle", TELEPHONE);
    const { main } = voter;
    await voter.open(`${election}/voter`);
    await voter.fits();
    const rank = (answer: string) => main.getByLabel(answer, { exact: true });
    const up = (answer: string) => main.getByRole("button", { name: `Monter ${answer}` });
    await rank(ANSWERS[0] ?? "").selectOption("1");
    await rank(ANSWERS[2] ?? "").selectOption("1");
    await main.getByLabel("Votre code de vote").fill(codeOf(0));
    await main.getByRole("button", { name: "Continuer" }).click();
    await expect(main.locator("[data-scrutin-fault]")).toContainText("a le rang d’une autre réponse");
    // By the keyboard: the one goes up, then the other takes its place again.
    await up(ANSWERS[2] ?? "").press("Enter");
    await expect(rank(ANSWERS[2] ?? "")).toHaveValue("1");
    await expect(up(ANSWERS[2] ?? ""), "the focus stays on what moved").toBeFocused();
    await up(ANSWERS[0] ?? "").press("Enter");
    await expect(rank(ANSWERS[0] ?? "")).toHaveValue("1");
    await expect(rank(ANSWERS[2] ?? "")).toHaveValue("2");
    await voter.fits();
    await main.getByRole("button", { name: "Continuer" }).click();
    const recap = main.locator("[data-scrutin-recap] dd");
    await expect(recap).toHaveText([/Place de la Halle.*1er choix/, /Place du Jardin.*2e choix/]);
    await main.getByRole("button", { name: "Chiffrer mon bulletin" }).click();
    await expect(main.getByRole("heading", { name: "3. Envoyer" })).toBeFocused({ timeout: COMPUTING_TIME_MS_MAX });
    await main.getByRole("button", { name: "Envoyer mon bulletin" }).click();
    await expect(main).toContainText("Votre vote est enregistré.");
    await voter.leave();
  });

  await test.step("the others rank too", async () => {
    const others = await Person.signedIn(browser, town.url, "Alix Brouillon");
    const { page } = others;
    await page.goto(`${election}/voter`);
    const ballots = await ballotsOf(page, [
      { code: codeOf(1), bits: [1, 2, 0] },
      { code: codeOf(2), bits: [0, 0, 1] },
    ]);
    for (const [place, ballot] of ballots.entries()) {
      await signInBehind(page, addressOf(VOTERS[place + 1]?.[0] ?? ""));
      const { status, text } = await sendForm(page.request, `${election}/voter`, { ballot });
      expect(status, text).toBe(200);
    }
    await others.leave();
  });

  await agent.page.goto(`${election}/preparer`);
  await agent.main.locator("summary").filter({ hasText: "Clore avant l’heure" }).click();
  await agent.main.locator("#close-reason").fill("Tout le monde a voté");
  await agent.main.getByRole("button", { name: "Clore le vote maintenant" }).click();
  await expect(agent.page.getByText("Le vote est clos.").first()).toBeVisible();

  await test.step("the trustees shuffle, one after the other", async () => {
    for (const [place, { person }] of trustees.entries()) {
      const { main, page } = person;
      // Ballots are put together by the worker: a moment later.
      await expect(async () => {
        await page.goto(`${election}/cle`);
        await expect(main.getByRole("heading", { name: "Mélanger les bulletins" })).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: COMPUTING_TIME_MS_MAX });
      if (place === 0) await person.look();
      await expect(main).toContainText(`Mélanges reçus : ${place}`);
      await main.getByRole("button", { name: "Mélanger", exact: true }).click();
      await expect(main.locator("[data-scrutin-status]")).toContainText("Votre mélange est prêt", {
        timeout: COMPUTING_TIME_MS_MAX,
      });
      await main.getByRole("button", { name: "Envoyer mon mélange" }).click();
      await expect(page.getByText("Votre mélange est enregistré.").first()).toBeVisible();
    }
  });

  await test.step("then both decrypt", async () => {
    for (const { person, file } of trustees) {
      const { main, page } = person;
      await page.goto(`${election}/cle`);
      await expect(main.getByRole("heading", { name: "Dépouiller" })).toBeVisible();
      await main.getByLabel("Fichier de votre clé").setInputFiles(file);
      await main.getByRole("button", { name: "Déchiffrer ma part" }).click();
      await expect(main.locator("[data-scrutin-status]")).toContainText("Votre part est prête", {
        timeout: COMPUTING_TIME_MS_MAX,
      });
      await main.getByRole("button", { name: "Envoyer ma part" }).click();
      await expect(page.getByText("Votre part est enregistrée.").first()).toBeVisible();
      await person.leave();
    }
  });

  const observer = await Person.visitor(browser, town.url);
  await test.step("the rule counts, and anybody counts again", async () => {
    await expect(async () => {
      await observer.page.goto(`${election}/resultat`);
      await expect(observer.main).toContainText("Est choisie", { timeout: 1_000 });
    }).toPass({ timeout: COMPUTING_TIME_MS_MAX });
    await observer.look();
    await expect(observer.main).toContainText("Place de la Halle");
    await expect(observer.main).toContainText("3 bulletins déchiffrés");
    const [result, asked] = [join(folder, "resultat.json"), join(folder, "election.json")];
    for (const file of [result, asked]) {
      const reply = await observer.page.request.get(`${election}/${basename(file)}`);
      writeFileSync(file, await reply.body());
    }
    const count = JSON.parse(
      command("count", result, "--rule", "scottish-stv", "--election", asked, "--seats", "1", "--format", "json"),
    ) as { winners: string[] };
    expect(count.winners).toEqual(["1"]);
  });

  await test.step("whoever observes verifies it, with two programs", async () => {
    await observer.page.goto(election);
    const coming = observer.page.waitForEvent("download");
    await observer.main.getByRole("link", { name: "Télécharger l’archive" }).click();
    const download = await coming;
    const alone = join(folder, "observed");
    mkdirSync(alone);
    const archive = join(alone, download.suggestedFilename());
    await download.saveAs(archive);
    const report = JSON.parse(command("scrutin", "verify", archive, "--format", "json"));
    expect(report).toMatchObject({ valid: true, state: "tallied", ballots: 3 });
    const official = spawnSync("belenios-tool", ["election", "verify", "--dir", alone], { encoding: "utf8" });
    if (official.error && !process.env.PARVIS_TEST_EVERYTHING) {
      console.log("skipped beside belenios-tool: it is not installed (cargo xtask needs)");
    } else {
      expect(official.status, `${official.error ?? ""}${official.stdout}${official.stderr}`).toBe(0);
    }
  });

  rmSync(folder, { recursive: true, force: true });
  await observer.leave();
  await agent.leave();
});

/** From nothing to keys and codes that are asked for; gives the page of the election. */
async function prepared(agent: Person): Promise<string> {
  const { main, page } = agent;
  await page.goto("/elections/nouvelle");
  await main.getByRole("link", { name: "Groupe de travail Numérique et société" }).click();
  await main.getByRole("textbox", { name: "Nom de l’élection" }).fill(NAME);
  await main.getByRole("textbox", { name: "Présentation" }).fill("Trois noms, dont un sera gravé.");
  await mark(main.getByRole("radio", { name: "Groupe RFC-3526-2048" }));
  await main.getByRole("button", { name: "Commencer la préparation" }).click();
  await expect(page.getByText("L’élection est en préparation.").first()).toBeVisible();
  const election = new URL(page.url()).pathname.replace(/\/preparer$/, "");

  // Lists are written, looked at, and taken away again: the ranking is what is held.
  await main.locator("summary").filter({ hasText: "Ajouter une question de listes" }).click();
  await main.locator("#lists_asked").fill("Quelle liste ?");
  await main.locator("#lists").fill("Quartier vivant\nLéa Riou");
  await main.getByRole("button", { name: "Ajouter ces listes" }).click();
  await expect(page.getByText("La question est ajoutée.").first()).toBeVisible();
  await agent.look();
  await main.getByRole("button", { name: "Retirer « Quelle liste ? »" }).click();
  await expect(page.getByText("La question est retirée.").first()).toBeVisible();

  await main.locator("summary").filter({ hasText: "Ajouter une question à classer ou à noter" }).click();
  await main.locator("#counted_asked").fill(ASKED);
  await main.locator("#counted_answers").fill(ANSWERS.join("\n"));
  await mark(main.getByRole("radio", { name: "Vote unique transférable" }));
  await main.locator("#seats").fill("1");
  await main.getByRole("button", { name: "Ajouter la question à classer ou à noter" }).click();
  await expect(page.getByText("La question est ajoutée.").first()).toBeVisible();

  const roll = VOTERS.map(([mailbox, name]) => `${name};${addressOf(mailbox)}`).join("\n");
  await main.getByRole("textbox", { name: "Coller une liste" }).fill(roll);
  await main.getByRole("button", { name: "Prendre cette liste" }).click();
  await expect(main).toContainText("3 personnes, qui comptent ensemble pour 3.");
  await main.getByRole("textbox", { name: "Adresse e-mail de la personne" }).fill(addressOf("jeanne"));
  await main.getByRole("button", { name: "Désigner l’autorité" }).click();
  await expect(main).toContainText("Jeanne Allégorie");
  for (const name of TRUSTEES) {
    const mailbox = name.split(" ")[0]?.toLowerCase() ?? "";
    await main.getByRole("textbox", { name: "Adresse e-mail du gardien" }).fill(addressOf(mailbox));
    await main.getByRole("button", { name: "Désigner un gardien" }).click();
    await expect(main).toContainText(name);
  }
  await mark(main.getByRole("radio", { name: "Tous sont nécessaires" }));
  await main.getByRole("button", { name: "Terminer la préparation" }).click();
  await expect(page.getByText("Chaque gardien et l’autorité ont reçu un message").first()).toBeVisible();
  return election;
}

/** Follows a link whose file was made in the page, and keeps it. */
async function downloads(person: Person, link: string, file: string): Promise<void> {
  const made = person.main.getByRole("link", { name: link });
  await expect(made).toBeVisible({ timeout: COMPUTING_TIME_MS_MAX });
  const coming = person.page.waitForEvent("download");
  await made.click();
  await (await coming).saveAs(file);
}
