// Before the stories of an engine: the demonstration they all begin with.
import { test, Town } from "./town.js";

test("the demonstration is seeded", async ({}, { project }) => {
  await Town.seed(String(project.metadata["engine"]));
});
