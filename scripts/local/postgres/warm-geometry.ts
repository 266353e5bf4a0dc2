const place = 'st_setsrid(st_geomfromgeojson(\'{"type":"Point","coordinates":[-72.1,-36.6]}\'), 4326)';

/**
 * Asks PostGIS one of each thing the map asks. The embedded one compiles a function when it is first called, and reads its
 * projections with the first distance: measured, a second of waiting for whoever opens the map first.
 */
export const warmGeometry = async (pool: { query(text: string): Promise<unknown> }): Promise<void> => {
  await pool.query(`select st_intersects(p, st_makevalid(st_buffer(p, 0.1))), st_isvalid(p), st_asgeojson(p, 7),
      st_dwithin(p::geography, p::geography, 10), st_distance(p::geography, p::geography),
      st_asgeojson(st_clipbybox2d(st_transform(p, 3857), st_makeenvelope(-9e6, -5e6, -8e6, -4e6, 3857)))
    from (select ${place} as p) d`);
};
