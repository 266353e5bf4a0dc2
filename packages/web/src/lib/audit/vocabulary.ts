import { lawVerbs } from '@gore/core/kernel/declare/verb.ts';
import { producto } from '@gore/core/modules/producto.ts';

/** A module as the filters of the audit name it. */
export interface AuditedModule {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly (readonly [name: string, label: string])[];
  readonly verbs: readonly (readonly [name: string, label: string])[];
}

const common: readonly (readonly [string, string])[] = [
  ['crear', 'Crear'],
  ['editar', 'Editar'],
  ['eliminar', 'Eliminar'],
  ['restaurar', 'Restaurar'],
  ['importar', 'Importar'],
  ...Object.entries(lawVerbs),
];

/** Words of every module. For the page at build time: the declarations never reach the browser. */
export const auditedModules = (): readonly AuditedModule[] =>
  producto.modules.map(({ name, label, fields, computed, transitions }) => ({
    name,
    label: label.many,
    fields: [
      ['estado', 'Estado'] as const,
      ...Object.entries(fields).map(([field, spec]) => [field, spec.label] as const),
      ...Object.entries(computed).map(([field, spec]) => [field, spec.field.label] as const),
    ],
    verbs: [...common, ...Object.entries(transitions).map(([verb, spec]) => [verb, spec.label] as const)],
  }));
