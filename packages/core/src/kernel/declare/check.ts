import { alertFaults } from './alert-faults.ts';
import { lender } from './grantable.ts';
import { isPersonal } from './leaves.ts';
import type { AnyModule } from './module.ts';
import { noticeFaults } from './notice.ts';
import type { Operand, Predicate } from './predicate.ts';
import { systemLabels } from './record.ts';
import { hangingVerbs, hasVerb } from './subject.ts';
import { undoFaults } from './undo.ts';
import { baseVerbs, lawVerbs } from './verb.ts';
import { viewFaults } from './view.ts';

declare global {
  /**
   * Set by whoever bundles a release: the declarations in it are constants, and were checked when it was built. What a
   * build knows is no work for every start, so the bundler leaves out the checks and all they need.
   */
  const DECLARATIONS_CHECKED: true | undefined;
}

/** States no chain of transitions leads to from the initial one. */
export const unreachableStates = (module: AnyModule): readonly string[] => {
  const reached = new Set([module.initial]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from, to } of Object.values(module.transitions)) {
      if (to === 'same' || reached.has(to) || !from.some((state) => reached.has(state))) continue;
      reached.add(to);
      grew = true;
    }
  }
  return Object.keys(module.states).filter((state) => !reached.has(state));
};

const unusableVerbs = (module: AnyModule): readonly string[] =>
  [...Object.keys(module.transitions), ...Object.keys(module.powers)].filter(
    (verb) => !Object.values(module.grants).some((grant) => grant[verb]),
  );

const unknownFields = (module: AnyModule, names: readonly string[]): readonly string[] =>
  names.filter((name) => !(name in module.fields));

const brokenDependencies = (module: AnyModule): readonly string[] => [
  ...Object.values(module.computed).flatMap(({ from }) => unknownFields(module, from)),
  ...Object.values(module.rollups).flatMap(({ max, from }) => [
    ...(max ? unknownFields(module, [max]) : []),
    ...(from && !(from in module.computed) ? unknownFields(module, [from]) : []),
  ]),
];

const misplacedRefs = (module: AnyModule): readonly string[] =>
  [module.parent, module.assignee, module.unit].filter(
    (name): name is string => name !== undefined && module.fields[name]?.kind !== 'ref',
  );

const crookedTrees = ({ name, trees, fields }: AnyModule): readonly string[] =>
  trees.filter((tree) => fields[tree]?.kind !== 'ref' || fields[tree].module !== name);

const backrefsOfNothing = (module: AnyModule): readonly string[] =>
  Object.entries(module.fields)
    .filter(([, { kind, options }]) => options.backref && kind !== 'ref' && !options.moduleIn)
    .map(([name]) => name);

const brokenLinks = (module: AnyModule): readonly string[] =>
  Object.values(module.transitions).flatMap(({ creates }) =>
    creates?.link && module.fields[creates.link]?.module !== creates.module ? [creates.link] : [],
  );

const brokenSpan = ({ span, fields }: AnyModule): readonly string[] =>
  span
    ? [
        ...[span.from, span.to].filter((name) => fields[name]?.kind !== 'date'),
        ...(fields[span.by]?.kind === 'ref' ? [] : [span.by]),
      ]
    : [];

const builtInScopes: readonly string[] = ['own', 'unit', 'subtree', 'parent', 'subject', 'all'];

const unknownScopes = (module: AnyModule): readonly string[] =>
  Object.values(module.grants)
    .flatMap((grant) => Object.entries(grant))
    .flatMap(([verb, scope]) => (verb === 'ocultar' || typeof scope !== 'string' ? [] : [scope]))
    .filter((scope) => !builtInScopes.includes(scope) && !(scope in module.scopes));

const scopesWithoutField = (module: AnyModule): readonly string[] => {
  const used = new Set(Object.values(module.grants).flatMap((grant) => Object.values(grant)));
  const needs = {
    own: module.assignee,
    unit: module.unit,
    subtree: module.unit,
    parent: lender(module),
    subject: module.subject?.by,
  };
  return Object.entries(needs).flatMap(([scope, field]) => (used.has(scope) && !field ? [scope] : []));
};

