// After a refused form the error summary takes the focus: it is read first, and Tab goes on from there.

export function focusWhatMatters(): void {
  const target = document.querySelector<HTMLElement>("[data-focus]");
  if (target === null) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}
