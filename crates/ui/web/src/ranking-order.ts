// The order of a ranked ballot: who moves where. Ranks are numbers from 1, or null for what is not ranked.

export type Ranks = (number | null)[];

/** Places in the order shown: by rank, equals and the unranked in the order of the page. */
export function shownOrder(ranks: Ranks): number[] {
  const places = ranks.map((_, place) => place);
  const worth = (place: number): number => ranks[place] ?? Number.POSITIVE_INFINITY;
  return places.sort((one, other) => (worth(one) === worth(other) ? one - other : worth(one) - worth(other)));
}

/** The ranked ones from the first: 1, 2, 3…, whatever equals or gaps there were. */
function ranked(ranks: Ranks): number[] {
  return shownOrder(ranks).filter((place) => ranks[place] !== null);
}

function renumbered(count: number, order: number[]): Ranks {
  const ranks: Ranks = new Array<number | null>(count).fill(null);
  order.forEach((place, at) => {
    ranks[place] = at + 1;
  });
  return ranks;
}

/** Up by one; what was not ranked becomes the last ranked. */
export function movedUp(ranks: Ranks, place: number): Ranks {
  const order = ranked(ranks);
  const at = order.indexOf(place);
  if (at < 0) return renumbered(ranks.length, [...order, place]);
  if (at > 0) order.splice(at - 1, 2, place, order[at - 1] as number);
  return renumbered(ranks.length, order);
}

/** Down by one; the last ranked is ranked no more. */
export function movedDown(ranks: Ranks, place: number): Ranks {
  const order = ranked(ranks);
  const at = order.indexOf(place);
  if (at < 0) return ranks;
  if (at === order.length - 1) order.pop();
  else order.splice(at, 2, order[at + 1] as number, place);
  return renumbered(ranks.length, order);
}

/** Just before `target`, or after it when it comes from above; on what is not ranked, last. */
export function dropped(ranks: Ranks, place: number, target: number): Ranks {
  if (place === target) return ranks;
  const before = ranked(ranks);
  const from = before.indexOf(place);
  const to = before.indexOf(target);
  const order = before.filter((other) => other !== place);
  if (to < 0) order.push(place);
  else order.splice(order.indexOf(target) + (from >= 0 && from < to ? 1 : 0), 0, place);
  return renumbered(ranks.length, order);
}
