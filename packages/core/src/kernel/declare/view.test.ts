import { describe, expect, it } from 'vitest';
import { tarea } from '../testing/taller/tarea.ts';
import { checkModule } from './check.ts';
import { describe as describeModule } from './describe.ts';
import type { AnyModule } from './module.ts';
import type { View } from './view.ts';

const erased = tarea as unknown as AnyModule;
const faultsOf = (part: Partial<AnyModule>) => {
  try {
    checkModule({ ...erased, ...part });
    return '';
  } catch (error) {
    return String(error);
  }
};
const withView = (view: View) => faultsOf({ views: { mirada: view } });

describe('the views of a module', () => {
  it('are told to the portal as they are declared', () => {
    const { views, quick } = describeModule(erased);
    expect(views.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'agenda: agenda',
      'personas: people',
      'tablero: board',
      'arbol: tree',
    ]);
    expect(quick?.key).toBe('q');
  });

  it('speak of filters, fields and states there are', () => {
    expect(withView({ kind: 'agenda', label: 'x', filter: 'nada', date: 'nombre', rank: 'vence' })).toBe(
      'Error: Module tarea: the view mirada shows nada, which is no filter; the view mirada goes by nombre, which is ' +
        'no date; the view mirada ranks by vence, which is no choice.',
    );
    expect(withView({ kind: 'agenda', label: 'x', date: 'vence' })).toBe('');
    expect(withView({ kind: 'agenda', label: 'x', date: 'vence', about: 'nombre', late: 'nada' })).toMatch(
      /is late by nada, which is not derived; the view mirada is about nombre/,
    );
    expect(withView({ kind: 'people', label: 'x', by: 'vence', date: 'nada' })).toMatch(
      /goes by nada, which is no date; the view mirada groups by vence, which is no ref/,
    );
    expect(withView({ kind: 'board', label: 'x', states: ['PERDIDA'] })).toMatch(/has no state PERDIDA/);
    expect(withView({ kind: 'tree', label: 'x', by: 'proyecto', done: ['PERDIDA'] })).toMatch(
      /hangs by proyecto, which is no tree; the view mirada has no state PERDIDA/,
    );
  });
});

describe('what grows, points back and is created', () => {
  it('is refused where it cannot be', () => {
    expect(faultsOf({ trees: ['proyecto'] })).toMatch(
      /proyecto does not point at its own module, so it grows no tree/,
    );
    expect(faultsOf({ trees: ['nombre'], views: {} })).toMatch(/nombre does not point at its own module/);
    expect(faultsOf({ quick: { key: 'Ctrl', label: 'x' } })).toMatch(/its key is one small letter/);
    const { nombre } = erased.fields;
    if (!nombre) throw new Error('no field');
    const fields = { ...erased.fields, nombre: { ...nombre, options: { backref: true } } };
    expect(faultsOf({ fields })).toMatch(/nombre points at nothing, so there is no way back/);
    const { cobrar } = erased.transitions;
    if (!cobrar?.creates) throw new Error('no verb');
    const transitions = {
      ...erased.transitions,
      cobrar: { ...cobrar, creates: { ...cobrar.creates, link: 'proyecto' } },
    };
    expect(faultsOf({ transitions })).toMatch(/proyecto does not point at what the verb creates/);
  });
});
