import { LAST_VERSION } from './images.ts';
import { type Layout, TOTALS_VERSION } from './layout.ts';
import { quote } from './names.ts';
import { travelType } from './row.ts';
import type { Vector } from './search-row.ts';

const assignments = (names: readonly string[]): string =>
  names.map((name) => `${name} = excluded.${name}`).join(', ');

/** Writes whole records, `$1` their JSON rows, over older versions of themselves. */
export const recordUpsert = (layout: Layout, table: string): string => {
  const columns = layout.columns.filter(({ source }) => source !== 'rollup');
  const values = columns.map(({ kind, name }) =>
    kind === 'geometry' ? `gore_geometria(r.${name})` : `r.${name}`,
  );
  const names = columns.map(({ name }) => name);
  const updated = [...names.filter((name) => name !== '"id"'), 'extra', 'lapida'];
  return `insert into ${quote(table)} as m (tenant, ${names.join(', ')}, extra, lapida)
    select r.tenant, ${values.join(', ')}, r.extra, false
    from json_to_recordset($1::json) as r(tenant text, extra jsonb,
      ${columns.map((column) => `${column.name} ${travelType(column)}`).join(', ')})
    on conflict (tenant, id) do update set ${assignments(updated)}
    where excluded.version > m.version`;
};

/** Leaves of erased records, `$1` tenants and `$2` ids, nothing but a grave no late image can open. */
export const erasureUpsert = (layout: Layout, table: string): string => {
  const emptied = layout.columns
    .filter(({ field }) => !['id', 'version', 'eliminadoEn'].includes(field))
    .map(({ name }) => `${name} = null`);
  return `insert into ${quote(table)} as m (tenant, id, version, eliminado_en, lapida)
    select tenant, id, ${LAST_VERSION}, now(), true from unnest($1::text[], $2::text[]) as r(tenant, id)
    on conflict (tenant, id) do update set version = excluded.version, eliminado_en = excluded.eliminado_en,
      lapida = true, extra = null, ${emptied.join(', ')}`;
};

/**
 * Writes the totals of records, `$1` as JSON rows, over older ones. Totals may arrive before the record they belong
 * to: they wait in a grave that its first image opens.
 */
export const totalsUpsert = (layout: Layout, table: string): string => {
  const totals = layout.columns.filter(({ source }) => source === 'rollup').map(({ name }) => name);
  const names = [...totals, TOTALS_VERSION];
  return `insert into ${quote(table)} as m (tenant, id, version, eliminado_en, lapida, ${names.join(', ')})
    select r.tenant, r.id, 0, now(), true, ${names.map((name) => `r.${name}`).join(', ')}
    from json_to_recordset($1::json) as r(tenant text, id text, ${names.map((name) => `${name} bigint`).join(', ')})
    on conflict (tenant, id) do update set ${assignments(names)}
    where m.${TOTALS_VERSION} is null or excluded.${TOTALS_VERSION} > m.${TOTALS_VERSION}`;
};

const SEARCH_COLUMNS = [
  'version',
  'codigo',
  'titulo',
  'texto',
  'vec_publico',
  'vec_reservado',
  'lugar',
  'unidad',
  'responsable',
  'padre',
  'estado',
  'eliminado_en',
];

const vectorOf = ({ column, weights }: Vector): string =>
  weights
    .map((weight) => `setweight(to_tsvector('gore_es', r.${column}_${weight}), '${weight.toUpperCase()}')`)
    .join(' || ') || 'null::tsvector';

/**
 * Writes the search rows of one module, `$1` as JSON, over older versions of themselves.
 *
 * @param refresh also over the same version, for when the module says anew what its records are found by.
 */
export const searchUpsert = (vectors: readonly Vector[], refresh: boolean): string => {
  const texts = vectors.flatMap(({ column, weights }) => weights.map((weight) => `${column}_${weight} text`));
  return `insert into buscable as b (tenant, modulo, id, ${SEARCH_COLUMNS.join(', ')})
    select r.tenant, r.modulo, r.id, r.version, r.codigo, r.titulo, gore_orden(r.texto), ${vectors.map(vectorOf).join(', ')},
      coalesce(r.punto, gore_geometria(r.forma)), r.unidad, r.responsable, r.padre, r.estado, r.eliminado_en
    from json_to_recordset($1::json) as r(tenant text, modulo text, id text, version bigint, codigo text,
      titulo text, texto text, ${texts.map((text) => `${text}, `).join('')}punto geometry, forma json, unidad text, responsable text,
      padre text, estado text, eliminado_en timestamptz)
    on conflict (tenant, id, modulo) do update set ${assignments(SEARCH_COLUMNS)}
    where excluded.version ${refresh ? '>=' : '>'} b.version`;
};

/** Takes erased records, `$1` tenants, `$2` ids and `$3` their module, out of search and labels. */
export const searchErasure = `insert into buscable as b (tenant, modulo, id, version, codigo, titulo, texto, estado, eliminado_en)
  select tenant, $3, id, ${LAST_VERSION}, '', '', '', '', now() from unnest($1::text[], $2::text[]) as r(tenant, id)
  on conflict (tenant, id, modulo) do update set ${assignments(SEARCH_COLUMNS)}`;

/**
 * Notes how far the projector has come: `$1` tenants, `$2` modules, `$3` the newest change of each and `$4` how many
 * records of each came.
 */
export const progressUpsert = `insert into proyeccion as p (tenant, modulo, cambio, hasta, proyectado_en)
  select tenant, modulo, cuantos, hasta, clock_timestamp()
  from unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[]) as r(tenant, modulo, hasta, cuantos)
  on conflict (tenant, modulo) do update set cambio = p.cambio + excluded.cambio, hasta = greatest(p.hasta, excluded.hasta),
    proyectado_en = excluded.proyectado_en`;
