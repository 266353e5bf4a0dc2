import { describe, expect, it } from 'vitest';
import type { AnyModule } from '../kernel/declare/module.ts';
import { carries } from '../kernel/declare/subject.ts';
import { productoDeTaller } from '../kernel/testing/taller/pack.ts';
import { producto } from '../modules/producto.ts';
import { openApi } from './document.ts';
import { fieldSchema, recordSchema, valuesSchema, writableFields } from './schema.ts';

interface Tree {
  readonly [key: string]: Tree;
}

const document = openApi(productoDeTaller, '1.2.3') as unknown as Tree;
const at = (...path: readonly string[]): Tree | undefined =>
  path.reduce<Tree | undefined>((tree, key) => tree?.[key], document);
const moduleNamed = (name: string): AnyModule => {
  const module = productoDeTaller.find(name);
  if (!module) throw new Error(`no ${name}`);
  return module;
};

const refsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
};

const operationsIn = (tree: Tree | undefined) =>
  Object.entries(tree ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the document of the API', () => {
  it('says what it is of', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'GORE_OS', version: '1.2.3', license: { identifier: 'EUPL-1.2' } },
      security: [{ sesion: [] }],
    });
    expect(at('components', 'securitySchemes', 'sesion')).toEqual({
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-sid',
    });
  });

  it.each(productoDeTaller.modules.map((module) => [module.name, module] as const))(
    'has the paths of %s, one for each of its verbs',
    (name, module) => {
      const paths = Object.keys(at('paths') ?? {}).filter((path) => path.split('/')[3] === name);
      const hanging = [
        'linea',
        'lectores',
        ...(carries(module, 'documents') ? ['documentos'] : []),
        ...(carries(module, 'comments') ? ['comentarios'] : []),
        ...(carries(module, 'alerts') ? ['alertas'] : []),
      ];
      const verbs = [...hanging, 'eliminar', 'restaurar', ...Object.keys(module.transitions)];
      expect(paths.toSorted()).toEqual(
        [
          `/api/v1/${name}`,
          `/api/v1/${name}/{id}`,
          `/api/v1/${name}/{id}/historial`,
          `/api/v1/${name}/{id}/relacionados`,
          ...verbs.map((verb) => `/api/v1/${name}/{id}/${verb}`),
        ].toSorted(),
      );
    },
  );

  it('refers to nothing it does not have', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of new Set(refs)) expect(at(...ref.replace(/^#\//, '').split('/')), ref).toBeDefined();
  });

  it('names each operation once, with a tag that exists, its path parameters and its failures', () => {
    const operations = operationsIn(at('paths'));
    const ids = operations.map(({ operation }) => String(operation.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    const tags = (document.tags as unknown as readonly { readonly name: string }[]).map(({ name }) => name);
    for (const { path, method, operation } of operations) {
      const about = `${method} ${path}`;
      expect(tags, about).toContain((operation.tags as unknown as readonly string[])[0]);
      const parameters = (operation.parameters ?? []) as unknown as readonly {
        readonly name: string;
        readonly in: string;
      }[];
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        parameters.filter((one) => one.in === 'path').map(({ name }) => name),
        about,
      ).toEqual(named);
      const keys = parameters.map((one) => `${one.in} ${one.name}`);
      expect(new Set(keys).size, about).toBe(keys.length);
      expect(Object.keys(operation.responses ?? {}), about).toEqual(
        expect.arrayContaining([
          method === 'post' && !path.includes('{') ? '201' : '200',
          '400',
          '401',
          '404',
          '409',
          '422',
          '429',
          '503',
        ]),
      );
      expect(method === 'get', about).toBe(operation.requestBody === undefined);
    }
  });

  it('is plain JSON, and the same for the same product', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(JSON.stringify(openApi(productoDeTaller, '1.2.3'))).toBe(JSON.stringify(document));
    expect(JSON.parse(JSON.stringify(openApi(producto, '0')))).toMatchObject({
      paths: { '/api/v1/ipr': {} },
    });
  });

  it('offers a choice only where there is one', () => {
    const enums = (value: unknown): readonly unknown[] => {
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([key, inner]) => (key === 'enum' ? [inner] : enums(inner)));
    };
    for (const options of enums(document)) expect(options).not.toEqual([]);
  });
});

