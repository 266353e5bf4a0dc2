import type { MatrixModule } from '@gore/core/kernel/declare/matrix.ts';
import type { Delta, ModuleDelta } from '@gore/core/kernel/declare/policy.ts';

/** What somebody is about to make of a role in one module. */
export interface ModuleDraft {
  readonly verbs: Readonly<Record<string, string | null>>;
  readonly hidden: readonly string[];
  /** Added to the verbs the declaration names. */
  readonly fourEyes: Readonly<Record<string, readonly string[]>>;
}

/** What somebody is about to make of a role, by module. */
export type Draft = Readonly<Record<string, ModuleDraft>>;

/** The role as it is, in the form it is edited in. */
export const draftOf = (modules: readonly MatrixModule[]): Draft =>
  Object.fromEntries(
    modules.map(({ name, verbs, fields }) => [
      name,
      {
        verbs: Object.fromEntries(verbs.map((verb) => [verb.name, verb.effective])),
        hidden: fields.filter(({ hidden }) => hidden).map((field) => field.name),
        fourEyes: Object.fromEntries(verbs.map((verb) => [verb.name, verb.fourEyes?.added ?? []])),
      },
    ]),
  );

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

const moduleDelta = ({ verbs, fields }: MatrixModule, draft: ModuleDraft): ModuleDelta => {
  const verbos = Object.fromEntries(
    verbs.flatMap(({ name, declared }) => {
      const scope = draft.verbs[name] ?? null;
      return scope === declared ? [] : [[name, scope] as const];
    }),
  );
  const declaredHidden = fields.filter(({ declared }) => declared).map(({ name }) => name);
  const cuatroOjos = Object.fromEntries(
    Object.entries(draft.fourEyes).filter(([, added]) => added.length > 0),
  );
  return {
    ...(Object.keys(verbos).length ? { verbos } : {}),
    ...(sameNames(declaredHidden, draft.hidden) ? {} : { ocultar: draft.hidden }),
    ...(Object.keys(cuatroOjos).length ? { cuatroOjos } : {}),
  };
};

/** What has to be kept of a draft: where it differs from the declarations, and nothing else. */
export const deltaOf = (modules: readonly MatrixModule[], draft: Draft): Delta =>
  Object.fromEntries(
    modules.flatMap((module) => {
      const edited = draft[module.name];
      const delta = edited && moduleDelta(module, edited);
      return delta && Object.keys(delta).length ? [[module.name, delta] as const] : [];
    }),
  );

/** In how many places a module of a draft differs from its declaration. */
export const differences = (module: MatrixModule, draft: ModuleDraft | undefined): number => {
  if (!draft) return 0;
  const { verbos = {}, ocultar, cuatroOjos = {} } = moduleDelta(module, draft);
  return Object.keys(verbos).length + (ocultar ? 1 : 0) + Object.keys(cuatroOjos).length;
};

/** Whether two drafts would be kept as the same thing. */
export const sameDraft = (modules: readonly MatrixModule[], one: Draft, other: Draft): boolean =>
  JSON.stringify(deltaOf(modules, one)) === JSON.stringify(deltaOf(modules, other));

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * The verbs of a module that a search finds: all of them when the module itself is found, none when nothing is.
 *
 * @param only whether to show only what differs from the declaration or waits for somebody to review it.
 */
export const foundVerbs = (
  module: MatrixModule,
  draft: ModuleDraft | undefined,
  text: string,
  only: boolean,
): MatrixModule['verbs'] => {
  const wanted = plain(text.trim());
  const inModule = plain(module.label).includes(wanted);
  return module.verbs.filter(
    (verb) =>
      (inModule || plain(verb.label).includes(wanted)) &&
      (!only ||
        verb.isNew ||
        (draft?.verbs[verb.name] ?? null) !== verb.declared ||
        (draft?.fourEyes[verb.name]?.length ?? 0) > 0),
  );
};
