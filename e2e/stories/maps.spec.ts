// A map, from uMap to a telephone: an agent brings it, reads it and publishes it; a citizen reads it without any script, then has it
// move. Browsers ask nobody but the town.
import { Person, TELEPHONE, mark } from "../support/person.js";
import { expect, test } from "../support/town.js";

const TITLE = "Les fontaines et les sentiers de la commune";
const UMAP = {
  type: "umap",
  geometry: { type: "Point", coordinates: [-2.98, 47.66] },
  properties: { name: TITLE, description: "Pour se promener **à pied**." },
  layers: [
    {
      type: "FeatureCollection",
      properties: { name: "Fontaines", color: "#0000ff" },
      features: [
        { type: "Feature", properties: { name: "Fontaine Saint-Gildas" }, geometry: { type: "Point", coordinates: [-2.9841, 47.6672] } },
        { type: "Feature", properties: { name: "Fontaine du Loch" }, geometry: { type: "Point", coordinates: [-2.9799, 47.6651] } },
      ],
    },
    {
      type: "FeatureCollection",
      properties: { name: "Sentiers", color: "#00aa00" },
      features: [
        {
          type: "Feature",
          properties: { name: "Tour de l’étang" },
          geometry: { type: "LineString", coordinates: [[-2.99, 47.66], [-2.985, 47.664], [-2.98, 47.67]] },
        },
      ],
    },
  ],
};

test("an agent brings a map of uMap, and a citizen reads it on a telephone", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  let address = "";

  await test.step("the agent sends the file, and is told when it is another one", async () => {
    await agent.page.goto("/cartes");
    await agent.look();
    await agent.main.getByRole("link", { name: "Reprendre une carte uMap" }).click();
    const file = agent.main.getByLabel("Fichier .umap");
    await file.setInputFiles({ name: "carte.umap", mimeType: "application/json", buffer: Buffer.from("{}") });
    await agent.main.getByRole("button", { name: "Reprendre la carte" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("n’est pas une carte uMap");
    await agent.look();
    await file.setInputFiles({
      name: "carte.umap",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(UMAP)),
    });
    await agent.main.getByRole("button", { name: "Reprendre la carte" }).click();
    await expect(agent.page).toHaveURL(/\/cartes\/[0-9a-f-]{36}\/modifier/);
    await agent.look();
    address = new URL(agent.page.url()).pathname.replace("/modifier", "");
  });

  await test.step("gives a layer another colour, and publishes the map", async () => {
    await agent.main.getByRole("link", { name: "Sentiers" }).click();
    await agent.look();
    await mark(agent.main.getByLabel("orange"));
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.main).toContainText("en orange");
    await agent.main.getByRole("button", { name: "Publier la carte" }).click();
    await expect(agent.main.getByRole("img", { name: /Les fontaines/ })).toBeVisible();
    await agent.look();
  });

  await test.step("a citizen finds a place without any script", async () => {
    const citizen = await Person.visitor(browser, town.url, { ...TELEPHONE, javaScriptEnabled: false });
    await citizen.page.goto("/cartes");
    await citizen.main.getByRole("link", { name: TITLE }).click();
    await expect(citizen.main.getByRole("img", { name: /3 lieux/ })).toBeVisible();
    await expect(citizen.main.getByRole("button", { name: "Ouvrir la carte interactive" })).toBeHidden();
    await citizen.main.getByRole("textbox", { name: "Chercher un lieu" }).fill("loch");
    await citizen.main.getByRole("button", { name: "Montrer ces lieux" }).click();
    await expect(citizen.main.getByRole("listitem").filter({ hasText: "Fontaine du Loch" })).toBeVisible();
    await expect(citizen.main).not.toContainText("Saint-Gildas");
    await citizen.leave();
  });

  await test.step("another has it move, and nobody else is asked", async () => {
    const citizen = await Person.visitor(browser, town.url, TELEPHONE);
    const elsewhere: string[] = [];
    citizen.page.on("request", (request) => {
      const isOurs = request.url().startsWith(town.url) || /^(data|blob):/.test(request.url());
      if (!isOurs) elsewhere.push(request.url());
    });
    await citizen.page.goto(address);
    await citizen.fits();
    await citizen.main.getByRole("button", { name: "Ouvrir la carte interactive" }).click();
    await expect(citizen.main.getByRole("region", { name: /^Carte interactive/ })).toBeVisible({ timeout: 30_000 });
    // Where one looks is an address.
    await citizen.main.getByRole("button", { name: "S’approcher" }).click();
    await expect(citizen.page).toHaveURL(/#carte=/);
    await citizen.fits();
    expect(elsewhere).toEqual([]);
    await citizen.leave();
  });

  await agent.leave();
});
