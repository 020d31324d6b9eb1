// The form for what was made without this page: nothing can be sent but what is to be published.

import { isPublishable } from "../protocol/published";

export function watchPasted(place: HTMLElement): void {
  const field = place.querySelector("textarea");
  const fault = place.querySelector<HTMLElement>("[data-scrutin-paste-fault]");
  const sentence = place.querySelector<HTMLTemplateElement>("template[data-say=not-public]")?.content.textContent ?? "";
  if (field === null || fault === null) return;
  const kind = place.dataset.scrutinPaste ?? "";
  const isSound = (): boolean => isPublishable(kind, field.value);
  const show = (): void => {
    const isWrong = field.value.trim() !== "" && !isSound();
    for (const button of place.querySelectorAll<HTMLButtonElement>("button[type=submit]")) button.disabled = !isSound();
    if (isWrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    const said = isWrong ? sentence.trim() : "";
    if (fault.textContent !== said) fault.textContent = said;
  };
  show();
  field.addEventListener("input", show);
  field.form?.addEventListener("submit", (event) => {
    if (!isSound()) event.preventDefault();
  });
  // After the buttons of every form were given back.
  window.addEventListener("pageshow", () => setTimeout(show));
  // What should not have been pasted does not stay in a page that a browser keeps.
  window.addEventListener("pagehide", () => {
    if (!isSound()) field.value = "";
  });
}
