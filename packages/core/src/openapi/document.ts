import type { AnyModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import { type Attachable, carries } from '../kernel/declare/subject.ts';
import type { AnyTransition } from '../kernel/declare/verb.ts';
import { fieldSchema, recordSchema, type Schema, valuesSchema, writableFields } from './schema.ts';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const wrap = (schema: Schema): Schema => ({
  type: 'object',
  required: ['data'],
  properties: { data: schema },
});
const query = (name: string, description: string, schema: Schema = { type: 'string' }) => ({
  name,
  in: 'query',
  description,
  schema,
});
const path = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const idempotency = {
  name: 'idempotency-key',
  in: 'header',
  description: 'La misma clave con el mismo contenido produce una sola vez el mismo efecto.',
  schema: { type: 'string', pattern: '^[\\w-]{8,64}$' },
};

const failures = {
  '400': { $ref: '#/components/responses/Error' },
  '401': { $ref: '#/components/responses/Error' },
  '403': { $ref: '#/components/responses/Error' },
  '404': { $ref: '#/components/responses/Error' },
  '409': { $ref: '#/components/responses/Error' },
  '422': { $ref: '#/components/responses/Error' },
  '429': { $ref: '#/components/responses/Error' },
  '503': { $ref: '#/components/responses/Error' },
};

const operation = (tag: string, id: string, summary: string, parts: Schema, ok: Schema, status = '200') => ({
  tags: [tag],
  operationId: id,
  summary,
  ...parts,
  responses: { [status]: { description: 'Correcto', ...json(ok) }, ...failures },
});

const change = (body: Schema, parameters: readonly unknown[] = []) => ({
  parameters: [...parameters, idempotency],
  requestBody: { required: true, ...json(body) },
});

const transitionInput = (module: AnyModule, verb: AnyTransition): Schema => {
  const edits = (verb.edits ?? []).flatMap((name) => {
    const field = module.fields[name];
    return field ? [[name, fieldSchema(field)] as const] : [];
  });
  const asked = Object.entries(verb.ask ?? {});
  const required = [
    ...(verb.needs ?? []),
    ...asked.flatMap(([name, field]) => (field.required ? [name] : [])),
  ];
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length ? { required } : {}),
    properties: {
      ...Object.fromEntries(edits),
      ...Object.fromEntries(asked.map(([name, field]) => [name, fieldSchema(field)])),
    },
  };
};

const creation = (module: AnyModule): Schema => {
  const { ask } = module.create;
  const values = valuesSchema(writableFields(module));
  const input = ask ? valuesSchema(ask) : undefined;
  return {
    type: 'object',
    required: input?.required ? ['values', 'input'] : ['values'],
    properties: input ? { values, input } : { values },
  };
};

const versioned = (properties: Schema = {}): Schema => ({
  type: 'object',
  required: ['version'],
  properties: { version: { type: 'integer', minimum: 1 }, ...properties },
});

const listParameters = (module: AnyModule) => [
  query('q', 'Texto que se busca en código, título y textos.'),
  ...(Object.keys(module.filters).length
    ? [query('filtro', 'Filtro con nombre.', { type: 'string', enum: Object.keys(module.filters) })]
    : []),
  query('orden', 'Dato por el que se ordena; con guion, de mayor a menor.'),
  query('limite', 'Filas por página.', { type: 'integer', minimum: 1, maximum: 200 }),
  query('cursor', 'Página siguiente, tal como la entregó la anterior.'),
  query('columnas', 'Datos que se piden, separados por comas.'),
  query('total', '«exacto» cuenta más allá de 10.000.', { type: 'string', enum: ['exacto'] }),
  ...module.list.filters.map((name) =>
    query(
      name,
      `${module.fields[name]?.label ?? 'Estado'}: valores separados por comas; «-» es vacío. Valen @yo, @mi-unidad, @hoy, @en-30 y @hace-7.`,
    ),
  ),
];

const hangingNames: readonly (readonly [Attachable, string, string])[] = [
  ['documents', 'documentos', 'Sus documentos'],
  ['comments', 'comentarios', 'Sus comentarios'],
  ['alerts', 'alertas', 'Sus alertas'],
];

/** What is read of a record besides itself: its story, and what hangs on it. */
const hangingPaths = (product: Product, module: AnyModule): readonly (readonly [string, string])[] => [
  ['linea', 'Lo que le pasó al registro, a sus partes y a lo que cuelga de él'],
  ['lectores', 'Personas que lo leen y a quienes se puede mencionar'],
  ...hangingNames.flatMap(([as, name, summary]) =>
    carries(module, as) && product.modules.some(({ subject }) => subject?.as === as)
      ? [[name, summary] as const]
      : [],
  ),
];

