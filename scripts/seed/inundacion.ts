type Position = readonly [lon: number, lat: number];

/** Invented courses of flooded rivers, from the mountains to the sea, and how far the water reaches, in degrees. */
const rios: readonly (readonly [nombre: string, alcance: number, cauce: readonly Position[]])[] = [
  [
    'Crecida del Itata, tramo bajo',
    0.045,
    [
      [-72.3, -36.62],
      [-72.5, -36.55],
      [-72.7, -36.46],
      [-72.87, -36.39],
    ],
  ],
  [
    'Crecida del Ñuble',
    0.04,
    [
      [-71.6, -36.52],
      [-71.9, -36.55],
      [-72.15, -36.55],
      [-72.38, -36.63],
    ],
  ],
  [
    'Crecida del Diguillín',
    0.035,
    [
      [-71.75, -36.9],
      [-72.0, -36.88],
      [-72.2, -36.83],
      [-72.36, -36.8],
    ],
  ],
];

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const bank = (cauce: readonly Position[], side: number) =>
  cauce.map(([lon, lat], at) => [rounded(lon), rounded(lat + side * (at % 2 ? 1 : 0.7))]);

/** Areas at risk that resemble those of a flood, and are of nobody's study. */
export const inundacionInventada = (): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: rios.map(([nombre, alcance, cauce]) => {
      const ring = [...bank(cauce, alcance), ...bank(cauce, -alcance).reverse()];
      return {
        type: 'Feature',
        properties: { nombre, periodo: '100 años' },
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
      };
    }),
  });
