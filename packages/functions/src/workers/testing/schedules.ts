import { Readable } from 'node:stream';
import { createActors } from '@gore/core/identity/actors.ts';
import { type DomainEvent, effectsOf, eventOf } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { Outcome } from '@gore/core/kernel/runtime/write/context.ts';
import { type Actions, actionsOver } from '@gore/core/kernel/testing/actions.ts';
import { scanRecords, scanTable, trailsIn } from '@gore/core/kernel/testing/scan.ts';
import { openWorld, type World } from '@gore/core/kernel/testing/world.ts';
import { createConclusion } from '@gore/core/modules/plataforma/entregaInforme.efectos.ts';
import { enviarEntrega } from '@gore/core/modules/plataforma/entregaInforme.ts';
import { repartirInforme } from '@gore/core/modules/plataforma/informeProgramado.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { Mailer } from '@gore/core/ports/mail.ts';
import type { Log } from '../../http/log.ts';
import { moveJob } from '../../jobs/job-record.ts';
import { createDueReports } from '../../schedules/due-reports.ts';
import { createDeliveryMails } from '../delivery-mails.ts';
import { createDistributor } from '../distributor.ts';

/** An institution with people, schedules and everything that sends reports, but for the reports themselves. */
export interface Office {
  readonly world: World;
  readonly actions: Actions;
  /** A person who may receive mail. */
  readonly person: (name: string) => Promise<Outcome>;
  readonly schedule: (more?: Readonly<Record<string, unknown>>) => Promise<Outcome>;
  /** Looks for what is due. */
  readonly tick: () => Promise<{ readonly delivered: number; readonly failed: number }>;
  /** Runs what followed from everything written since the last time, as the queues would: again and again until nothing does. */
  readonly settle: (deliver: Readonly<Record<string, number>>) => Promise<void>;
  readonly of: (module: string) => Promise<readonly StoredRecord[]>;
  readonly close: () => Promise<void>;
}

const tenant = 't';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Opens the office. @param mailer takes what is sent. */
export const openOffice = async (mailer: Mailer): Promise<Office> => {
  const world = await openWorld(producto);
  const { deps, clock } = world;
  const actions = actionsOver(world);
  const actors = createActors({ ...deps, store: deps.store });
  const now = () => Date.parse(clock.ahora());
  const bytes = 'un informe';
  const handlers = {
    [repartirInforme.effect]: createDistributor({ write: deps, actors }),
    'proceso.concluir': createConclusion({ write: deps }),
    [enviarEntrega.effect]: createDeliveryMails({
      write: deps,
      files: { open: async () => Readable.from([Buffer.from(bytes)]) },
      mailer,
      institutionName: async () => 'Institución de prueba',
      originOf: () => 'https://portal.example.cl',
      pauseMs: 0,
    }),
  };
  const seen = new Set<string>();
  let people = 0;

  const events = async (): Promise<readonly DomainEvent[]> => {
    const links = [...trailsIn(await scanTable(world)).values()].flatMap((trail) => trail.links);
    return links
      .map(({ entry }) => eventOf(entry))
      .filter((event) => {
        const name = `${event.module}/${event.id}@${event.seq}`;
        if (seen.has(name)) return false;
        seen.add(name);
        return true;
      });
  };
  /** Jobs are finished by the test: their report is no matter here. */
  const finish = async ({ id }: DomainEvent): Promise<void> => {
    await moveJob(deps, { tenant, id }, 'comenzar');
    const archivo = {
      key: `_temporal/${tenant}/procesos/${id}/informe.pdf`,
      name: 'informe.pdf',
      size: bytes.length,
    };
    await moveJob(deps, { tenant, id }, 'terminar', { archivo, venceEn: clock.ahora(), mensaje: 'Listo.' });
  };

  const system = world.system();
  return {
    world,
    actions,
    person: (name) => {
      people += 1;
      const run = `${10_000_000 + people}`;
      return actions.create(system, 'usuario', {
        run: withDigit(run),
        nombre: name,
        correo: `persona${people}@example.cl`,
        roles: ['ADMIN_REGIONAL'],
      });
    },
    schedule: (more = {}) =>
      actions.create(system, 'informe_programado', {
        nombre: 'Semanal',
        informe: 'cartera',
        titulo: 'Cartera',
        parametros: {},
        formato: 'PDF',
        cuando: '0 17 * * 5',
        zona: 'America/Santiago',
        soloHabiles: true,
        destinatarios: [],
        ...more,
      }),
    tick: createDueReports({
      write: deps,
      institutions: { active: async () => [{ id: tenant } as never] },
      log: silent,
      now,
    }),
    settle: async (deliver) => {
      for (;;) {
        const fresh = await events();
        if (!fresh.length) return;
        for (const event of fresh) {
          if (event.module === 'proceso' && event.verb === 'encolar') await finish(event);
          for (const { message } of effectsOf(producto, [event])) {
            const handler = handlers[message.effect];
            const times = deliver[message.effect] ?? 1;
            for (let attempt = 1; handler && attempt <= times; attempt += 1)
              await handler(message.event, { attempt, last: attempt === times }).catch(() => undefined);
          }
        }
      }
    },
    of: async (module) => (await scanRecords(world)).filter((record) => record.module === module),
    close: world.close,
  };
};

const withDigit = (body: string): string => {
  const sum = [...body].reverse().reduce((total, digit, at) => total + Number(digit) * (2 + (at % 6)), 0);
  const rest = 11 - (sum % 11);
  return `${body}-${rest === 11 ? '0' : rest === 10 ? 'K' : rest}`;
};
