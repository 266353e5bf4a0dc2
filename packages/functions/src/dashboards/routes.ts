import type { Dashboard } from '@gore/core/kernel/declare/dashboard.ts';
import type { DashboardAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import type { DashboardRequest } from '@gore/core/kernel/readmodel/dashboard/boards.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context, Hono } from 'hono';
import { moduleOf } from '../api/command.ts';
import type { PersonalReads } from '../api/personal-reads.ts';
import type { ApiPorts } from '../api/ports.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { jsonWithEtag } from '../http/etag.ts';
import { figuresOf } from './figures.ts';
import { dashboardsFor } from './open.ts';
import { openWall } from './walls.ts';

/** Asked again and again by many: without a change since, no figures travel. */
const revalidated = 'private, no-cache';

/** What reading dashboards needs of the function of open questions. */
export interface DashboardPorts extends Pick<ApiPorts, 'write' | 'actors'> {
  readonly readModel: ReadModel;
  readonly timeZone: string;
  readonly reads: PersonalReads;
}

const yearOf = (raw: string | undefined): number | undefined => {
  if (!raw) return undefined;
  if (/^20\d\d$/.test(raw)) return Number(raw);
  throw new GoreError('malformado', 'Indique el año con cuatro cifras, como 2026.');
};

const requestOf = (c: Context<ApiEnv>): DashboardRequest => {
  const { unidad, anio } = c.req.query();
  const year = yearOf(anio);
  return { ...(unidad ? { unit: unidad } : {}), ...(year === undefined ? {} : { year }) };
};

const idOf = (href: string | undefined): string => href?.split('/').at(-1) ?? '';

/** The records a dashboard names one by one, with the values it shows of them. */
const listedIn = (dashboard: Dashboard | undefined, { sections }: DashboardAnswer) =>
  sections.flatMap((section) => {
    if (section.kind !== 'list') return [];
    const declared = dashboard?.sections.find(({ title }) => title === section.title);
    const columns = declared?.kind === 'list' ? declared.columns : [];
    return [{ module: section.module, ids: section.rows.map(({ href }) => idOf(href)), columns }];
  });

/** Dashboards for whoever is signed in, and for walls with a key. */
export const dashboardRoutes = (app: Hono<ApiEnv>, ports: DashboardPorts): void => {
  const { write, actors, reads } = ports;

  app.get('/api/v1/tableros', (c) => {
    const open = dashboardsFor(write, sessionOf(c).actor);
    return c.json({
      data: open.map(({ name, label, about, wall }) => ({ name, label, about, ...(wall ? { wall } : {}) })),
    });
  });

  app.get('/api/v1/tableros/:nombre', async (c) => {
    const { actor } = sessionOf(c);
    const { nombre } = c.req.param();
    const data = await figuresOf(ports, actor, nombre, requestOf(c));
    const dashboard = dashboardsFor(write, actor).find(({ name }) => name === nombre);
    const access = write.access(actor);
    for (const { module, ids, columns } of listedIn(dashboard, data))
      await reads.note(c, { module: moduleOf(write.product, module), access, records: ids, values: columns });
    return jsonWithEtag(c, { data }, revalidated);
  });

  app.get('/api/publico/pantalla', async (c) => {
    const [, key] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    const wall = await openWall(write, actors, key);
    const data = await figuresOf(ports, wall.actor, wall.tablero, {
      wall: true,
      ...(wall.unidad === undefined ? {} : { unit: wall.unidad }),
    });
    const { unit: _, ...shown } = data;
    return jsonWithEtag(c, { data: { ...shown, lugar: wall.lugar } }, revalidated);
  });
};
