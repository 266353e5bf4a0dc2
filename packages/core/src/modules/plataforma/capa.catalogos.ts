/** What a layer shows. */
export const tipos = {
  LIMITES: 'Límites administrativos',
  RIESGO: 'Área de riesgo',
  RED: 'Red o servicio',
  USO: 'Uso de suelo',
  PROTEGIDA: 'Área protegida',
  OTRA: 'Otra',
} as const;

/** Systems of coordinates a layer may be said to be in, by EPSG code. */
export const sistemas = {
  ARCHIVO: 'El que diga el archivo',
  '4326': 'WGS 84, grados (GPS)',
  '32718': 'WGS 84 / UTM huso 18 sur',
  '32719': 'WGS 84 / UTM huso 19 sur',
  '3857': 'Web Mercator',
  '5361': 'SIRGAS-Chile / UTM huso 19 sur',
  '5362': 'SIRGAS-Chile / UTM huso 18 sur',
  '31978': 'SIRGAS 2000 / UTM huso 18 sur',
  '31979': 'SIRGAS 2000 / UTM huso 19 sur',
  '24878': 'PSAD56 / UTM huso 18 sur',
  '24879': 'PSAD56 / UTM huso 19 sur',
} as const;
