import { auditTable } from './audit-table.ts';
import { layerTables } from './spatial/layer-tables.ts';

const TEXT = 'text collate "C"';

const buscable = [
  `create table if not exists buscable (
    tenant ${TEXT} not null,
    modulo ${TEXT} not null,
    id ${TEXT} not null,
    eliminado_en timestamp with time zone,
    unidad ${TEXT},
    responsable ${TEXT},
    padre ${TEXT},
    estado ${TEXT} not null,
    version bigint not null,
    vec_publico tsvector,
    vec_reservado tsvector,
    codigo ${TEXT} not null,
    titulo ${TEXT} not null,
    orden ${TEXT} generated always as (gore_orden(titulo)) stored,
    texto ${TEXT} not null,
    lugar geometry(Geometry,4326),
    primary key (tenant, id, modulo))`,
  'create index if not exists buscable__codigo on buscable (tenant, lower(codigo))',
  'create index if not exists buscable__orden on buscable (tenant, modulo, orden, id) where eliminado_en is null',
  'create index if not exists buscable__publico on buscable using gin (vec_publico)',
  'create index if not exists buscable__reservado on buscable using gin (vec_reservado)',
  'create index if not exists buscable__texto on buscable using gin (texto gin_trgm_ops)',
  'create index if not exists buscable__lugar on buscable using gist (lugar) where lugar is not null',
];

const calendario = [
  `create table if not exists calendario_habil (
    tenant ${TEXT} not null,
    fecha date not null,
    ordinal integer not null,
    primary key (tenant, fecha))`,
  'create index if not exists calendario_habil__ordinal on calendario_habil (tenant, ordinal, fecha)',
];

/** How far the projector has come, and a count of changes that tells whether anything moved. */
const proyeccion = [
  `create table if not exists proyeccion (
    tenant ${TEXT} not null,
    modulo ${TEXT} not null,
    cambio bigint not null,
    hasta timestamp with time zone,
    proyectado_en timestamp with time zone not null,
    primary key (tenant, modulo))`,
];

/** Which institution a role of business intelligence may see; the role sees its own line only. */
const biAcceso = [
  `create table if not exists bi_acceso (rol name primary key, tenant ${TEXT} not null)`,
  'alter table bi_acceso enable row level security',
  'drop policy if exists propia on bi_acceso',
  'create policy propia on bi_acceso for select to gore_bi using (rol = current_user)',
  'grant select on bi_acceso to gore_bi',
];

/** Where the schema itself stands: migrations applied, fingerprint of each module, tables being rebuilt. */
export const createSchemaTable = `create table if not exists esquema_lectura (
  nombre ${TEXT} primary key,
  huella ${TEXT} not null,
  estado ${TEXT} not null check (estado in ('listo', 'reconstruir', 'reconstruyendo')),
  aplicado_en timestamp with time zone not null default now())`;

/** Tables every module shares; each statement may run again. */
export const sharedTables: readonly string[] = [
  ...buscable,
  ...calendario,
  ...proyeccion,
  ...biAcceso,
  ...auditTable,
  ...layerTables,
  'grant select, insert, update, delete on buscable, calendario_habil, proyeccion, esquema_lectura to gore_app',
];
