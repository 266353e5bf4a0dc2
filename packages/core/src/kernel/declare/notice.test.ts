import { describe, expect, it } from 'vitest';
import { file, longText, ref, refs, text } from './fields.ts';
import { defineModule } from './module.ts';
import { fieldOf, type Notice, noticesOn, sentenceParts } from './notice.ts';
import { composeProduct, definePack } from './product.ts';

const persona = defineModule({
  name: 'persona',
  label: { one: 'Persona', many: 'Personas' },
  title: 'run',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  personalData: { purpose: 'Probar.', basis: 'Ninguna.' },
  fields: { run: { ...text('RUN', { personal: true }), kind: 'rut' as const } },
  grants: { JEFE: { leer: 'all' } },
  list: { columns: [], filters: [], sort: 'codigo' },
});

const grupo = defineModule({
  name: 'grupo',
  label: { one: 'Grupo', many: 'Grupos' },
  title: 'nombre',
  code: { sequence: 'GR' },
  fields: { nombre: text('Nombre'), cabeza: ref('Cabeza', 'persona'), otro: ref('Otro', 'grupo') },
  grants: { JEFE: { leer: 'all' } },
  list: { columns: [], filters: [], sort: 'codigo' },
});

const good: Notice = {
  label: 'Le encargan algo',
  on: ['crear', 'mover'],
  to: ['quien', 'creadoPor', 'grupo.cabeza', { added: 'otros' }, { removed: 'quien' }, { role: 'JEFE' }],
  says: '{actor} le encargó «{titulo}» ({codigo}, {estado}, {grupo})',
  detail: 'cuerpo',
  acts: 'mover',
};

const encargoWith = (notice: Partial<Notice>, quien = 'persona') =>
  defineModule({
    name: 'encargo',
    label: { one: 'Encargo', many: 'Encargos' },
    title: 'titulo',
    code: { sequence: 'EN' },
    personalData: { purpose: 'Probar.', basis: 'Ninguna.' },
    fields: {
      titulo: text('Título'),
      secreto: text('Secreto', { personal: true }),
      cuerpo: longText('Cuerpo'),
      intimo: longText('Íntimo', { personal: true }),
      adjunto: file('Adjunto'),
      quien: ref('Quién', quien),
      otros: refs('Otros', 'persona'),
      grupo: ref('Grupo', 'grupo'),
    },
    computed: {
      ecoSecreto: { field: text('Eco'), from: ['secreto'], make: ({ secreto }) => secreto },
      eco: { field: text('Eco'), from: ['titulo'], make: ({ titulo }) => titulo },
    },
    transitions: (verb) => ({ mover: verb({ label: 'Mover', from: ['VIGENTE'], to: 'same' }) }),
    notices: () => ({
      encargado: { ...good, ...notice },
      breve: { label: 'Algo', on: ['editar'], to: ['quien'], says: 'Algo cambió' },
    }),
    grants: { JEFE: { leer: 'all', mover: 'all' } },
    list: { columns: [], filters: [], sort: 'codigo' },
  });

const compose = (notice: Partial<Notice>, quien?: string) =>
  composeProduct([
    definePack({
      name: 'prueba',
      label: 'Prueba',
      roles: { JEFE: 'Jefatura' },
      modules: [persona, grupo, encargoWith(notice, quien)],
    }),
  ]);

describe('a notice', () => {
  it('loads with every kind of recipient and of value', () => {
    const module = compose({ says: '{eco} {titulo}' }).find('encargo');
    expect(module && noticesOn(module, 'mover').map(([name]) => name)).toEqual(['encargado']);
    expect(module && noticesOn(module, 'editar').map(([name]) => name)).toEqual(['breve']);
    expect(module && noticesOn(module, 'eliminar')).toEqual([]);
    expect(compose({}).find('grupo')?.notices).toEqual({});
  });

  it('is cut into words and values', () => {
    expect(sentenceParts('Hola, {actor}: {x}')).toEqual([
      { words: 'Hola, ' },
      { value: 'actor' },
      { words: ': ' },
      { value: 'x' },
    ]);
  });

  it('is read from one field of the record, or from none', () => {
    expect(good.to.map(fieldOf)).toEqual(['quien', 'creadoPor', 'grupo', 'otros', 'quien', undefined]);
  });
});

describe('a module does not load when a notice of it', () => {
  it.each([
    ['is given by nothing', { on: [] }, /given by nothing/],
    ['is told to nobody', { to: [] }, /told to nobody/],
    ['names a verb there is not', { on: ['volar'] }, /given by volar/],
    ['is told to a field that is no ref', { to: ['titulo'] }, /told to titulo, which points at nobody/],
    ['is told to a field there is not', { to: [{ added: 'nada' }] }, /told to nada/],
    ['says a personal value', { says: '{secreto}' }, /says secreto, which is personal/],
    [
      'says what follows from a personal value',
      { says: '{ecoSecreto}' },
      /says ecoSecreto, which is personal/,
    ],
    ['says a long text', { says: '{cuerpo}' }, /says cuerpo, which is no short value/],
    ['says a file', { says: '{adjunto}' }, /says adjunto, which is no short value/],
    ['says what there is not', { says: '{nada}' }, /says nada, which is no value/],
    ['quotes a short text', { detail: 'titulo' }, /quotes titulo/],
    ['quotes what there is not', { detail: 'nada' }, /quotes nada/],
    ['quotes a personal text', { detail: 'intimo' }, /quotes intimo/],
    ['offers a verb there is not', { acts: 'volar' }, /offers volar/],
    [
      'leads to a list there is not',
      { together: { one: 'uno', many: 'varios', list: 'nada' } },
      /leads to the list nada/,
    ],
  ] as const)('%s', (_, notice, fault) => {
    expect(() => encargoWith(notice)).toThrow(fault);
  });
});

describe('a product does not load when a notice', () => {
  it.each([
    ['is told to what is no person', { to: ['grupo'] }, /told to grupo, which is no person/],
    ['goes over a record to what is no person', { to: ['grupo.otro'] }, /told to grupo.otro/],
    ['goes over a record to what there is not', { to: ['grupo.nada'] }, /told to grupo.nada/],
    ['goes to a role there is not', { to: [{ role: 'REY' }] }, /role REY/],
    ['names a person', { says: '{quien}' }, /says quien, which is a person/],
  ] as const)('%s', (_, notice, fault) => {
    expect(() => compose(notice)).toThrow(fault);
  });

  it('goes over a module no pack has', () => {
    expect(() => compose({ to: ['quien.cabeza'] }, 'nadie')).toThrow(/told to quien.cabeza/);
  });
});
