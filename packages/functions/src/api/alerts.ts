import { ruleInWords } from '@gore/core/alerts/catalogue-words.ts';
import { readLedger } from '@gore/core/alerts/ledger.ts';
import { simulateRule } from '@gore/core/alerts/simulate.ts';
import { type AlertLevel, alertLevels, levelsOf, thresholdName } from '@gore/core/kernel/declare/alert.ts';
import type { CatalogueRule } from '@gore/core/kernel/declare/alert-catalogue.ts';
import { layoutsOf } from '@gore/core/kernel/readmodel/layout.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import { patchRecord } from '@gore/core/kernel/runtime/write/change.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { type Body, bodyOf, commandOf, moduleOf, part } from './command.ts';
import { everythingOf } from './everything.ts';
import type { ApiPorts } from './ports.ts';
import type { QueryPorts } from './queries.ts';
import { asking } from './read-context.ts';

type Write = ApiPorts['write'];

/** The module that keeps thresholds, for whoever may do a verb with it. */
const thresholdsFor = (c: Context<ApiEnv>, { product, access }: Write, verb: 'leer' | 'crear') => {
  const name = product.packs.find(({ thresholds }) => thresholds !== undefined)?.thresholds ?? '';
  const granted = access(sessionOf(c).actor);
  if (!granted.may(name, verb)) throw forbidden();
  return { name, verbs: granted.verbs(name) };
};

/** The rules of the modules an institution has, in words and with the thresholds in force, and the latest run. */
export const alertRuleRoutes = (app: Hono<ApiEnv>, ports: Pick<ApiPorts, 'write' | 'parameters'>): void => {
  const { write } = ports;
  thresholdRoute(app, ports);
  app.get('/api/v1/alertas/reglas', async (c) => {
    const { name, verbs } = thresholdsFor(c, write, 'leer');
    const { actor } = sessionOf(c);
    const { product } = write;
    const today = write.clockOf(actor.tenant).hoy();
    const [valueOn, corrida] = await Promise.all([
      write.parameters(actor.tenant),
      readLedger(write.store, actor.tenant),
    ]);
    const exists = write.access(actor).exists;
    return c.json({
      data: product.alerts.rules
        .filter(({ module }) => exists(module.name))
        .map((rule) => ruleInWords(product, rule, (parameter) => valueOn(parameter, today))),
      meta: { corrida: corrida ?? null, umbrales: name, alertas: product.alerts.module?.name, verbos: verbs },
    });
  });
};

/** What somebody wants thresholds to be, each by the name of its parameter. */
const changesOf = (body: Body): ReadonlyMap<string, number> => {
  const said = Object.entries(part(body, 'valores'));
  for (const [, value] of said)
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw malformed(notANumber);
  return new Map(said as [string, number][]);
};

/** Sets thresholds from today on; those of one rule have to grow stricter from level to level. */
const thresholdRoute = (
  app: Hono<ApiEnv>,
  { write, parameters }: Pick<ApiPorts, 'write' | 'parameters'>,
): void => {
  app.post('/api/v1/alertas/umbrales', async (c) => {
    const { name } = thresholdsFor(c, write, 'crear');
    const command = commandOf(c);
    const { tenant } = command.actor;
    const body = bodyOf(c);
    const { product, store } = write;
    const module = moduleOf(product, name);
    const desde = write.clockOf(tenant).hoy();
    const valueOn = await write.parameters(tenant);
    const wanted = changesOf(body);
    const known = new Map(product.alerts.rules.map((rule) => [rule.code, rule]));
    const rules = [...new Set([...wanted.keys()].map((parameter) => parameter.split('.')[0] ?? ''))];
    const wantedOr = (parameter: string) => wanted.get(parameter) ?? valueOn(parameter, desde) ?? 0;
    for (const parameter of wanted.keys())
      if (valueOn(parameter, desde) === undefined) throw malformed('Elija una de las reglas de la página.');
    for (const code of rules) {
      const rule = known.get(code);
      const fault = rule && tangled(rule, (level) => wantedOr(thresholdName(code, level)));
      if (fault) throw new GoreError('invalido', fault, { code: 'REGLA' });
    }
    const antes = Object.fromEntries(
      [...wanted.keys()].map((parameter) => [parameter, valueOn(parameter, desde)]),
    );
    for (const [parametro, valor] of wanted) {
      const id = await store.byCode(tenant, name, `${parametro} desde ${desde}`);
      const record = id === undefined ? undefined : await store.get({ tenant, module: name, id });
      const { idempotency: _, ...once } = command;
      const { fundamento } = body;
      if (record) {
        const { version } = record;
        await patchRecord(write, once, module, record.id, { version, changes: { valor, fundamento } });
      } else await createRecord(write, once, module, { values: { parametro, desde, valor, fundamento } });
    }
    parameters.forget(tenant);
    return c.json({ data: { antes, desde } });
  });
};

const malformed = (message: string): GoreError => new GoreError('malformado', message);

const notANumber = 'Un umbral es un número mayor o igual que cero.';

/** Why thresholds contradict each other, or nothing. */
const tangled = ({ rule }: CatalogueRule, amount: (level: AlertLevel) => number): string | undefined => {
  const levels = levelsOf(rule);
  const wrong = levels.find((level, at) => {
    const below = levels[at - 1];
    if (below === undefined) return false;
    return rule.sense === 'within' ? amount(level) >= amount(below) : amount(level) <= amount(below);
  });
  if (wrong === undefined) return undefined;
  const order = rule.sense === 'within' ? 'menor' : 'mayor';
  return `El umbral «${alertLevels[wrong]}» debe ser ${order} que el del nivel anterior.`;
};

/** The thresholds somebody wants to try, by level. */
const triedOf = ({ code, rule }: CatalogueRule, body: Body): ReadonlyMap<string, number> => {
  const said = part(body, 'umbrales');
  return new Map(
    levelsOf(rule).flatMap((level) => {
      const value = said[level];
      if (value === undefined) return [];
      if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw malformed(notANumber);
      return [[thresholdName(code, level), value] as const];
    }),
  );
};

/** What thresholds would have raised over the last ninety days, for whoever may set them. */
export const alertSimulationRoute = (app: Hono<ApiEnv>, { write, pool, timeZone }: QueryPorts): void => {
  const layouts = layoutsOf(write.product.modules);
  app.post('/api/v1/alertas/simulacion', async (c) => {
    thresholdsFor(c, write, 'crear');
    const { tenant } = sessionOf(c).actor;
    const body = bodyOf(c);
    const rule = write.product.alerts.rules.find(({ code }) => code === body.regla);
    if (!rule) throw malformed('Elija una de las reglas de la página.');
    const tried = triedOf(rule, body);
    const clock = write.clockOf(tenant);
    const [valueOn, context] = await Promise.all([
      write.parameters(tenant),
      everythingOf(write, tenant, timeZone),
    ]);
    const param = (name: string) =>
      // A rule that is off is tried as if it were on.
      name === rule.code ? 1 : (tried.get(name) ?? valueOn(name, clock.hoy()));
    const ports = { pool, layouts, store: write.store, clock };
    return c.json({ data: await asking(() => simulateRule(ports, context, rule, param)) });
  });
};
