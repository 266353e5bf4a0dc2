import { createAlertReview } from '@gore/core/alerts/review.ts';
import { type RunPorts, runAlerts } from '@gore/core/alerts/run.ts';
import { createActors } from '@gore/core/identity/actors.ts';
import { readStaff } from '@gore/core/identity/staff.ts';
import { writeCalendar } from '@gore/core/kernel/readmodel/calendar.ts';
import { layoutsOf } from '@gore/core/kernel/readmodel/layout.ts';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { openTestDatabase } from '@gore/core/kernel/readmodel/testing/database.ts';
import { calendarioHabil } from '@gore/core/kernel/runtime/clock/calendario.ts';
import { scanEntries, scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Escenario, openEscenario } from '@gore/core/modules/gestion/testing/escenario.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { everythingOf } from '@gore/functions/api/everything.ts';

/** People at work, and the engine of alerts over the real product and a read model of its own. */
export interface AlertOffice extends Escenario {
  readonly ports: RunPorts;
  /** Brings what was written into the read model. */
  readonly bring: () => Promise<void>;
  /** Brings what was written and runs every rule, whether or not a run is due. */
  readonly runNow: () => ReturnType<typeof runAlerts>;
  /** What a change of a record leads to at once. */
  readonly review: (of: { readonly module: string; readonly id: string }) => Promise<void>;
  /** Brings a mark the product left. */
  readonly pass: (at: string) => Promise<void>;
  readonly alerts: () => Promise<readonly StoredRecord[]>;
  /** Failures the engine told of, by code of the rule. */
  readonly told: string[];
  readonly end: () => Promise<void>;
}

const HOUR = 3_600_000;

/** Opens the office. */
export const openAlertOffice = async (): Promise<AlertOffice> => {
  const escenario = await openEscenario();
  const { world } = escenario;
  const { deps } = world;
  const database = await openTestDatabase();
  await migrateReadModel(database.owner, producto);
  await writeCalendar(database.owner, 't', calendarioHabil('2025-01-01', '2028-12-31'));
  const projector = createProjector(database.app, producto);
  const actors = createActors(deps);
  const told: string[] = [];
  const { module: alerts } = producto.alerts;
  if (!alerts) throw new Error('The product keeps no alerts');
  const ports: RunPorts = {
    write: deps,
    now: () => Date.parse(world.clock.ahora()),
    actor: (tenant, id) => actors.current(tenant, id),
    staff: (tenant, today) => readStaff(deps.store, tenant, today),
    reading: { pool: database.app, layouts: layoutsOf(producto.modules), alerts },
    context: (tenant) => everythingOf(deps, tenant, 'America/Santiago'),
    caughtUp: async () => undefined,
    onError: (_, code) => void told.push(code),
  };
  const bring = async () => {
    for await (const entries of scanEntries(deps.store)) await projector.projectEntries(entries);
    for await (const records of scanRecords(deps.store)) {
      await projector.project(records);
      for (const { tenant, module, id } of records) {
        const balance = await deps.store.balance({ tenant, module, id });
        if (balance) await projector.project([{ tenant, module, id, ...balance }]);
      }
    }
  };
  const reviewing = createAlertReview(ports);
  return {
    ...escenario,
    ports,
    told,
    bring,
    runNow: async () => {
      world.clock.avanzar(HOUR);
      await bring();
      return runAlerts(ports, 't');
    },
    review: ({ module, id }) => {
      const at = world.clock.ahora();
      const event = {
        tenant: 't',
        module,
        id,
        codigo: '',
        seq: 1,
        verb: '',
        estado: '',
        actor: '',
        at,
        depth: 0,
      };
      return reviewing(event, { attempt: 1, last: false });
    },
    pass: (at) => projector.projectMarks([{ tenant: 't', at }]),
    alerts: async () => {
      const found: StoredRecord[] = [];
      for await (const some of scanRecords(deps.store, alerts.name)) found.push(...some);
      return found;
    },
    end: async () => {
      await world.close();
      await database.close();
    },
  };
};
