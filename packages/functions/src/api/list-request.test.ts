import { text } from '@gore/core/kernel/declare/fields.ts';
import type { Predicate } from '@gore/core/kernel/declare/predicate.ts';
import { describe, expect, it } from 'vitest';
import { isOwn, isPlain, listRequestOf, readableOf, writesOf } from './list-request.ts';

const requestOf = (query: string) => listRequestOf('importacion', new URLSearchParams(query));
const filtersOf = (query: string) => requestOf(query).filters;

describe('the filters of an address', () => {
  it('reads values, emptiness and bounds of one field together', () => {
    expect(filtersOf('estado=A,B,-&monto.min=5&monto.max=9&vacio=')).toEqual([
      { field: 'estado', any: ['A', 'B'], empty: true },
      { field: 'monto', min: '5', max: '9' },
    ]);
    expect(filtersOf('estado=-&fondo=FNDR,')).toEqual([
      { field: 'estado', empty: true },
      { field: 'fondo', any: ['FNDR'] },
    ]);
  });

  it('asks a field called like a parameter of the page by its long name', () => {
    expect(filtersOf('total=exacto&orden=codigo&total.es=3,-&orden.es=7&total.min=1')).toEqual([
      { field: 'total', any: ['3'], empty: true, min: '1' },
      { field: 'orden', any: ['7'] },
    ]);
    expect(requestOf('total=exacto&orden=-codigo')).toMatchObject({
      exactTotal: true,
      sort: '-codigo',
      filters: [],
    });
  });

  it('reads a rectangle of the map', () => {
    expect(filtersOf('lugar.bbox=-72.8,-36.9,-72.1,-36.4')).toEqual([
      { field: 'lugar', within: [-72.8, -36.9, -72.1, -36.4] },
    ]);
  });

  it.each([
    ['with a side missing', '-72.8,-36.9,-72.1'],
    ['with a side too many', '-72.8,-36.9,-72.1,-36.4,0'],
    ['of words', 'oeste,sur,este,norte'],
    ['with east before west', '-72.1,-36.9,-72.8,-36.4'],
    ['with north below south', '-72.8,-36.4,-72.1,-36.9'],
    ['beyond the east', '-72.8,-36.9,181,-36.4'],
    ['beyond the west', '-181,-36.9,-72.1,-36.4'],
    ['beyond the pole', '-72.8,-36.9,-72.1,91'],
  ])('refuses a rectangle %s, and says how one is written', (_, box) => {
    expect(() => filtersOf(`lugar.bbox=${box}`)).toThrow('oeste,sur,este,norte');
  });
});

describe('the page of an address', () => {
  it('is the first one, as it comes, where nothing is said', () => {
    expect(requestOf('q=&filtro=&orden=&cursor=&columnas=&total=&eliminados=0')).toEqual({
      module: 'importacion',
      filters: [],
    });
  });

  it('is what is said', () => {
    expect(
      requestOf('q=puente&filtro=mias&orden=-monto&cursor=abc&columnas=codigo,,monto&limite=20&eliminados=1'),
    ).toEqual({
      module: 'importacion',
      filters: [],
      text: 'puente',
      named: 'mias',
      sort: '-monto',
      cursor: 'abc',
      columns: ['codigo', 'monto'],
      limit: 20,
      deleted: true,
    });
  });
});

describe('what the client wrote lately', () => {
  it('is each record with its version, the last twenty of them', () => {
    expect(writesOf(undefined)).toEqual([]);
    expect(writesOf('')).toEqual([]);
    expect(writesOf('ipr/01h-a@5, usuario/01h:b@2')).toEqual([
      { module: 'ipr', id: '01h-a', version: 5 },
      { module: 'usuario', id: '01h:b', version: 2 },
    ]);
    const many = Array.from({ length: 25 }, (_, at) => `ipr/x${at}@1`).join(',');
    expect(writesOf(many).map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => `x${at + 5}`));
  });

  it.each(['ipr', 'ipr/x', 'ipr/x@', 'IPR/x@1', 'ipr/x@1234567890', 'ipr/x@1,'])(
    'refuses %s, and asks for the page anew',
    (header) => {
      expect(() => writesOf(header)).toThrow('Recárguela');
    },
  );
});

