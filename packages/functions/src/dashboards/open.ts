import type { Dashboard } from '@gore/core/kernel/declare/dashboard.ts';
import { homeDashboard } from '@gore/core/kernel/declare/dashboard-home.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { holds } from '@gore/core/kernel/runtime/audit/powers.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';

/** The dashboards open to somebody, their front page first. */
export const dashboardsFor = (
  { product, access }: Pick<WriteDeps, 'product' | 'access'>,
  actor: Actor,
): readonly Dashboard[] => {
  const granted = access(actor);
  const open = product.dashboards.filter(
    ({ power }) => power === undefined || holds(product, granted, power),
  );
  if (open.length) return open;
  return [homeDashboard(product.modules.filter(({ name }) => granted.may(name, 'leer')))];
};
