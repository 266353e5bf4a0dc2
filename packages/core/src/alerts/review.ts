import type { AnyModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { Share } from '../kernel/declare/rollup.ts';
import { commandBecauseOf } from '../kernel/runtime/events/command.ts';
import type { EffectHandler } from '../kernel/runtime/events/effects.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { alertId } from './alert-values.ts';
import { type AlertPorts, type Look, lookAt } from './engine.ts';
import { judge } from './judge.ts';
import { readFacts, readSaying } from './record-cause.ts';
import { settleAlert, standingOf } from './settle.ts';

/** A record to settle the alerts of: as it is now, or nothing when it is gone. */
interface Subject {
  readonly module: string;
  readonly id: string;
  readonly record: StoredRecord | undefined;
}

/** Settles every alert about a record; reads them all at once, and writes only those that do not say what is so. */
const reviewRecord = async (look: Look, { module, id, record }: Subject): Promise<void> => {
  const rules = look.rules.filter((rule) => rule.module.name === module);
  const [first] = rules;
  if (!first) return;
  const { store } = look.ports.write;
  const { tenant } = look;
  const keyOf = (code: string) => ({ tenant, module: look.alerts.name, id: alertId(code, module, id) });
  const [facts, alerts] = await Promise.all([
    record && readFacts(look, first.module, record),
    store.getMany(rules.map(({ code }) => keyOf(code))),
  ]);
  for (const rule of rules) {
    const alert = alerts.find((one) => one.id === keyOf(rule.code).id);
    const saying = await readSaying(look, rule, record, facts);
    if (judge(saying, alert && standingOf(alert), look.clock.today)) await settleAlert(look, { rule, id });
  }
};

const idsIn = ({ rows, by }: Share, { data }: StoredRecord): readonly string[] => {
  const list = rows === undefined ? [data] : data[rows];
  return (Array.isArray(list) ? list : []).flatMap((row) => {
    const id = (row as Readonly<Record<string, unknown>> | null)?.[by];
    return typeof id === 'string' ? [id] : [];
  });
};

/** Records with alerts whose totals a record counts in. */
const wholesOf = (
  { modules }: Product,
  record: StoredRecord,
): readonly { readonly module: string; readonly id: string }[] => {
  const watched = modules.filter(({ alerts }: AnyModule) => Object.keys(alerts).length > 0);
  const wholes = watched.flatMap(({ name, rollups }) =>
    Object.values(rollups)
      .flatMap(({ shares }) => shares.filter(({ of }) => of === record.module))
      .flatMap((share) => idsIn(share, record).map((id) => ({ module: name, id }))),
  );
  return [...new Map(wholes.map((one) => [`${one.module}/${one.id}`, one])).values()];
};

/**
 * Settles, at once, the alerts about a record that changed and about those whose totals it counts in. It reads by key
 * alone, so it needs no read model; what else changes with a record is found by the next run.
 */
export const createAlertReview =
  (ports: AlertPorts): EffectHandler =>
  async (event) => {
    const { product, store } = ports.write;
    const look = await lookAt(ports, event.tenant, commandBecauseOf(event, 'alertas'));
    const record = await store.get(event);
    await reviewRecord(look, { module: event.module, id: event.id, record });
    for (const { module, id } of record ? wholesOf(product, record) : [])
      await reviewRecord(look, {
        module,
        id,
        record: await store.get({ tenant: event.tenant, module, id }),
      });
  };
