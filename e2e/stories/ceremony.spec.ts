// A whole election before browsers: three trustees make their keys together, the authority its codes, thirty people
// vote, two of the three open the urn, and whoever observes verifies the result with a program that we did not write.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mark, Person, TELEPHONE } from "../support/person.js";
import { command, expect, test } from "../support/town.js";
import { type Choice, ballotsOf, sendForm, signInBehind } from "../support/voters.js";

const NAME = "Ce que deviendra la friche de la gare";
const ASKED = "Que faire de la friche de la gare ?";
const ANSWERS = ["Un jardin partagé", "Une halle", "Une maison des associations"];
const TRUSTEES = ["Paol Chimère", "Lucie Devinette", "Ronan Palindrome"];
/** Mailboxes of those who vote, and their names as the roll has them. The first three come to the page themselves. */
const VOTERS: readonly (readonly [mailbox: string, name: string])[] = [
  ["dominique", "Dominique Modèle"],
  ["alix", "Alix Brouillon"],
  ["sacha", "Sacha Fictif"],
  ["claude", "Claude Essai"],
  ["maxime", "Maxime Échantillon"],
  ["andrea", "Andréa Hypothèse"],
  ["morgane", "Morgane Pseudonyme"],
  ["solenn", "Solenn Virgule"],
  ["yann", "Yann Parenthèse"],
  ["nolwenn", "Nolwenn Majuscule"],
  ["theo", "Théo Maquette"],
  ["fatou", "Fatou Métaphore"],
  ["henri", "Henri Charade"],
  ["ines", "Inès Utopie"],
  ["malo", "Malo Logogriphe"],
  ["erwan", "Erwan Synonyme"],
  ["gaelle", "Gaëlle Astérisque"],
  ["loic", "Loïc Paragraphe"],
  ["rozenn", "Rozenn Apostrophe"],
  ["tanguy", "Tanguy Tréma"],
  ["maelle", "Maëlle Prototype"],
  ["herve", "Hervé Gabarit"],
  ["aziliz", "Aziliz Canevas"],
  ["pierrick", "Pierrick Figurant"],
  ["soizic", "Soizic Anagramme"],
  ["gwendal", "Gwendal Acrostiche"],
  ["therese", "Thérèse Calembour"],
  ["ewen", "Ewen Mirage"],
  ["nadia", "Nadia Légende"],
  ["bastien", "Bastien Onomatopée"],
];
/** The blank vote first, then each answer: what those who do not come to the page choose, in turn. */
const BITS = [
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];
/** A ballot or a step of the ceremony, in the slower group, on a machine that does much else. */
const COMPUTING_TIME_MS_MAX = 60_000;

const addressOf = (mailbox: string) => `${mailbox}@demonstration.example`;