const unknownVerbs = (module: AnyModule): readonly string[] => {
  const known = new Set([
    ...Object.keys(baseVerbs),
    ...Object.keys(module.transitions),
    ...Object.keys(module.powers),
    'ocultar',
  ]);
  return Object.values(module.grants)
    .flatMap((grant) => Object.keys(grant))
    .filter((verb) => !known.has(verb));
};

const unknownColumns = (module: AnyModule): readonly string[] => {
  const parts = [module.fields, module.computed, module.derived, module.rollups, systemLabels];
  const known = new Set(parts.flatMap((part) => Object.keys(part)));
  return [...module.list.columns, ...module.list.filters, module.list.sort.replace(/^-/, '')].filter(
    (name) => !known.has(name),
  );
};

/** A legal number is written by the kernel alone, so no form may hold it. */
const looseFolios = (module: AnyModule): readonly string[] =>
  Object.values(module.transitions)
    .flatMap(({ folio }) => (folio ? [folio.number, folio.year] : []))
    .filter((name) => module.fields[name]?.kind !== 'integer' || !module.fields[name]?.options.system);

const keptNames = new Set([...Object.keys(systemLabels), 'extra']);

const ofTheKernel = (module: AnyModule): readonly string[] =>
  [module.fields, module.computed, module.derived, module.rollups]
    .flatMap((part) => Object.keys(part))
    .filter((name) => keptNames.has(name));

const baseVerbsAgain = (module: AnyModule): readonly string[] =>
  [...Object.keys(module.transitions), ...Object.keys(module.powers)].filter((verb) =>
    Object.hasOwn({ ...baseVerbs, ...lawVerbs }, verb),
  );

/** A power is about no single record, so it reaches everything or nothing. */
const partialPowers = (module: AnyModule): readonly string[] =>
  Object.keys(module.powers).filter((power) =>
    Object.values(module.grants).some((grant) => grant[power] !== undefined && grant[power] !== 'all'),
  );

/** A verb that hangs something where nothing may hang, and kinds or histories that name what is not there. */
const brokenHangings = (module: AnyModule): readonly string[] => {
  const { subject, documents, toldBy, fields } = module;
  const verbs = new Set([...Object.keys(baseVerbs), ...Object.keys(module.transitions)]);
  const given = new Set(Object.values(module.grants).flatMap((grant) => Object.keys(grant)));
  return [
    ...(subject && fields[subject.by]?.options.moduleIn !== subject.of
      ? [`${subject.by} does not say with anyRef on what its records hang`]
      : []),
    ...Object.keys(hangingVerbs)
      .filter((verb) => given.has(verb) && !hasVerb(module, verb))
      .map((verb) => `a grant names ${verb}, and nothing hangs on its records`),
    ...Object.values(documents || {})
      .flatMap(({ verb }) => (verb === undefined || verbs.has(verb) ? [] : [verb]))
      .map((verb) => `a kind of document is opened by ${verb}, which is no verb`),
    ...toldBy
      .filter((name) => fields[name]?.kind !== 'ref')
      .map((name) => `${name} is not a ref, so no history tells of it`),
  ];
};

const keptInstants: readonly string[] = ['creadoEn', 'actualizadoEn', 'estadoDesde'];

const brokenRetention = ({ retention, fields }: AnyModule): readonly string[] => {
  if (!retention) return [];
  const { years, from } = retention;
  const kind = fields[from]?.kind;
  const dated = kind === 'date' || kind === 'instant' || keptInstants.includes(from);
  return [
    ...(Number.isInteger(years) && years >= 1 ? [] : ['its retention is not a whole number of years']),
    ...(dated ? [] : [`its retention counts from ${from}, which is no date`]),
  ];
};

/** What a verb asks stays in the history for good, which the law forbids for personal data (Ley 21.719). */
const personalAsked = (module: AnyModule): readonly string[] =>
  [module.create, ...Object.values(module.transitions)].flatMap(({ ask }) =>
    Object.entries(ask ?? {}).flatMap(([name, field]) => (isPersonal(field) ? [name] : [])),
  );

