import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { impliedVerbs } from '@gore/core/kernel/declare/subject.ts';
import { labelOf, predicateWords } from '@gore/core/kernel/declare/words.ts';
import { type Access, accessOver } from '@gore/core/kernel/runtime/access/access.ts';
import { verbsOf } from './verbs.ts';
import { table } from './words.ts';

const intro = `# Quién puede hacer qué

Este documento se genera de las declaraciones de los módulos (\`npm run docs:generate\`) y una prueba lo mantiene igual a
ellas: lo que dice es lo que el sistema aplica. Lo que ninguna casilla concede está prohibido. Quien tiene varios roles
puede lo que pueda cualquiera de ellos. Fuera de su alcance, un registro se responde como si no existiera.

**Alcances.** *Todo*: cualquier registro de la institución. *Su unidad*: los de las unidades de la persona. *Su unidad y
dependientes*: además, los de las unidades que dependen de ellas. *Lo asignado*: los que tienen a la persona como
responsable. Los demás alcances, entre comillas, se explican bajo la tabla de su módulo.`;

const builtIn: Readonly<Record<string, string>> = {
  all: 'Todo',
  subtree: 'Su unidad y dependientes',
  unit: 'Su unidad',
  own: 'Lo asignado',
  parent: 'Según el registro superior',
  subject: 'Según el registro del que cuelga',
};

const reachWords = (scope: string) => builtIn[scope] ?? `«${scope}»`;

const scopesOf = (module: AnyModule, role: string, verb: string): readonly string[] =>
  (role === 'SISTEMA' ? [role] : [role, '*'])
    .map((name) => {
      const grant = module.grants[name] ?? {};
      return grant[verb] ?? impliedVerbs(module, grant)[verb];
    })
    .filter((scope): scope is string => typeof scope === 'string');

/** Reach of a verb for a role, in words; what the product would refuse is a dash. */
const reachOf = (access: Access, module: AnyModule, role: string, verb: string): string => {
  if (!access.may(module.name, verb)) return '—';
  const scopes = scopesOf(module, role, verb);
  return scopes.includes('all') ? reachWords('all') : [...new Set(scopes.map(reachWords))].join(' y ');
};

interface Role {
  readonly code: string;
  readonly label: string;
  readonly access: Access;
}

const notes = (module: AnyModule, roles: readonly Role[]): readonly string[] => [
  ...Object.entries(module.scopes).map(
    ([name, predicate]) => `- *«${name}»*: ${predicateWords(module, predicate)}.`,
  ),
  ...roles.flatMap(({ label, access }) => {
    const hidden = [...access.hidden(module.name)].map((field) => labelOf(module, field));
    return hidden.length ? [`- **${label}** no ve: ${hidden.join(', ')}.`] : [];
  }),
  ...Object.values(module.transitions).flatMap(({ label, fourEyes }) => {
    const others = (fourEyes ?? []).map((verb) => `«${module.transitions[verb]?.label ?? verb}»`);
    return others.length
      ? [
          `- **Cuatro ojos**: «${label}» no puede hacerlo quien hizo en el mismo registro ${others.join(', ')}.`,
        ]
      : [];
  }),
];

const section = (module: AnyModule, roles: readonly Role[]): string => {
  const rows = verbsOf(module).map(({ name, label }) => [
    `${label} (\`${name}\`)`,
    ...roles.map(({ code, access }) => reachOf(access, module, code, name)),
  ]);
  const remarks = notes(module, roles);
  return [
    `## ${module.label.many} (\`${module.name}\`)`,
    ...(module.about ? [`${module.about}.`] : []),
    table(['Acción', ...roles.map(({ label }) => label)], rows),
    ...(remarks.length ? [remarks.join('\n')] : []),
  ].join('\n\n');
};

/** The permission matrix of the product: role × module × verb × reach, for whoever has to answer for it. */
export const permissionMatrix = (product: Product): string => {
  const access = accessOver(product);
  const roles = Object.entries({ ...product.roles, SISTEMA: 'El propio sistema' }).map(
    ([code, label]): Role => ({ code, label, access: access({ roles: [code] }) }),
  );
  return `${[intro, ...product.modules.map((module) => section(module, roles))].join('\n\n')}\n`;
};
