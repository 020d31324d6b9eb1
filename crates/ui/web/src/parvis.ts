// What scripts add to pages that already work without them. Each island looks for its own mark in the page and
// does nothing when it is not there; no sentence is written here, they come from the page.

import { sayBasketTotals } from "./basket-total";
import { keepDrafts } from "./draft-autosave";
import { pressWithKeys } from "./key-presses";
import { showLiveDifferences } from "./live-diff";
import { showLiveSentences } from "./live-sentence";
import { workWithoutNetwork } from "./offline/bar";
import { sayPointsLeft } from "./points-left";
import { rankAnswers } from "./ranking";
import { focusWhatMatters } from "./relative-focus";
import { fillRequestIds } from "./request-id";
import { submitOnce } from "./submit-once";
import { previewColours } from "./theme-preview";

fillRequestIds();
keepDrafts();
submitOnce();
showLiveDifferences();
showLiveSentences();
pressWithKeys();
rankAnswers();
sayPointsLeft();
sayBasketTotals();
focusWhatMatters();
previewColours();
workWithoutNetwork();
