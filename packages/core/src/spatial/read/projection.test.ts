import { expect, test } from 'vitest';
import { sridOfName, sridOfWkt } from './projection.ts';

const utm = (name: string, datum: string, meridian: number, northing = '10000000.0') =>
  `PROJCS["${name}",GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["X",6378137.0,298.25]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",${northing}],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1.0]]`;

test.each([
  [utm('WGS_1984_UTM_Zone_19S', 'WGS_1984', -69), 32719],
  [utm('WGS_1984_UTM_Zone_18S', 'WGS_1984', -75), 32718],
  [utm('SIRGAS_2000_UTM_Zone_19S', 'SIRGAS_2000', -69), 31979],
  [utm('SIRGAS-Chile_UTM_Zone_18S', 'SIRGAS-Chile', -75), 5362],
  [
    utm(
      'PSAD_1956_UTM_Zone_19S',
      'Provisional_S_American_1956'.replace('Provisional_S', 'Provisional_South'),
      -69,
    ),
    24879,
  ],
  [utm('SAD_1969_UTM_Zone_18S', 'South_American_1969', -75), 29188],
  [utm('sin nombre', 'WGS_1984', -69), 32719],
  [utm('huso raro', 'WGS_1984', -63), undefined],
  [utm('WGS_1984_UTM_Zone_19N', 'WGS_1984', -69, '0.0'), undefined],
  ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]', 4326],
  ['GEOGCS["SIRGAS 2000",DATUM["SIRGAS"]]', 4674],
  ['GEOGCS["PSAD56",DATUM["PSAD56"]]', undefined],
  ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]', 3857],
  ['PROJCS["algo",GEOGCS["x"],AUTHORITY["EPSG","32718"]]', 32718],
  ['PROJCS["algo",GEOGCS["x"],AUTHORITY["EPSG","2154"]]', undefined],
  ['nada de esto', undefined],
  ['', undefined],
])('%.60s is %s', (wkt, srid) => {
  expect(sridOfWkt(wkt)).toBe(srid);
});

test.each([
  ['urn:ogc:def:crs:EPSG::32719', 32719],
  ['EPSG:3857', 3857],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
  ['EPSG:2154', undefined],
  ['otro', undefined],
  [7, undefined],
])('the name %s is %s', (name, srid) => {
  expect(sridOfName(name)).toBe(srid);
});
