import type { RecordKey } from './store.ts';

/** Primary key of an item. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Key of a record's item, as its entity writes it. Every request needs several of these: ElectroDB takes longer to
 * write one than the embedded table to find it.
 */
export const recordItemKey = ({ tenant, module, id }: RecordKey): ItemKey => ({
  pk: `REG#${tenant}#${module}#${id}`,
  sk: 'REG',
});

/** Key of the items every request looks at to know who may do what, as their entity writes it. */
export const policyItemKey = (tenant: string, part: 'version' | 'registros'): ItemKey => ({
  pk: `POL#${tenant}`,
  sk: part,
});

/** A value that one record alone may have. */
export interface UniqueValue {
  readonly tenant: string;
  readonly module: string;
  /** Name of the field, or `codigo`. */
  readonly rule: string;
  readonly value: string;
}

/** Key of the item that keeps a value unique, as its entity writes it: an import asks for two of each row. */
export const guardItemKey = ({ tenant, module, rule, value }: UniqueValue): ItemKey => ({
  pk: `UNI#${tenant}#${module}#${rule}#${value}`,
  sk: 'UNI',
});
