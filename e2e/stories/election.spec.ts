// A secret vote, from a small telephone and by the keyboard alone, to the urn; and whoever observes it verifies its archive.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person, TELEPHONE } from "../support/person.js";
import { command, expect, test } from "../support/town.js";

const ELECTION = /Représentation du groupe au comité des usagers/;
const ASKED = "Qui représentera le groupe ?";

/** What `parvis scrutin verify` says of an archive. */
type Report = { valid: boolean; state: string; ballots: number; fingerprint: string };

function verified(archive: string): Report {
  return JSON.parse(command("scrutin", "verify", archive, "--format", "json")) as Report;
}

test("a voter votes by the keyboard alone, finds their ballot in the urn, and an observer verifies it", async ({
  browser,
  town,
}) => {
  const voter = await Person.signedIn(browser, town.url, "Dominique Modèle", TELEPHONE);
  const observer = await Person.visitor(browser, town.url);
  const { page, main } = voter;
  const folder = mkdtempSync(join(tmpdir(), "parvis-urn-"));

  /** The archive as everybody has it now. */
  const downloaded = async (name: string): Promise<string> => {
    await observer.page.goto(election);
    const coming = observer.page.waitForEvent("download");
    await observer.main.getByRole("link", { name: "Télécharger l’archive" }).click();
    const file = join(folder, name);
    await (await coming).saveAs(file);
    return file;
  };

  await page.goto("/elections");
  await voter.press(main.getByRole("link", { name: ELECTION }));
  await expect(main).toContainText("Dans cette démonstration les codes ne sont pas secrets");
  await voter.fits();
  const election = new URL(page.url()).pathname;
  const code = /celui de Dominique (?:est )?([\w-]+)/.exec(await main.innerText())?.[1] ?? "";
  const before = await downloaded("before.bel");

  await voter.press(main.getByRole("link", { name: "Voter", exact: true }));
  const typed = main.getByLabel("Votre code de vote");
  const fault = main.locator("[data-scrutin-fault]");
  await expect(main.getByRole("heading", { name: "1. Choisir" })).toBeVisible();
  await voter.fits();

  await test.step("what is wrong is said in sight, beside what is to be mended", async () => {
    await voter.reach(typed);
    await page.keyboard.type("abc");
    await page.keyboard.press("Enter");
    await expect(fault).toContainText("pas la bonne forme");
    await expect(fault).toBeInViewport();
    await expect(typed).toBeFocused();
    await expect(typed).toHaveAttribute("aria-invalid", "true");
    await voter.fits();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(code);
    await page.keyboard.press("Enter");
    await expect(fault).toContainText(`« ${ASKED} » : choisissez au moins 1 réponse.`);
    await expect(fault).toBeInViewport();
    await expect(typed).not.toHaveAttribute("aria-invalid");
    await expect(main.getByRole("checkbox", { name: "Alix Brouillon" })).toBeFocused();
  });

  await test.step("a choice is checked before anything is encrypted", async () => {
    await voter.press(main.getByRole("checkbox", { name: "Maxime Échantillon" }), "Space");
    await voter.press(main.getByRole("button", { name: "Continuer" }));
    await expect(main.getByRole("heading", { name: "2. Vérifier" })).toBeFocused();
    await expect(main.locator("[data-scrutin-recap]")).toContainText("Maxime Échantillon");
    await expect(main.locator("[data-scrutin-recap]")).not.toContainText("Alix Brouillon");
    await expect(fault).toBeEmpty();
    await voter.fits();
  });

  await voter.press(main.getByRole("button", { name: "Chiffrer mon bulletin" }));
  await expect(main.getByRole("heading", { name: "3. Envoyer" })).toBeFocused();
  const tracker = (await main.locator("[data-scrutin-tracker]").innerText()).trim();
  expect(tracker).toMatch(/^[A-Za-z0-9+/]{43}$/);
  await voter.fits();

  await voter.press(main.getByRole("button", { name: "Envoyer mon bulletin" }));
  await expect(main).toContainText("Votre vote est enregistré.");
  await expect(main.locator(".receipt-number")).toHaveText(tracker);
  await voter.fits();

  await test.step("the ballot is in the urn", async () => {
    await voter.press(main.getByRole("link", { name: "Voir l’urne" }));
    const search = main.getByRole("searchbox");
    await voter.reach(search);
    await page.keyboard.type(tracker);
    await page.keyboard.press("Enter");
    await expect(main).toContainText("Ce bulletin est dans l’urne.");
    await expect(main.getByRole("table")).toContainText(tracker);
    await voter.fits();
  });

  await test.step("nobody votes twice", async () => {
    await page.goto(`${election}/voter`);
    await expect(main).toContainText("Vous avez voté.");
    await expect(main.locator("form[data-scrutin]")).toHaveCount(0);
  });

  await test.step("an observer verifies what everybody can download", async () => {
    const after = await downloaded("after.bel");
    const [earlier, later] = [verified(before), verified(after)];
    expect(earlier.valid && later.valid).toBe(true);
    expect(later.ballots).toBe(earlier.ballots + 1);
    expect(later.fingerprint).toBe(earlier.fingerprint);
    // Nothing disappeared: the command ends with a fault otherwise.
    command("scrutin", "verify-diff", before, after);
    expect(() => command("scrutin", "verify-diff", after, before)).toThrow();
  });

  rmSync(folder, { recursive: true, force: true });
  await observer.leave();
  await voter.leave();
});
