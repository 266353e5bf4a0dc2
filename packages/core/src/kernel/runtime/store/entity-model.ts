/** What every ElectroDB entity of the product says of itself. */
export const model = (entity: string) => ({ entity, version: '1', service: 'gore' });

/** Keys keep the case of what they are made of. */
export const none = 'none' as const;

/** Stands for no parent, no assignee and no user: ElectroDB wants a value, and leaves the item out of that index. */
export const nobody = '-';