describe('a plain list', () => {
  const module = { list: { columns: [], filters: [], sort: '-monto' } };
  const request = { module: 'ipr' };

  it('is the first page in the order of its module', () => {
    expect(isPlain(module, request)).toBe(true);
    expect(isPlain(module, { ...request, sort: '-monto', filters: [], limit: 5 })).toBe(true);
  });

  it.each([
    ['narrowed', { filters: [{ field: 'estado', any: ['A'] }] }],
    ['searched', { text: 'puente' }],
    ['by a named filter', { named: 'mias' }],
    ['further on', { cursor: 'abc' }],
    ['of what was deleted', { deleted: true }],
    ['in another order', { sort: 'monto' }],
  ])('is none %s', (_, more) => {
    expect(isPlain(module, { ...request, ...more })).toBe(false);
  });
});

describe('a list of the records assigned to oneself', () => {
  const named = (where: Predicate) => ({ label: 'L', where });
  const assignee = { field: 'responsable' } as const;
  const oneself = { actor: 'id' } as const;
  const module = {
    assignee: 'responsable',
    filters: {
      mias: named({ op: 'eq', left: assignee, right: oneself }),
      creadas: named({ op: 'eq', left: { field: 'creadoPor' }, right: oneself }),
      deMiUnidad: named({ op: 'eq', left: assignee, right: { actor: 'units' } }),
      deAna: named({ op: 'eq', left: assignee, right: { value: 'ana' } }),
      alReves: named({ op: 'eq', left: oneself, right: assignee }),
      sinNadie: named({ op: 'empty', of: assignee }),
    },
  };
  const asks = (request: object) => isOwn(module, { module: 'ipr', ...request }, 'ana');
  const by = (...any: readonly string[]) => [{ field: 'responsable', any }];

  it('asks for them by their id, by the mark for it or by a filter that says so', () => {
    expect(asks({ filters: by('ana') })).toBe(true);
    expect(asks({ filters: by('@yo') })).toBe(true);
    expect(asks({ named: 'mias' })).toBe(true);
  });

  it.each<[string, object]>([
    ['everything', {}],
    ['those of somebody else', { filters: by('luis') }],
    ['those of several', { filters: by('ana', 'luis') }],
    ['those of their unit', { filters: by('@mi-unidad') }],
    ['those of nobody', { filters: [{ field: 'responsable', empty: true }] }],
    ['those they made', { filters: [{ field: 'creadoPor', any: ['ana'] }] }],
    ['fewer of them', { filters: [...by('ana'), { field: 'estado', any: ['A'] }] }],
    ['what of them holds a word', { filters: by('ana'), text: 'puente' }],
    ['the second page of them', { filters: by('ana'), cursor: 'abc' }],
    ['those that were deleted', { filters: by('ana'), deleted: true }],
    ['a named filter and more', { named: 'mias', filters: by('ana') }],
    ...['creadas', 'deMiUnidad', 'deAna', 'alReves', 'sinNadie', 'ninguno', 'toString'].map(
      (filter): [string, object] => [`the filter ${filter}`, { named: filter }],
    ),
  ])('is not one that asks for %s', (_, request) => {
    expect(asks(request)).toBe(false);
  });
});

it('reads of a module what is not hidden, and what the institution added by its long name', () => {
  const module = {
    fields: { nombre: text('Nombre'), run: text('RUN') },
    computed: { doble: {} },
    derived: { vencido: {} },
    rollups: { pagado: {} },
  };
  expect([...readableOf(module, new Set(['run', 'vencido']), { sector: text('Sector') })]).toEqual([
    'nombre',
    'doble',
    'pagado',
    'extra.sector',
  ]);
});
