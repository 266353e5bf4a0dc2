import type { SinkRow } from '@gore/core/imports/sink.ts';
import { cartera } from '../../seed/cartera.ts';

const places = [
  ['sector', 'El Maitén', 'Los Coigües', 'Quinchamalí Alto', 'La Montaña', 'Las Vertientes', 'El Roble'],
  ['villa', 'Los Aromos', 'Padre Hurtado', 'Doña Rosa', 'El Bosque', 'Nevados', 'Las Camelias'],
  ['población', 'Santa Elvira', 'Luis Cruz', 'Vicente Pérez', 'Zañartu', 'Irene Frei', 'Purén'],
  ['camino', 'a Huape', 'a Confluencia', 'a Nahueltoro', 'a Cato', 'a Minas del Prado', 'a Tanilvoro'],
] as const;

const placeOf = (at: number): string => {
  const [kind, ...names] = places[at % places.length] ?? places[0];
  return `${kind} ${names[Math.floor(at / places.length) % names.length]}, tramo ${1 + Math.floor(at / 24)}`;
};

/** Ids of what the rows point at. */
export interface Targets {
  readonly units: ReadonlyMap<string, string>;
  readonly communes: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** A portfolio of the size asked for: the demonstration's initiatives, each in a place of its own. */
export const portfolioRows = (size: number, { units, communes, people }: Targets): readonly SinkRow[] =>
  cartera(size).map(({ values, estado, comuna, division }, at) => {
    const place = placeOf(at);
    const unit = units.get(division);
    const commune = communes.get(comuna);
    const person = people.get(division);
    return {
      fila: at + 1,
      codigo: `${values.bip}-0/${values.anioPresupuestario}`,
      estado,
      hash: `banco-${at}`,
      values: {
        ...(values as Readonly<Record<string, string | number>>),
        nombre: `${values.nombre}, ${place}`,
        descripcion: `Iniciativa inventada para medir: ${values.nombre}, en ${place}. Beneficia a vecinas y vecinos.`,
        ...(unit ? { division: unit } : {}),
        ...(commune ? { comunas: [commune] } : {}),
        ...(person ? { responsable: person } : {}),
      },
    };
  });
