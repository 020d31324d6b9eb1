// A form is sent once per press. Buttons come back when the page does (« back » shows a kept page, still disabled).

export function submitOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-submit-once]") || event.defaultPrevented) return;
    // After the browser has gathered the form: a disabled button would not send its own value.
    setTimeout(() => setButtonsDisabled(form, true), 0);
  });
  window.addEventListener("pageshow", () => {
    // A form of an election has nothing to send before its own script says so.
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-submit-once]:not([data-scrutin])")) {
      setButtonsDisabled(form, false);
    }
  });
}

function setButtonsDisabled(form: HTMLFormElement, disabled: boolean): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>("button[type=submit]")) button.disabled = disabled;
}
