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
];

/** Runs statements that take no parameters in one round trip. */
export const runAll = async (client: Statements, statements: readonly string[]): Promise<void> => {
  if (statements.length) await client.query(statements.join(';\n'));
};
