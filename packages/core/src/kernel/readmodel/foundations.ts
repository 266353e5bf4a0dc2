import { quote } from './names.ts';
import type { Statements } from './transaction.ts';

/** A step that declarations cannot give: extensions, functions, roles. Applied once, in order, never edited. */
export interface Foundation {
  readonly name: string;
  readonly statements: readonly string[];
}

/** Roles belong to the server, not the database: another database, perhaps at this moment, may bring the same one. */
export const createRole = (role: string): string => `
do $$ begin
  create role ${quote(role)} nologin;
exception when duplicate_object or unique_violation then null;
end $$`;

/** Whoever owns a database may say how it is always asked; elsewhere it stays as the server has it. */
const alwaysWith = (setting: string): string => `do $$ begin
        execute format('alter database %I set ${setting}', current_database());
      exception when insufficient_privilege then null;
      end $$`;

/** The numbered migrations of the read model. */
export const foundations: readonly Foundation[] = [
  {
    name: '001-extensiones',
    statements: [
      'create extension if not exists postgis',
      'create extension if not exists pg_trgm',
      'create extension if not exists unaccent',
    ],
  },
  {
    name: '002-roles',
    statements: [createRole('gore_app'), createRole('gore_bi')],
  },
  {
    // unaccent() is only stable because its dictionary may change; ours never does, and indexes want immutable.
    name: '003-texto',
    statements: [
      `create function gore_orden(texto text) returns text
        language plpgsql immutable strict parallel safe as
        $$ begin return lower(public.unaccent('public.unaccent'::regdictionary, texto)); end $$`,
      'create text search configuration gore_es (copy = pg_catalog.spanish)',
      `alter text search configuration gore_es
        alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part
        with public.unaccent, spanish_stem`,
    ],
  },
  {
    // A geometry PostGIS cannot read must not hold up every record behind it.
    name: '004-geometria',
    statements: [
      `create function gore_geometria(geojson json) returns geometry
        language plpgsql immutable strict parallel safe as
        $$ begin
          return st_setsrid(st_geomfromgeojson(geojson), 4326);
        exception when others then
          return null;
        end $$`,
    ],
  },
  {
    // Where a place lies in the grid of the tiles: 28 bits of each axis of Web Mercator, interleaved, so that every
    // tile and every cell of one is a range of numbers an ordinary index serves. Readers: `spatial/grid.ts`.
    name: '005-celdas',
    statements: [
      `create function gore_intercalar(n bigint) returns bigint
        language plpgsql immutable strict parallel safe as
        $$ begin
          n := (n | (n << 16)) & 281470681808895;
          n := (n | (n << 8)) & 71777214294589695;
          n := (n | (n << 4)) & 1085102592571150095;
          n := (n | (n << 2)) & 3689348814741910323;
          return (n | (n << 1)) & 6148914691236517205;
        end $$`,
      `create function gore_celda(lugar public.geometry) returns bigint
        language plpgsql immutable strict parallel safe as
        $$ declare
          punto public.geometry := case when public.geometrytype(lugar) = 'POINT' then lugar
            else public.st_pointonsurface(lugar) end;
          seno double precision;
          lado constant bigint := 268435456;
        begin
          if public.st_isempty(punto) then return null; end if;
          seno := sin(radians(greatest(-85.0511, least(85.0511, public.st_y(punto)))));
          return public.gore_intercalar(greatest(0, least(lado - 1, floor((public.st_x(punto) + 180) / 360 * lado)))::bigint)
            | (public.gore_intercalar(greatest(0, least(lado - 1,
              floor((0.5 - ln((1 + seno) / (1 - seno)) / (4 * pi())) * lado)))::bigint) << 1);
        end $$`,
    ],
  },
  {
    // The engine stops at a contour that crosses itself when it is asked what touches it: it is mended on its way in.
    name: '006-geometria-sana',
    statements: [
      `create or replace function gore_geometria(geojson json) returns geometry
        language plpgsql immutable strict parallel safe as
        $$ declare
          leida geometry;
        begin
          leida := st_setsrid(st_geomfromgeojson(geojson), 4326);
          return case when st_isvalid(leida) then leida
            else st_collectionextract(st_makevalid(leida), st_dimension(leida) + 1) end;
        exception when others then
          return null;
        end $$`,
    ],
  },
  {
    // Geometry is priced so high that the server compiles statements it answers in milliseconds: a list within a polygon
    // took 100 ms more.
    name: '007-sin-compilar',
    statements: [alwaysWith('jit = off')],
  },
  {
    // Many people ask small questions at once: a second process for one of them is taken from another.
    name: '008-sin-repartir',
    statements: [alwaysWith('max_parallel_workers_per_gather = 0')],
  },
];

/** Runs statements that take no parameters in one round trip. */
export const runAll = async (client: Statements, statements: readonly string[]): Promise<void> => {
  if (statements.length) await client.query(statements.join(';\n'));
};
