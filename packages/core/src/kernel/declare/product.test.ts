import { describe, expect, it } from 'vitest';
import { maxItemsPerWrite, worstCaseItems } from './cost.ts';
import { list, longText, money, ref, refs, rut, text } from './fields.ts';
import { type AnyModule, defineModule } from './module.ts';
import { type ParameterSet, parameters } from './parameter.ts';
import { queryFor } from './predicate.ts';
import { composeProduct, definePack } from './product.ts';
import { rollup } from './rollup.ts';
import { effect } from './verb.ts';

const hija = defineModule({
  name: 'hija',
  label: { one: 'Hija', many: 'Hijas', feminine: true },
  title: 'nombre',
  code: { sequence: 'HI' },
  parent: 'madre',
  fields: { nombre: text('Nombre'), madre: ref('Madre', 'madre'), otras: refs('Otras', 'madre') },
  grants: { JEFE: { leer: 'parent' }, '*': { leer: 'all' }, SISTEMA: { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const madre = defineModule({
  name: 'madre',
  label: { one: 'Madre', many: 'Madres', feminine: true },
  title: 'nombre',
  code: { sequence: 'MA' },
  fields: { nombre: text('Nombre'), tope: money('Tope') },
  rollups: { hijas: rollup(hija, { label: 'Hijas', by: 'madre' }) },
  create: (rules) => rules({ effects: [effect('madre.saludar', 'mail')] }),
  transitions: (verb) => ({
    girar: verb({ label: 'Girar', from: ['VIGENTE'], to: 'same', effects: [effect('madre.marear')] }),
  }),
  effects: { eliminar: [effect('madre.despedir')] },
  grants: { JEFE: { leer: 'all', girar: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const q = queryFor<{ readonly altura: number }>();

const erased = (module: { readonly name: string }) => module as unknown as AnyModule;
const packOf = (...modules: readonly AnyModule[]) =>
  definePack({ name: 'familia', label: 'Familia', roles: { JEFE: 'Jefatura' }, modules });
const compose =
  (...modules: readonly AnyModule[]) =>
  () =>
    composeProduct([packOf(...modules)]);
const [mother, daughter] = [erased(madre), erased(hija)];

describe('a product', () => {
  const product = compose(mother, daughter)();

  it('finds its modules, their packs and who points at them', () => {
    expect(product.find('hija')).toBe(hija);
    expect(product.find('nieta')).toBeUndefined();
    expect(product.packOf('madre')?.label).toBe('Familia');
    expect(product.packOf('nieta')).toBeUndefined();
    expect(product.relations('madre')).toEqual([
      { module: 'hija', by: 'madre', label: 'Hijas: madre' },
      { module: 'hija', by: 'otras', label: 'Hijas: otras' },
    ]);
    expect(product.relations('nieta')).toEqual([]);
    expect(product.roles).toEqual({ JEFE: 'Jefatura' });
    expect([...product.powers]).toEqual([]);
  });

  it('knows which module a power is granted with, and has each once', () => {
    const powers = { vigilar: { label: 'Vigilar', help: 'Vigila.' } };
    expect([...compose({ ...mother, powers }, daughter)().powers]).toEqual([['vigilar', 'madre']]);
    expect(compose({ ...mother, powers }, { ...daughter, powers })).toThrow('two modules share a power');
  });

  it('gathers the effects of verbs, of creation and of what every module has', () => {
    expect(product.effects.map(({ effect: name, queue }) => `${name}@${queue}`)).toEqual([
      'madre.marear@effects',
      'madre.saludar@mail',
      'madre.despedir@effects',
    ]);
  });
});

describe('a product that contradicts itself says so by name', () => {
  const girar = madre.transitions.girar;
  const faults: Readonly<Record<string, () => unknown>> = {
    'two modules share a name': compose(mother, daughter, mother),
    'hija: madre points at madre, which no pack has': compose(daughter),
    'madre: hijas adds up hija by nombre, which does not point back': compose(
      {
        ...mother,
        rollups: { hijas: { label: 'H', kind: 'integer', shares: [{ of: 'hija', by: 'nombre' }] } },
      },
      daughter,
    ),
    'madre: hijas adds up hija by madre, which does not point back': compose(mother),
    'madre: four eyes over volar, which is no verb': compose(
      { ...mother, transitions: { girar: { ...girar, fourEyes: ['crear', 'girar', 'volar'] } } },
      daughter,
    ),
    'madre: girar creates nieta, which no pack has': compose(
      {
        ...mother,
        transitions: { girar: { ...girar, creates: { module: 'nieta', values: () => undefined } } },
      },
      daughter,
    ),
    'hija: stands in the menu under tia, which no pack has': compose(mother, { ...daughter, under: 'tia' }),
    'hija: stands in the menu under madre, which stands under another': compose(
      { ...mother, under: 'hija' },
      { ...daughter, under: 'madre' },
    ),
    'madre: a grant to VECINA, which is no role': compose(
      { ...mother, grants: { ...mother.grants, VECINA: { leer: 'all' } } },
      daughter,
    ),
    'hija: asks for the parameter edad, which no pack declares': compose(mother, {
      ...daughter,
      derived: { mayor: { label: 'Mayor', flag: q.gt('altura', q.param('edad')) } },
    }),
  };

  it.each(Object.entries(faults))('%s', (sentence, compose_) => {
    expect(compose_).toThrow(/^The product contradicts itself\. /);
    expect(compose_).toThrow(`${sentence}`);
  });

  it('when its parents go round in a circle of several', () => {
    const circle = compose(
      { ...daughter, name: 'una', fields: { madre: ref('M', 'otra') } },
      { ...daughter, name: 'otra', fields: { madre: ref('M', 'una') } },
      { ...daughter, name: 'ajena', fields: { madre: ref('M', 'una') } },
    );
    expect(circle).toThrow('una: reaches its parents, and they never end; otra: reaches its parents');
    expect(circle).not.toThrow('ajena: reaches');
  });
});

describe('the parameters a module asks for', () => {
  const where = q.or(
    q.not(q.empty('altura')),
    { op: 'parent', by: 'madre', module: 'madre', where: q.lt('altura', q.param('b')) } as const,
    q.gt('altura', q.param('a')),
  );
  const asking: AnyModule = {
    ...daughter,
    derived: { dias: { label: 'Días', days: q.days('altura') } },
    filters: { altas: { label: 'Altas', where } },
    scopes: { cerca: where },
    form: [
      { title: 'Una', fields: [] },
      { title: 'Otra', fields: [], when: where },
    ],
  };
  const one = { label: 'A', unit: 'm', source: 'x', values: [{ from: '2020-01-01', value: 1 }] } as const;
  const declaring = (declared: ParameterSet['declared']) => () =>
    composeProduct([{ ...packOf(mother, asking), parameters: parameters(declared) }]);

  it('are found wherever a condition stands', () => {
    expect(declaring({ a: one, b: one })).not.toThrow();
    expect(declaring({ a: one })).toThrow('hija: asks for the parameter b, which no pack declares');
  });
});

describe('the largest write of a module', () => {
  const module = (fields: AnyModule['fields']): AnyModule => ({ ...daughter, fields });

  it('counts record, audit, key, code guards and every reference', () => {
    expect(worstCaseItems(module({ nombre: text('Nombre') }), 0)).toBe(5);
    expect(worstCaseItems(module({ uno: ref('U', 'madre'), varias: refs('V', 'madre') }), 0)).toBe(5 + 26);
    expect(worstCaseItems(module({ clave: text('Clave', { unique: true }) }), 2)).toBe(5 + 2 + 4);
    expect(worstCaseItems({ ...mother, unique: [['nombre']] }, 0)).toBe(5 + 2 + 1);
  });

  it('counts the references inside rows, and a sidecar for what is personal in them', () => {
    const rows = list('Filas', { quien: ref('Quién', 'madre'), run: rut('RUN', { personal: true }) });
    expect(worstCaseItems(module({ rows }), 0)).toBe(5 + 50 + 1 + 50);
    const few = list('Filas', { quien: ref('Quién', 'madre') }, { max: 3 });
    expect(worstCaseItems(module({ few }), 0)).toBe(5 + 3);
  });

  it('counts everyone a write may come to name', () => {
    const fields = { jefe: ref('J', 'madre'), equipo: refs('E', 'madre'), nota: longText('N') };
    expect(worstCaseItems(module(fields), 0, new Set(['madre']))).toBe(5 + 26 + 26 + 3);
  });

  it('refuses the module when it does not fit into a transaction', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, refs(name, 'madre')]));
    expect(compose(mother, daughter, { ...module(many), name: 'ancha' })).toThrow(
      `ancha: a write may take 105 items, and ${maxItemsPerWrite} fit into one transaction`,
    );
  });
});