const modulePaths = (product: Product, module: AnyModule) => {
  const { name } = module;
  const { one, many } = module.label;
  const base = `/api/v1/${name}`;
  const written = wrap(ref('Escritura'));
  const verb = (code: string, label: string, body: Schema) => [
    `${base}/{id}/${code}`,
    { post: operation(many, `${name}.${code}`, label, change(body, [path('id')]), written) },
  ];
  return Object.fromEntries([
    [
      base,
      {
        get: operation(
          many,
          `${name}.listar`,
          `Lista de ${many.toLowerCase()}`,
          { parameters: listParameters(module) },
          {
            type: 'object',
            properties: { data: { type: 'array', items: ref(name) }, meta: ref('MetaLista') },
          },
        ),
        post: operation(
          many,
          `${name}.crear`,
          `Crear ${one.toLowerCase()}`,
          change(creation(module)),
          written,
          '201',
        ),
      },
    ],
    [
      `${base}/{id}`,
      {
        get: operation(
          many,
          `${name}.leer`,
          `Ficha de ${one.toLowerCase()}`,
          { parameters: [path('id')] },
          {
            type: 'object',
            properties: { data: ref(name), meta: { type: 'object' } },
          },
        ),
        patch: operation(
          many,
          `${name}.editar`,
          `Editar ${one.toLowerCase()}`,
          change(versioned({ changes: { type: 'object', description: 'Dato → valor; null lo borra.' } }), [
            path('id'),
          ]),
          written,
        ),
      },
    ],
    [
      `${base}/{id}/historial`,
      {
        get: operation(
          many,
          `${name}.historial`,
          'Todo lo que le pasó',
          {
            parameters: [path('id'), query('cursor', 'Página siguiente.')],
          },
          wrap({ type: 'array', items: { type: 'object' } }),
        ),
      },
    ],
    [
      `${base}/{id}/relacionados`,
      {
        get: operation(
          many,
          `${name}.relacionados`,
          'Registros que lo mencionan, por módulo',
          {
            parameters: [path('id')],
          },
          wrap({ type: 'array', items: { type: 'object' } }),
        ),
      },
    ],
    ...hangingPaths(product, module).map(([address, summary]) => [
      `${base}/{id}/${address}`,
      {
        get: operation(
          many,
          `${module.name}.${address}`,
          summary,
          { parameters: [path('id')] },
          wrap({ type: 'array', items: { type: 'object' } }),
        ),
      },
    ]),
    verb('eliminar', 'Eliminar', versioned()),
    verb('restaurar', 'Restaurar', versioned()),
    ...Object.entries(module.transitions).map(([code, transition]) =>
      verb(code, transition.label, versioned({ input: transitionInput(module, transition) })),
    ),
  ]);
};

const shared: Readonly<Record<string, Schema>> = {
  Escritura: {
    type: 'object',
    required: ['module', 'id', 'version', 'codigo'],
    properties: {
      module: { type: 'string' },
      id: { type: 'string' },
      version: { type: 'integer' },
      codigo: { type: 'string' },
    },
  },
  MetaLista: {
    type: 'object',
    properties: {
      total: { type: 'integer' },
      totalExact: { type: 'boolean' },
      next: { type: ['string', 'null'] },
      refs: { type: 'object' },
      catchingUp: { type: 'boolean' },
      degraded: { type: 'boolean' },
    },
  },
  Error: {
    type: 'object',
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'details', 'requestId'],
        properties: {
          code: { type: 'string' },
          message: { type: 'string' },
          details: { type: 'array', items: { type: 'object' } },
          requestId: { type: 'string' },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the product, from its declarations alone. */
export const openApi = (product: Product, version: string): Schema => ({
  openapi: '3.1.0',
  info: {
    title: 'GORE_OS',
    version,
    description:
      'API del portal. La sesión es una cookie; las escrituras llevan el Origin del portal y JSON.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  tags: product.modules.map(({ label, about }) => ({
    name: label.many,
    ...(about ? { description: about } : {}),
  })),
  security: [{ sesion: [] }],
  paths: Object.assign({}, ...product.modules.map((module) => modulePaths(product, module))),
  components: {
    securitySchemes: { sesion: { type: 'apiKey', in: 'cookie', name: '__Host-sid' } },
    responses: { Error: { description: 'Rechazo, con lo que hay que hacer', ...json(ref('Error')) } },
    schemas: {
      ...shared,
      ...Object.fromEntries(product.modules.map((module) => [module.name, recordSchema(module)])),
    },
  },
});
