// A basket of projects within an envelope (data-basket, in centimes): what it costs is said as one ticks. The server holds the
// ballot to its envelopes; here it is only said before.

export function sayBasketTotals(): void {
  for (const basket of document.querySelectorAll<HTMLElement>("[data-basket]")) follow(basket);
}

function follow(basket: HTMLElement): void {
  const amount = Number(basket.dataset.basket);
  const said = basket.querySelector<HTMLElement>("[data-basket-left]");
  if (!said || !Number.isInteger(amount)) return;
  const money = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(document.documentElement.lang || "fr", {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  // As the server writes them: « 2 000 € », « 2 000,50 € ».
  const [whole, exact] = [money(0), money(2)];
  const euros = (centimes: number): string => (centimes % 100 === 0 ? whole : exact).format(centimes / 100);
  const say = (): void => {
    let spent = 0;
    for (const box of basket.querySelectorAll<HTMLInputElement>("input[data-cost]:checked")) {
      const cost = Number(box.dataset.cost);
      if (Number.isInteger(cost)) spent += cost;
    }
    const left = amount - spent;
    const sentence = left < 0 ? said.dataset.basketOver : said.dataset.basketLeft;
    said.textContent = (sentence ?? "")
      .replace("%spent%", euros(spent))
      .replace("%left%", euros(left))
      .replace("%over%", euros(-left));
    said.classList.toggle("field-error", left < 0);
    said.hidden = false;
  };
  basket.addEventListener("input", say);
  basket.addEventListener("parvis:filled", say);
  say();
}
