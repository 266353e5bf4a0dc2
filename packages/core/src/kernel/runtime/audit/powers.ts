import type { Product } from '../../declare/product.ts';
import type { Access } from '../access/access.ts';

/** Power to review what happened to every record of the institution. */
export const reviewAudit = 'auditar';

/** Whether an access holds a power, wherever the product grants it. */
export const holds = (product: Product, access: Access, power: string): boolean => {
  const module = product.powers.get(power);
  return module !== undefined && access.may(module, power);
};
