// On a telephone: a passkey is added from « Mes appareils », then opens the account without an address. The telephone's key holder is
// Chromium's own, virtual: it makes real keys, and gives up when it is told to.
import type { CDPSession } from "@playwright/test";

import { Person, TELEPHONE } from "../support/person.js";
import { Town, expect, test } from "../support/town.js";

/** The key holder of a telephone, unlocked by a finger. */
async function keyHolder(devtools: CDPSession): Promise<string> {
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

test("a passkey is added on a telephone, opens the account, and opens nothing once taken away", async ({
  browser,
}, { project }) => {
  const town = await Town.open(String(project.metadata["engine"]));
  try {
    const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif", TELEPHONE);
    const devtools = await sacha.page.context().newCDPSession(sacha.page);
    const holder = await keyHolder(devtools);
    const keys = async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId: holder })).credentials;

    await test.step("added from « Mes appareils »", async () => {
      await sacha.open("/compte/appareils");
      await sacha.fits();
      await expect(sacha.main).toContainText("Vous n’avez aucune clé d’accès");
      await sacha.main.getByLabel("Nom de la clé").fill("Mon téléphone");
      await sacha.main.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
      await expect(sacha.page.getByText("La clé d’accès est ajoutée")).toBeVisible();
      await sacha.fits();
      expect(await keys()).toHaveLength(1);
      expect((await keys())[0]?.isResidentCredential).toBe(true);
    });

    await test.step("signed out, then in again without an address", async () => {
      await sacha.open("/compte");
      await sacha.main.getByRole("button", { name: "Se déconnecter ici" }).click();
      await sacha.open("/connexion");
      await sacha.fits();
      await sacha.main.getByRole("button", { name: "Utiliser ma clé d’accès" }).click();
      await expect(sacha.page.getByRole("banner")).toContainText("Sacha Fictif");
      await sacha.open("/compte/appareils");
      await expect(sacha.main.getByRole("table", { name: "Essais de connexion" })).toContainText("une clé d’accès");
    });

    await test.step("given up: nothing is sent, and the page says so", async () => {
      const visitor = await Person.visitor(browser, town.url, TELEPHONE);
      await visitor.page.addInitScript(() => {
        navigator.credentials.get = () => Promise.reject(new DOMException("given up", "NotAllowedError"));
      });
      await visitor.open("/connexion");
      await visitor.main.getByRole("button", { name: "Utiliser ma clé d’accès" }).click();
      await expect(visitor.main.getByRole("alert")).toContainText("Aucune clé n’a été donnée");
      await visitor.fits();
      await expect(visitor.main.getByRole("button", { name: "Utiliser ma clé d’accès" })).toBeEnabled();
    });

    await test.step("taken away, it opens nothing", async () => {
      await sacha.main.getByRole("button", { name: /Retirer «.Mon téléphone.»/ }).click();
      await expect(sacha.page.getByText("elle n’ouvre plus rien ici")).toBeVisible();
      await sacha.open("/compte");
      await sacha.main.getByRole("button", { name: "Se déconnecter ici" }).click();
      await sacha.open("/connexion");
      await sacha.main.getByRole("button", { name: "Utiliser ma clé d’accès" }).click();
      await expect(sacha.main).toContainText("n’ouvre aucun compte d’ici");
      await sacha.fits();
    });
  } finally {
    await town.close();
  }
});
