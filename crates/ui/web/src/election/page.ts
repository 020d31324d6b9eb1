// What people do of an election in their own browser, so that the server never holds a secret of theirs. This script is
// also the worker that computes beside the page: it is then loaded where there is no page.

import { answerBeside, type Ask, askBeside } from "./line";
import { voteIn } from "./pages/ballot";
import { takePartIn } from "./pages/ceremony";
import { makeCodesIn } from "./pages/codes";
import { decryptIn } from "./pages/decrypt";
import { makeKeyIn } from "./pages/key";
import { watchPasted } from "./pages/paste";
import { shuffleIn } from "./pages/shuffle";

const ROLES: Record<string, (form: HTMLFormElement, ask: Ask) => void> = {
  ballot: voteIn,
  codes: makeCodesIn,
  key: makeKeyIn,
  ceremony: takePartIn,
  decrypt: decryptIn,
  shuffle: shuffleIn,
};

if (typeof document === "undefined") {
  answerBeside();
} else {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-scrutin]")];
  const ask = forms.length > 0 ? askBeside(import.meta.url) : undefined;
  for (const place of document.querySelectorAll<HTMLElement>("[data-scrutin-paste]")) watchPasted(place);
  for (const form of forms) if (ask) ROLES[form.dataset.scrutin ?? ""]?.(form, ask);
}
