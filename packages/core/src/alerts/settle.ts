import { type AlertLevel, alertLevels } from '../kernel/declare/alert.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import { personalValues } from '../kernel/declare/personal.ts';
import { GoreError } from '../kernel/runtime/error.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { within } from '../kernel/runtime/write/authorize.ts';
import { commit } from '../kernel/runtime/write/commit.ts';
import { beginWork } from '../kernel/runtime/write/context.ts';
import { proposeRecord } from '../kernel/runtime/write/create.ts';
import { runTransition } from '../kernel/runtime/write/transition.ts';
import { alertId, type Saying, valuesOf } from './alert-values.ts';
import { isOn } from './cause.ts';
import type { Look } from './engine.ts';
import { judge, type Move, type Standing } from './judge.ts';
import { closingWords } from './lost.ts';
import { readSaying } from './record-cause.ts';

/** A rule and the record it is about. */
export interface Matter {
  readonly rule: CatalogueRule;
  /** Id of the record. */
  readonly id: string;
}

const attempts = 5;

const isLevel = (value: unknown): value is AlertLevel =>
  typeof value === 'string' && Object.hasOwn(alertLevels, value);

/** What a record that keeps an alert says of it. */
export const standingOf = ({ estado, data }: StoredRecord): Standing => ({
  estado,
  nivel: isLevel(data.nivel) ? data.nivel : 'INFO',
  huella: String(data.huella),
  ...(typeof data.pospuestaHasta === 'string' ? { pospuestaHasta: data.pospuestaHasta } : {}),
});

/** Those of some people who may read a record: an alert tells nobody of what they do not reach. */
const readersOf = async (
  { ports, tenant, command }: Look,
  { module }: CatalogueRule,
  record: StoredRecord,
  people: readonly string[],
): Promise<readonly string[]> => {
  const reading = await Promise.all(
    people.map(async (id) => {
      const actor = await ports.actor(tenant, id);
      if (!actor || !ports.write.access(actor).may(module.name, 'leer')) return false;
      return within(await beginWork(ports.write, { ...command, actor }, module), record, 'leer');
    }),
  );
  return people.filter((_, at) => reading[at]);
};

const raise = async (
  look: Look,
  { code, module }: CatalogueRule,
  record: StoredRecord,
  values: Readonly<Record<string, unknown>>,
) => {
  const id = alertId(code, module.name, record.id);
  const work = await beginWork({ ...look.ports.write, newId: () => id }, look.command, look.alerts);
  const about = {
    regla: code,
    modulo: module.name,
    sobre: record.id,
    ...(personalValues(module).has('codigo') ? {} : { registro: record.codigo.slice(0, 120) }),
  };
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  await commit(work, await proposeRecord(work, { values: { ...about, ...given } }, { byRule: true }));
};

/** Why there is no alert any more. */
const closingReason = (
  { param }: Look,
  { code }: CatalogueRule,
  record: StoredRecord | undefined,
): string => {
  if (!isOn(code, param)) return closingWords.ruleOff;
  return !record || record.eliminadoEn ? closingWords.recordGone : closingWords.noCause;
};

const carryOut = async (
  look: Look,
  move: Move,
  { rule }: Matter,
  {
    record,
    alert,
    saying,
  }: { record?: StoredRecord | undefined; alert?: StoredRecord | undefined; saying?: Saying | undefined },
): Promise<void> => {
  const values =
    saying && record
      ? valuesOf(rule, saying, await readersOf(look, rule, record, saying.candidates))
      : { motivoCierre: closingReason(look, rule, record) };
  if (move === 'crear' && record) return raise(look, rule, record, values);
  if (!alert) return;
  const { write } = look.ports;
  const { id, version } = alert;
  await runTransition(write, look.command, look.alerts, id, move, { version, input: values });
};

/**
 * Makes the alert of a rule about a record say what is so, judging both as they are in the system of record; the read
 * model only says where to look. Writes nothing when it does already, and looks again when another run was faster.
 *
 * @returns what was done, or nothing.
 */
export const settleAlert = async (look: Look, matter: Matter): Promise<Move | undefined> => {
  const { rule, id } = matter;
  const { store } = look.ports.write;
  const { tenant } = look;
  const alertKey = { tenant, module: look.alerts.name, id: alertId(rule.code, rule.module.name, id) };
  for (let attempt = 1; ; attempt += 1) {
    const record = await store.get({ tenant, module: rule.module.name, id });
    const alert = await store.get(alertKey);
    const saying = await readSaying(look, rule, record);
    const move = judge(saying, alert && standingOf(alert), look.clock.today);
    if (!move) return undefined;
    try {
      await carryOut(look, move, matter, { record, alert, saying });
      return move;
    } catch (error) {
      const isRace = error instanceof GoreError && error.kind === 'conflicto';
      if (!isRace || attempt === attempts) throw error;
    }
  }
};
