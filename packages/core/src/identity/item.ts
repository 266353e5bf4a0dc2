import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as the low-level client takes and gives it. */
export type Item = Record<string, AttributeValue>;

/** A text attribute. */
export const text = (value: string): AttributeValue => ({ S: value });
/** A number attribute. */
export const number = (value: number): AttributeValue => ({ N: String(value) });

const missing = (name: string): Error => new Error(`The stored item lacks ${name}.`);

/** @throws Error when the attribute is absent or no text: the item was not written by this product. */
export const textOf = (item: Item, name: string): string => {
  const value = item[name]?.S;
  if (value === undefined) throw missing(name);
  return value;
};

/** @throws Error when the attribute is absent or no number. */
export const numberOf = (item: Item, name: string): number => {
  const value = item[name]?.N;
  if (value === undefined) throw missing(name);
  return Number(value);
};

/** Epoch seconds at which TTL may take an item away: never before the instant itself. */
export const ttl = (instant: number): AttributeValue => number(Math.ceil(instant / 1000));
