import { stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';

const states = ['INGRESADO', 'EN_REVISION', 'RS', 'CDP_EMITIDO', 'EN_OBRA', 'EN_EJECUCION', 'CERRADO'];
const funds = ['FNDR', 'FRIL', 'FRPD'];

/** Invented initiatives with names as long as real ones. */
export const portfolioOf = (count: number): readonly StoredRecord[] =>
  Array.from({ length: count }, (_, n) =>
    stored(
      'ipr',
      n,
      {
        nombre: `Reposición y ampliación de la posta de salud rural del sector ${n}, comuna de Ñiquén`,
        bip: String(40_000_000 + n),
        anioPresupuestario: 2026,
        fondo: funds[n % funds.length] ?? '',
        mecanismo: 'SNI',
        unidadTecnica: 'Municipalidad de Ñiquén',
        descripcion: 'Contempla obra civil, equipos y equipamiento para una población de tres mil personas.',
        montoIniciativa: 100_000_000 + n * 1000,
        avanceFisico: n % 101,
        fechaTermino: '2027-03-31',
      },
      { codigo: `${40_000_000 + n}-0/2026`, estado: states[n % states.length] ?? 'INGRESADO' },
    ),
  );