describe('what an operation takes', () => {
  const body = (path: string, method = 'post') =>
    at('paths', path, method, 'requestBody', 'content', 'application/json', 'schema');

  it('is for creation what a form may write, and what creation asks besides', () => {
    const { values, input } = body('/api/v1/proyecto')?.properties ?? {};
    expect(values?.required).toEqual(['sigla', 'anio', 'nombre']);
    expect(Object.keys(values?.properties ?? {})).not.toContain('avance');
    expect(Object.keys(values?.properties ?? {})).toContain('hitos');
    expect(input?.properties).toEqual({ origen: { title: 'Origen', type: 'string', maxLength: 60 } });
    expect(Object.keys(body('/api/v1/pago')?.properties ?? {})).toEqual(['values']);
  });

  it('is for a transition what it edits and asks, and the version it starts from', () => {
    expect(body('/api/v1/proyecto/{id}/avanzar')).toEqual({
      type: 'object',
      required: ['version'],
      properties: {
        version: { type: 'integer', minimum: 1 },
        input: {
          type: 'object',
          additionalProperties: false,
          required: ['avance'],
          properties: {
            avance: { title: 'Avance', type: 'number', minimum: 0, maximum: 100 },
            comentario: { title: 'Comentario', type: 'string', maxLength: 20_000 },
          },
        },
      },
    });
    expect(body('/api/v1/proyecto/{id}/pausar')).toMatchObject({
      properties: { input: { required: ['motivo'] } },
    });
    expect(body('/api/v1/proyecto/{id}/cerrar')).toMatchObject({ properties: { input: { properties: {} } } });
    expect(body('/api/v1/proyecto/{id}/eliminar')).toEqual({
      type: 'object',
      required: ['version'],
      properties: { version: { type: 'integer', minimum: 1 } },
    });
    expect(body('/api/v1/proyecto/{id}', 'patch')).toMatchObject({ required: ['version'] });
  });

  it('is for a list its own filters', () => {
    const { parameters } = at('paths', '/api/v1/proyecto', 'get') as unknown as {
      readonly parameters: readonly {
        readonly name: string;
        readonly schema: unknown;
        readonly description: string;
      }[];
    };
    expect(parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'q',
        'filtro',
        'orden',
        'limite',
        'cursor',
        'columnas',
        'total',
        'estado',
        'division',
      ]),
    );
    expect(parameters.find(({ name }) => name === 'filtro')?.schema).toEqual({
      type: 'string',
      enum: ['mios', 'antiguos'],
    });
    expect(parameters.find(({ name }) => name === 'division')?.description).toMatch(/^División: /);
  });

  it('leaves out fields a transition names and the module lost', () => {
    const pago = moduleNamed('pago');
    const { pagar } = pago.transitions;
    if (!pagar) throw new Error('no verb');
    const lost = { ...pago, transitions: { pagar: { ...pagar, edits: ['perdido'], needs: [] } } };
    const paths = openApi({ ...productoDeTaller, modules: [lost] }, '0').paths as Readonly<
      Record<string, unknown>
    >;
    expect(JSON.stringify(paths['/api/v1/pago/{id}/pagar'])).not.toContain('perdido');
  });
});

describe('the schema of a value', () => {
  const { fields } = moduleNamed('proyecto');
  const of = (name: string) => {
    const field = fields[name];
    if (!field) throw new Error(`no ${name}`);
    return fieldSchema(field);
  };

  it('says its kind and its limits', () => {
    expect(of('sigla')).toEqual({ title: 'Sigla', type: 'string', maxLength: 300, pattern: '^[A-Z]{2,6}$' });
    expect(of('anio')).toEqual({ title: 'Año', type: 'integer', minimum: 2000, maximum: 2100 });
    expect(of('nota')).toEqual({ title: 'Nota', type: 'number', minimum: 1, maximum: 7 });
    expect(of('prioridad')).toEqual({ title: 'Prioridad', type: 'string', enum: ['ALTA', 'NORMAL', 'BAJA'] });
    expect(of('etiquetas')).toMatchObject({ type: 'array', items: { enum: ['OBRA', 'DISENO', 'COMPRA'] } });
    expect(of('division')).toMatchObject({ 'x-modulo': 'division' });
    expect(of('contacto')).toMatchObject({ 'x-dato-personal': true });
    expect(of('hitos')).toMatchObject({ type: 'array', maxItems: 20, items: { required: ['nombre'] } });
    expect(
      fieldSchema({ kind: 'list', label: 'L', required: false, options: { max: 3 }, fields: {} }),
    ).toMatchObject({
      maxItems: 3,
    });
  });

  it('of a record has the computed ones, read-only, and of a form only what can be written', () => {
    const proyecto = moduleNamed('proyecto');
    expect(recordSchema(proyecto).properties).toMatchObject({
      estado: { enum: ['IDEA', 'EN_CURSO', 'PAUSADO', 'CERRADO', 'ANULADO'] },
      personas: { type: 'integer', readOnly: true },
      pagado: { type: 'number', readOnly: true },
      atrasado: { type: 'boolean', readOnly: true },
      diasEnEstado: { type: 'integer', readOnly: true },
    });
    expect(writableFields(proyecto)).not.toHaveProperty('avance');
    expect(valuesSchema({})).toEqual({ type: 'object', additionalProperties: false, properties: {} });
  });
});
