const TEXT = 'text collate "C"';

/**
 * The features of the layers, as they are asked and as they are drawn. Nothing of it is the only copy: each layer is a
 * record, and its features lie in the file that record names.
 */
export const layerTables: readonly string[] = [
  `create table if not exists capa_cargada (
    tenant ${TEXT} not null,
    capa ${TEXT} not null,
    huella ${TEXT} not null,
    primary key (tenant, capa))`,
  `create table if not exists capa_elemento (
    tenant ${TEXT} not null,
    capa ${TEXT} not null,
    n integer not null,
    nombre text not null,
    cut ${TEXT},
    datos jsonb not null,
    forma geometry(Geometry,4326) not null,
    primary key (tenant, capa, n))`,
  'create index if not exists capa_elemento__forma on capa_elemento using gist (forma)',
  'create index if not exists capa_elemento__cut on capa_elemento (tenant, cut) where cut is not null',
  `create table if not exists capa_dibujo (
    tenant ${TEXT} not null,
    capa ${TEXT} not null,
    nivel smallint not null,
    n integer not null,
    forma geometry(Geometry,3857) not null,
    primary key (tenant, capa, nivel, n))`,
  'create index if not exists capa_dibujo__forma on capa_dibujo using gist (forma)',
  'grant select, insert, update, delete on capa_cargada, capa_elemento, capa_dibujo to gore_app',
];
