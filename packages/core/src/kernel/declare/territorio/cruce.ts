import type { Position } from './figura.ts';

interface Side {
  readonly at: number;
  readonly from: Position;
  readonly to: Position;
  readonly west: number;
  readonly east: number;
}

/** Pairs of sides compared before giving up: some milliseconds of work, however a contour is made. */
const mostPairs = 2_000_000;

/** On which side of a line from `a` to `b` a point lies. */
const turn = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

const cross = (one: Side, other: Side): boolean =>
  turn(one.from, one.to, other.from) * turn(one.from, one.to, other.to) < 0 &&
  turn(other.from, other.to, one.from) * turn(other.from, other.to, one.to) < 0;

const sidesOf = (ring: readonly Position[]): readonly Side[] =>
  ring.flatMap((from, at) => {
    const to = ring[at + 1];
    return to ? [{ at, from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }] : [];
  });

/**
 * The first two sides of a ring that cross each other, each by the number of the corner it leaves from, counted from one.
 * Sides that only touch do not count. Of a ring too tangled to be looked through, nothing is said.
 */
export const crossingOf = (ring: readonly Position[]): readonly [number, number] | undefined => {
  const sorted = [...sidesOf(ring)].sort((one, other) => one.west - other.west);
  let open: Side[] = [];
  let pairs = 0;
  for (const side of sorted) {
    open = open.filter(({ east }) => east >= side.west);
    pairs += open.length;
    if (pairs > mostPairs) return undefined;
    const met = open.find((other) => cross(side, other));
    if (met) return [Math.min(side.at, met.at) + 1, Math.max(side.at, met.at) + 1];
    open.push(side);
  }
  return undefined;
};
