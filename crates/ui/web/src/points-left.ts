// Points to spread (data-points): what is left is said as one types. The server holds the ballot to its limit; here it is only
// said before.

export function sayPointsLeft(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-points]")) follow(place);
}

function follow(place: HTMLElement): void {
  const most = Number(place.dataset.points);
  const said = place.querySelector<HTMLElement>("[data-points-left]");
  if (!said || !Number.isInteger(most)) return;
  const isSquared = place.hasAttribute("data-points-squared");
  const say = (): void => {
    let spent = 0;
    for (const field of place.querySelectorAll<HTMLInputElement>("input[type=text]")) {
      const points = Number(field.value.trim());
      if (Number.isInteger(points) && points > 0) spent += isSquared ? points * points : points;
    }
    const left = most - spent;
    const sentence = left < 0 ? said.dataset.pointsOver : said.dataset.pointsLeft;
    said.textContent = (sentence ?? "").replace("%left%", String(left)).replace("%over%", String(-left));
    said.classList.toggle("field-error", left < 0);
    said.hidden = false;
  };
  place.addEventListener("input", say);
  place.addEventListener("parvis:filled", say);
  say();
}
