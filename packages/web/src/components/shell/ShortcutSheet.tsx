import { For } from 'solid-js';
import { quickModules } from '../../state/quick.ts';
import { chooseSingleKeys, singleKeys } from '../../state/shortcuts.ts';
import { Modal } from '../ui/Modal.tsx';

const groups: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}[] = [
  {
    title: 'En todas partes',
    keys: [
      ['Ctrl K', 'Buscar o ir a un módulo'],
      ['?', 'Ver esta hoja'],
      ['z', 'Deshacer lo último, mientras se ofrece'],
      ['Esc', 'Cerrar lo que está encima'],
    ],
  },
  {
    title: 'En una lista',
    keys: [
      ['/', 'Buscar en la lista'],
      ['j', 'Bajar una fila'],
      ['k', 'Subir una fila'],
      ['Enter', 'Abrir la fila'],
      ['x', 'Elegir la fila'],
      ['Mayús X', 'Elegir hasta la fila'],
      ['Espacio', 'Verla al lado, o cerrarla'],
      ['v', 'Abrir las vistas guardadas'],
      ['r', 'Actualizar, si hay cambios'],
      ['n', 'Crear un registro'],
    ],
  },
  {
    title: 'En los avisos',
    keys: [
      ['j', 'Bajar un aviso'],
      ['k', 'Subir un aviso'],
      ['l', 'Marcarlo como leído, o no leído'],
    ],
  },
  {
    title: 'En una ficha',
    keys: [
      ['e', 'Editar'],
      ['u', 'Volver a la lista'],
      ['r', 'Actualizar, si hay cambios'],
    ],
  },
];

const sheet = () =>
  groups.map((group, at) => ({
    ...group,
    keys: [
      ...group.keys,
      ...(at === 0 ? quickModules().map(({ quick }) => [quick.key, quick.label] as const) : []),
    ],
  }));

/** The keys that do something, and the switch for those who would rather they did not. */
export default function ShortcutSheet(props: { onClose: () => void }) {
  return (
    <Modal title="Atajos de teclado" onClose={props.onClose}>
      <div class="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <For each={sheet()}>
          {(group) => (
            <section>
              <h3 class="mb-1.5 text-sm font-medium text-dim">{group.title}</h3>
              <dl class="space-y-1">
                <For each={group.keys}>
                  {([keys, does]) => (
                    <div class="flex items-baseline gap-3">
                      <dt class="w-16 flex-none">
                        <kbd>{keys}</kbd>
                      </dt>
                      <dd>{does}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
      <label class="mt-6 flex items-center gap-2.5 border-t border-line pt-4">
        <input
          type="checkbox"
          checked={singleKeys()}
          onChange={(event) => chooseSingleKeys(event.currentTarget.checked)}
        />
        Usar atajos de una sola tecla
      </label>
    </Modal>
  );
}
