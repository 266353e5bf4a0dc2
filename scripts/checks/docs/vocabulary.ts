import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { AnyTransition } from '@gore/core/kernel/declare/verb.ts';
import { labelOf } from '@gore/core/kernel/declare/words.ts';
import { verbsOf } from './verbs.ts';
import { table } from './words.ts';

const intro = `# Vocabulario de auditoría

Cada cambio deja en el historial del registro una entrada con uno de estos verbos, su autor, la fecha y hora, los valores
anteriores y nuevos, y lo que se pidió al hacerlo. El nombre completo de un verbo es \`<módulo>.<verbo>\`. Este documento
se genera de las declaraciones (\`npm run docs:generate\`) y una prueba lo mantiene igual a ellas. Cambiar el nombre de un
verbo ya usado es una migración de datos: el historial lo sigue nombrando como era.`;

const stateLabel = (module: AnyModule, name: string) => module.states[name]?.label ?? name;

const origin = (module: AnyModule, { from }: AnyTransition): string => {
  const open = Object.entries(module.states).filter(([, { frozen }]) => !frozen);
  return open.every(([name]) => from.includes(name))
    ? 'Cualquiera que admita cambios'
    : from.map((name) => stateLabel(module, name)).join(', ');
};

const movement = (module: AnyModule, verb: AnyTransition | undefined): string => {
  if (!verb) return '';
  const from = origin(module, verb);
  return verb.to === 'same' ? `${from} (no cambia)` : `${from} → ${stateLabel(module, verb.to)}`;
};

const meaning = (module: AnyModule, help: string, verb: AnyTransition | undefined): string => {
  if (help || !verb) return help;
  return verb.to === 'same'
    ? 'Deja constancia sin cambiar de estado.'
    : `Pasa a «${stateLabel(module, verb.to)}».`;
};

const asks = (module: AnyModule, verb: AnyTransition | undefined): string =>
  [
    ...(verb?.edits ?? []).map((name) => labelOf(module, name)),
    ...Object.values(verb?.ask ?? {}).map(({ label }) => label),
  ].join(', ');

const section = (module: AnyModule): string => {
  const rows = verbsOf(module)
    .filter(({ audited }) => audited)
    .map(({ name, label, help }) => {
      const transition = module.transitions[name];
      return [
        `\`${module.name}.${name}\``,
        label,
        meaning(module, help, transition),
        movement(module, transition),
        asks(module, transition),
      ];
    });
  return [
    `## ${module.label.many}`,
    table(['Verbo', 'Nombre', 'Qué significa', 'Estados', 'Qué pide'], rows),
  ].join('\n\n');
};

/** Every verb an audit entry can hold, module by module. */
export const auditVocabulary = (product: Product): string =>
  `${[intro, ...product.modules.map(section)].join('\n\n')}\n`;
