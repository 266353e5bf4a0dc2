import { evaluate } from '@gore/core/kernel/declare/evaluate.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { baseVerbs } from '@gore/core/kernel/declare/verb.ts';
import { type Access, accessOver } from '@gore/core/kernel/runtime/access/access.ts';
import { verbGroups } from '@gore/core/kernel/runtime/access/groups.ts';
import { relojFijo } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { ruleClock } from '@gore/core/kernel/runtime/write/context.ts';
import { producto } from '@gore/core/modules/producto.ts';

/** What it costs to say which verbs are open on the rows of a page, in milliseconds. */
export interface PermissionCost {
  readonly limitMs: number;
  readonly rows: readonly {
    readonly actor: string;
    readonly rows: number;
    readonly verbs: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
  }[];
}

type Row = Readonly<Record<string, unknown>>;

/** A page of a list, and how often it is judged; the first rounds warm up. */
const ROWS = 50;
const ROUNDS = 400;
const WARM_UP = 100;
const LIMIT_MS = 1;

const person = { id: 'ana', tenant: 't', units: ['u1'], subtree: ['u1', 'u2'] } as const;
const policy = {
  off: [],
  roles: { JEFE_DIVISION: { label: 'Jefatura', delta: { ipr: { verbos: { editar: 'own' }, ocultar: [] } } } },
} as const;
const titular = { id: 'tito', roles: ['JEFE_DIVISION'], units: ['u3'], subtree: ['u3', 'u4'] } as const;

const actors: Readonly<Record<string, Actor>> = {
  'Jefatura de división': { ...person, roles: ['JEFE_DIVISION'] },
  'La misma, con cambios de la institución': { ...person, roles: ['JEFE_DIVISION'], policy },
  'Encargado que subroga a una jefatura': { ...person, roles: ['ENCARGADO'], policy, standsFor: [titular] },
};

const thousandths = (ms: number) => Math.round(ms * 1000) / 1000;

const clock = ruleClock(relojFijo('2026-11-22T15:00:00.000Z'));
const param = () => undefined;

/** Says, for each row, how many verbs reach it and are not bound by four eyes: what a page with buttons has to know. */
const judge = (access: Access, module: AnyModule, rows: readonly Row[], actor: Actor): number => {
  const groups = verbGroups(access, module.name);
  let open = 0;
  for (const row of rows) {
    const about = { value: (field: string) => row[field], actor, clock, param };
    for (const { scope, verbs, bound } of groups)
      if (evaluate(scope, about))
        open +=
          verbs.length -
          bound.filter(({ fourEyes }) => fourEyes.some((done) => row[done] === actor.id)).length;
  }
  return open;
};

/** Measures 50 rows × every verb of the module that has most of them, for actors whose reach is ever harder. */
export const measurePermissions = (): PermissionCost => {
  const [module] = producto.modules.toSorted(
    (a, b) => Object.keys(b.transitions).length - Object.keys(a.transitions).length,
  );
  if (!module) throw new Error('The product has no modules.');
  const verbs = [...Object.keys(baseVerbs), ...Object.keys(module.transitions)];
  const { unit = '', assignee = '' } = module;
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    [unit]: `u${(at % 6) + 1}`,
    [assignee]: at % 3 ? 'ana' : 'tito',
  }));
  const access = accessOver(producto);
  const measured = Object.entries(actors).map(([name, actor]) => {
    const times: number[] = [];
    let open = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = performance.now();
      open += judge(access(actor), module, rows, actor);
      if (round >= WARM_UP) times.push(performance.now() - from);
    }
    if (!open) throw new Error(`${name} may do nothing on any row: there was nothing to measure.`);
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => thousandths(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
    return { actor: name, rows: ROWS, verbs: verbs.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  });
  return { limitMs: LIMIT_MS, rows: measured };
};
