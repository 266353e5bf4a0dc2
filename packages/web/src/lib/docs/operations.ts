import { producto } from '@gore/core/modules/producto.ts';
import { openApi } from '@gore/core/openapi/document.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
}

interface RawOperation {
  readonly tags: readonly string[];
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** One value an operation takes. */
export interface Input {
  readonly name: string;
  readonly place: string;
  readonly kind: string;
  readonly about: string;
  readonly required: boolean;
}

/** One operation of the API as the reading page shows it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly inputs: readonly Input[];
}

/** The operations of one module. */
export interface OperationGroup {
  readonly name: string;
  readonly slug: string;
  readonly operations: readonly Operation[];
}

const places: Readonly<Record<string, string>> = { query: 'consulta', path: 'ruta', header: 'cabecera' };

const kindOf = (schema: Schema = {}): string => {
  if (schema.enum) return schema.enum.join(' · ');
  if (schema.items) return `lista de ${kindOf(schema.items)}`;
  return [[schema.type].flat().filter(Boolean).join(' o ') || 'cualquiera', schema.format]
    .filter(Boolean)
    .join(', ');
};

const bodyInputs = (schema: Schema, prefix = ''): readonly Input[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, inner]): readonly Input[] =>
    inner.properties && Object.keys(inner.properties).length
      ? bodyInputs(inner, `${prefix}${name}.`)
      : [
          {
            name: `${prefix}${name}`,
            place: 'cuerpo',
            kind: kindOf(inner),
            about: inner.title ?? inner.description ?? '',
            required: schema.required?.includes(name) === true,
          },
        ],
  );

const operationOf = (method: string, path: string, raw: RawOperation): Operation => ({
  id: raw.operationId,
  method: method.toUpperCase(),
  path,
  summary: raw.summary,
  inputs: [
    ...(raw.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      place: places[parameter.in] ?? parameter.in,
      kind: kindOf(parameter.schema),
      about: parameter.description ?? '',
      required: parameter.required === true,
    })),
    ...bodyInputs(raw.requestBody?.content['application/json']?.schema ?? {}),
  ],
});

/** The OpenAPI document, module by module, in the order of the menu. */
export const operationGroups = (): readonly OperationGroup[] => {
  const paths = openApi(producto, '').paths as Readonly<
    Record<string, Readonly<Record<string, RawOperation>>>
  >;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      tag: raw.tags[0] ?? '',
      operation: operationOf(method, path, raw),
    })),
  );
  return producto.modules.map(({ name, label }) => ({
    name: label.many,
    slug: name,
    operations: all.filter(({ tag }) => tag === label.many).map(({ operation }) => operation),
  }));
};