test("three trustees, an authority and thirty voters hold an election that Belenios' own program verifies", async ({
  browser,
  town,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "parvis-ceremony-"));
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const election = await prepared(agent);

  const trustees: Trustee[] = [];
  for (const [place, name] of TRUSTEES.entries()) {
    const person = await Person.signedIn(browser, town.url, name);
    trustees.push({ person, page: `${election}/cle`, file: join(folder, `key-${place + 1}.txt`) });
  }
  await test.step("the trustees make their keys together, each in their own browser", () => holdCeremony(trustees));

  const codes = await test.step("the authority makes the codes in its browser", async () => {
    const authority = await Person.signedIn(browser, town.url, "Jeanne Allégorie");
    const made = await codesOf(authority, election, join(folder, "codes.csv"));
    await authority.leave();
    return made;
  });
  const codeOf = (place: number) => codes.get(addressOf(VOTERS[place]?.[0] ?? "")) ?? "";

  await agent.page.goto(`${election}/preparer`);
  await agent.main.getByRole("textbox", { name: "Ce qui le décide" }).fill("Délibération du conseil de quartier");
  await agent.main.getByRole("button", { name: "Ouvrir le vote" }).click();
  await expect(agent.page.getByText("Le vote est ouvert.").first()).toBeVisible();

  const trackers: string[] = [];
  await test.step("one votes on a small telephone, by the keyboard alone", async () => {
    const voter = await Person.signedIn(browser, town.url, "Dominique Modèle", TELEPHONE);
    const { main, page } = voter;
    await page.goto(`${election}/voter`);
    await voter.fits();
    // The arrows go from an answer to the next, as in every group of which one is chosen.
    await voter.press(main.getByRole("radio", { name: ANSWERS[0] ?? "" }), "Space");
    await page.keyboard.press("ArrowDown");
    await expect(main.getByRole("radio", { name: ANSWERS[1] ?? "" })).toBeChecked();
    await voter.reach(main.getByLabel("Votre code de vote"));
    await page.keyboard.type(codeOf(0));
    await page.keyboard.press("Enter");
    await expect(main.getByRole("heading", { name: "2. Vérifier" })).toBeFocused();
    await expect(main.locator("[data-scrutin-recap]")).toContainText(ANSWERS[1] ?? "");
    await voter.press(main.getByRole("button", { name: "Chiffrer mon bulletin" }));
    await expect(main.getByRole("heading", { name: "3. Envoyer" })).toBeFocused({ timeout: COMPUTING_TIME_MS_MAX });
    trackers.push((await main.locator("[data-scrutin-tracker]").innerText()).trim());
    await voter.fits();
    await voter.press(main.getByRole("button", { name: "Envoyer mon bulletin" }));
    await expect(main).toContainText("Votre vote est enregistré.");
    await voter.fits();
    await voter.leave();
  });

  await test.step("the others vote", async () => {
    const voters = await Person.signedIn(browser, town.url, "Alix Brouillon");
    trackers.push(await votes(voters, election, codeOf(1), ANSWERS[0] ?? ""));
    await voters.signIn("Sacha Fictif");
    trackers.push(await votes(voters, election, codeOf(2), "Vote blanc"));
    const { page } = voters;
    const others = VOTERS.slice(3);
    const choices = others.map((_, place): Choice => ({ code: codeOf(place + 3), bits: BITS[place % 3] ?? [] }));
    await signInBehind(page, addressOf(others[0]?.[0] ?? ""));
    await page.goto(`${election}/voter`);
    const ballots = await ballotsOf(page, choices);
    for (const [place, [mailbox]] of others.entries()) {
      await signInBehind(page, addressOf(mailbox));
      const { status, text } = await sendForm(page.request, `${election}/voter`, { ballot: ballots[place] ?? "" });
      expect(status, text).toBe(200);
      expect(text).toContain("Votre vote est enregistré.");
    }
    await voters.leave();
  });

  await agent.page.goto(`${election}/preparer`);
  await agent.main.locator("summary").filter({ hasText: "Clore avant l’heure" }).click();
  await agent.main.locator("#close-reason").fill("Tout le monde a voté");
  await agent.main.getByRole("button", { name: "Clore le vote maintenant" }).click();
  await expect(agent.page.getByText("Le vote est clos.").first()).toBeVisible();

  await test.step("two of the three trustees open the urn, on the same total", async () => {
    const totals: string[] = [];
    for (const place of [0, 2]) {
      const trustee = trustees[place];
      if (trustee) totals.push(await decrypts(trustee));
    }
    expect(totals[0]).toMatch(/^[A-Za-z0-9+/]{43}$/);
    expect(totals[1]).toBe(totals[0]);
  });
  for (const { person } of trustees) await person.leave();

  const observer = await Person.visitor(browser, town.url);
  await test.step("the result is published", async () => {
    await expect(async () => {
      await observer.page.goto(`${election}/resultat`);
      await expect(observer.main.locator("svg.result-bar")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: COMPUTING_TIME_MS_MAX });
    await observer.look();
    for (const [answer, count] of [
      [ANSWERS[0] ?? "", "10"],
      [ANSWERS[1] ?? "", "10"],
      [ANSWERS[2] ?? "", "9"],
      ["Vote blanc", "1"],
    ] as const) {
      const line = observer.main.getByRole("row").filter({ hasText: answer }).first();
      await expect(line.locator("th, td").nth(1)).toHaveText(count);
    }
    await agent.page.goto(`${election}/emargement`);
    await expect(agent.main).toContainText("30 personnes ont voté");
    for (const [, name] of VOTERS) await expect(agent.main).toContainText(name);
  });

  await test.step("those who came to the page find their ballots", async () => {
    for (const tracker of trackers) {
      await observer.page.goto(`${election}/urne?q=${encodeURIComponent(tracker)}`);
      await expect(observer.main).toContainText("Ce bulletin est dans l’urne.");
    }
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
    expect(report).toMatchObject({ valid: true, state: "tallied", ballots: 30 });
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
  await main.getByRole("textbox", { name: "Présentation" }).fill("Trois projets, dont un se fera.");
  await mark(main.getByRole("radio", { name: "Groupe RFC-3526-2048" }));
  await main.getByRole("button", { name: "Commencer la préparation" }).click();
  await expect(page.getByText("L’élection est en préparation.").first()).toBeVisible();
  const election = new URL(page.url()).pathname.replace(/\/preparer$/, "");

  await main.getByRole("textbox", { name: "Question", exact: true }).fill(ASKED);
  await main.getByRole("textbox", { name: "Réponses proposées" }).fill(ANSWERS.join("\n"));
  await main.getByRole("button", { name: "Ajouter cette question" }).click();
  await expect(page.getByText("La question est ajoutée.").first()).toBeVisible();

  const roll = VOTERS.map(([mailbox, name]) => `${name};${addressOf(mailbox)}`).join("\n");
  await main.getByRole("textbox", { name: "Coller une liste" }).fill(roll);
  await main.getByRole("button", { name: "Prendre cette liste" }).click();
  await expect(main).toContainText("30 personnes, qui comptent ensemble pour 30.");

  await main.getByRole("textbox", { name: "Adresse e-mail de la personne" }).fill(addressOf("jeanne"));
  await main.getByRole("button", { name: "Désigner l’autorité" }).click();
  await expect(main).toContainText("Jeanne Allégorie");
  for (const name of TRUSTEES) {
    const mailbox = name.split(" ")[0]?.toLowerCase() ?? "";
    await main.getByRole("textbox", { name: "Adresse e-mail du gardien" }).fill(addressOf(mailbox));
    await main.getByRole("button", { name: "Désigner un gardien" }).click();
    await expect(main).toContainText(name);
  }
  // Two of three is what is proposed.
  await main.getByRole("button", { name: "Terminer la préparation" }).click();
  await expect(page.getByText("Chaque gardien et l’autorité ont reçu un message").first()).toBeVisible();
  return election;
}

/** Somebody who holds a key, their page, and where they keep it. */
type Trustee = { person: Person; page: string; file: string };

/** Each comes three times to their page; between, they tell each other what the server must not have replaced. */
async function holdCeremony(trustees: Trustee[]): Promise<void> {
  const sends = async ({ person }: Trustee) => {
    await person.main.getByRole("button", { name: "Envoyer", exact: true }).click();
    await expect(person.page.getByText("Cette étape est faite.").first()).toBeVisible();
  };
  const prepares = async ({ person, file }: Trustee) => {
    await person.main.getByLabel("Fichier de votre clé").setInputFiles(file);
    await person.main.getByRole("button", { name: "Préparer mon envoi" }).click();
    await expect(person.main.locator("[data-scrutin-status]")).toHaveText("C’est prêt : vous pouvez envoyer.", {
      timeout: COMPUTING_TIME_MS_MAX,
    });
  };

  // One page of each pass is looked at: those of the others are the same.
  const comes = async (trustee: Trustee) => {
    if (trustee === trustees[0]) await trustee.person.open(trustee.page);
    else await trustee.person.page.goto(trustee.page);
  };
  for (const trustee of trustees) {
    const { person, file } = trustee;
    await comes(trustee);
    await expect(person.main.getByRole("heading", { name: "passage 1 sur 3" })).toBeVisible();
    await person.main.getByRole("button", { name: "Fabriquer ma clé" }).click();
    await downloads(person, "Enregistrer ma clé", file);
    await mark(person.main.getByRole("checkbox", { name: "J’ai enregistré ma clé" }));
    await sends(trustee);
  }
  const told: string[] = [];
  for (const trustee of trustees) {
    await comes(trustee);
    await expect(trustee.person.main.getByRole("heading", { name: "passage 2 sur 3" })).toBeVisible();
    await prepares(trustee);
    told.push((await trustee.person.main.locator("[data-scrutin-commitment]").innerText()).trim());
    await sends(trustee);
  }
  expect(new Set(told).size).toBe(trustees.length);
  for (const [place, trustee] of trustees.entries()) {
    const { person } = trustee;
    await comes(trustee);
    await expect(person.main.getByRole("heading", { name: "passage 3 sur 3" })).toBeVisible();
    const compared = person.main.getByLabel("Ce que chaque gardien vous a communiqué");
    if (place === 0) {
      // What was told is not what the server gives: nothing is sent.
      await compared.fill([...told].reverse().join("\n"));
      await person.main.getByLabel("Fichier de votre clé").setInputFiles(trustee.file);
      await person.main.getByRole("button", { name: "Préparer mon envoi" }).click();
      await expect(person.main.locator("[data-scrutin-fault]")).toContainText("n’est pas ce que le serveur donne");
      await expect(person.main.getByRole("button", { name: "Envoyer", exact: true })).toBeDisabled();
    }
    await compared.fill(told.join("\n"));
    await prepares(trustee);
    await sends(trustee);
  }
  for (const { person, page } of trustees) {
    await person.page.goto(page);
    await expect(person.main).toContainText("La cérémonie est terminée.");
  }
}

/** Follows a link whose file was made in the page, and keeps it. */
async function downloads(person: Person, link: string, file: string): Promise<void> {
  const made = person.main.getByRole("link", { name: link });
  await expect(made).toBeVisible({ timeout: COMPUTING_TIME_MS_MAX });
  const coming = person.page.waitForEvent("download");
  await made.click();
  await (await coming).saveAs(file);
}

/** The codes of everybody, by the address of each. */
async function codesOf(authority: Person, election: string, file: string): Promise<Map<string, string>> {
  await authority.open(`${election}/codes`);
  await authority.main.getByRole("button", { name: "Fabriquer les codes" }).click();
  await downloads(authority, "Enregistrer le fichier des codes", file);
  await expect(authority.main.locator("article.letter")).toHaveCount(VOTERS.length);
  const kept = authority.main.getByRole("checkbox", { name: "J’ai enregistré le fichier des codes" });
  await mark(kept);
  await authority.main.getByRole("button", { name: "Envoyer la liste publique" }).click();
  await expect(authority.page.getByText("La liste publique des codes est enregistrée.").first()).toBeVisible();
  const lines = readFileSync(file, "utf8").trim().split("\r\n").slice(1);
  const codes = new Map(lines.map((line) => line.split(";")).map(([, login, code]) => [login ?? "", code ?? ""]));
  expect(codes.size).toBe(VOTERS.length);
  return codes;
}

/** Votes in the page; gives the tracker of the ballot. */
async function votes({ main, page }: Person, election: string, code: string, answer: string): Promise<string> {
  await page.goto(`${election}/voter`);
  await mark(main.getByRole("radio", { name: answer }));
  await main.getByLabel("Votre code de vote").fill(code);
  await main.getByRole("button", { name: "Continuer" }).click();
  await expect(main.locator("[data-scrutin-recap]")).toContainText(answer);
  await main.getByRole("button", { name: "Chiffrer mon bulletin" }).click();
  await expect(main.getByRole("heading", { name: "3. Envoyer" })).toBeFocused({ timeout: COMPUTING_TIME_MS_MAX });
  const tracker = (await main.locator("[data-scrutin-tracker]").innerText()).trim();
  await main.getByRole("button", { name: "Envoyer mon bulletin" }).click();
  await expect(main).toContainText("Votre vote est enregistré.");
  await expect(main.locator(".receipt-number")).toHaveText(tracker);
  return tracker;
}

/** Gives a trustee's part; gives the fingerprint of what they were shown they open. */
async function decrypts({ person, page, file }: Trustee): Promise<string> {
  const { main } = person;
  // Ballots are put together by the worker: a moment later.
  await expect(async () => {
    await person.page.goto(page);
    await expect(main.getByRole("heading", { name: "Dépouiller" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: COMPUTING_TIME_MS_MAX });
  await person.look();
  await main.getByLabel("Fichier de votre clé").setInputFiles(file);
  await main.getByRole("button", { name: "Déchiffrer ma part" }).click();
  await expect(main.locator("[data-scrutin-status]")).toContainText("Votre part est prête", {
    timeout: COMPUTING_TIME_MS_MAX,
  });
  const total = (await main.locator("[data-scrutin-tally]").innerText()).trim();
  await main.getByRole("button", { name: "Envoyer ma part" }).click();
  await expect(person.page.getByText("Votre part est enregistrée.").first()).toBeVisible();
  return total;
}