const personalUnexplained = (module: AnyModule): readonly string[] => {
  const holds = Object.values(module.fields).some(isPersonal);
  if (holds === (module.personalData !== undefined)) return [];
  return holds
    ? ['it holds personal data and does not say, in personalData, what for and by which law']
    : ['it explains personal data and marks no field as personal'];
};

const isSteady = (operand: Operand): boolean => 'field' in operand || 'value' in operand;

/** Whether a predicate changes its answer only when the record is written. */
const dependsOnRecordAlone = (predicate: Predicate): boolean => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.every(dependsOnRecordAlone);
    case 'not':
      return dependsOnRecordAlone(predicate.of);
    case 'empty':
      return isSteady(predicate.of);
    case 'parent':
      return false;
    default:
      return isSteady(predicate.left) && isSteady(predicate.right);
  }
};

const driftingTotals = (module: AnyModule): readonly string[] =>
  Object.entries(module.rollups).flatMap(([name, { shares }]) =>
    shares.some(({ where }) => where && !dependsOnRecordAlone(where)) ? [name] : [],
  );

const shadowed = (module: AnyModule): readonly string[] => {
  const names = [module.computed, module.derived, module.rollups].flatMap((part) => Object.keys(part));
  return names.filter((name, at) => name in module.fields || names.indexOf(name) !== at);
};

/**
 * Refuses a declaration that contradicts itself, so that the mistake appears when the module is loaded and not when
 * somebody presses a button.
 *
 * @throws Error naming the module and every contradiction.
 */
export const checkModule = (module: AnyModule): void => {
  const faults = [
    ...unreachableStates(module).map((state) => `the state ${state} cannot be reached`),
    ...unusableVerbs(module).map((verb) => `nobody may ${verb}`),
    ...brokenDependencies(module).map((name) => `a dependency names ${name}, which is no field`),
    ...misplacedRefs(module).map((name) => `${name} is not a ref, so it cannot be parent, assignee or unit`),
    ...crookedTrees(module).map((name) => `${name} does not point at its own module, so it grows no tree`),
    ...backrefsOfNothing(module).map((name) => `${name} points at nothing, so there is no way back`),
    ...brokenLinks(module).map((name) => `${name} does not point at what the verb creates`),
    ...module.front
      .filter((name) => !Object.hasOwn(module.filters, name))
      .map((name) => `the front page counts ${name}, which is no filter`),
    ...brokenSpan(module).map((name) => `${name} cannot say whose a span of time is, or where it ends`),
    ...unknownScopes(module).map((scope) => `a grant reaches ${scope}, which is no scope`),
    ...scopesWithoutField(module).map(
      (scope) => `a grant reaches ${scope}, but no field says whose the record is`,
    ),
    ...unknownVerbs(module).map((verb) => `a grant names ${verb}, which is no verb`),
    ...unknownColumns(module).map((name) => `the list names ${name}, which is no value of the record`),
    ...looseFolios(module).map((name) => `${name} holds a folio, so it must be a system integer`),
    ...shadowed(module).map((name) => `${name} is declared twice`),
    ...ofTheKernel(module).map((name) => `${name} is a name the kernel keeps to itself`),
    ...baseVerbsAgain(module).map((verb) => `${verb} is a verb every module has`),
    ...partialPowers(module).map((power) => `${power} is a power, and a grant reaches only part of it`),
    ...brokenHangings(module),
    ...brokenRetention(module),
    ...personalAsked(module).map((name) => `a verb asks ${name}, which is personal and belongs in a field`),
    ...personalUnexplained(module),
    ...viewFaults(module),
    ...alertFaults(module),
    ...undoFaults(module),
    ...noticeFaults(module),
    ...driftingTotals(module).map((name) => `${name} counts by what changes without a write`),
    ...(/^[a-z][a-z0-9_]{1,40}$/.test(module.name)
      ? []
      : ['its name must be lower-case letters, digits and _']),
  ];
  if (faults.length) throw new Error(`Module ${module.name}: ${faults.join('; ')}.`);
};
