import { rollup } from '../../kernel/declare/rollup.ts';
import { cdp } from './cdp.ts';
import { convenio } from './convenio.ts';
import { cuota } from './cuota.ts';

/** Money of an initiative that its certificates, agreements and payments add up to. */
export const totales = {
  certificado: rollup(cdp, {
    label: 'Certificado en CDP',
    by: 'iniciativa',
    sum: 'monto',
    where: (q) => q.in('estado', ['EMITIDO', 'UTILIZADO']),
  }),
  convenido: rollup(convenio, {
    label: 'Convenido',
    by: 'iniciativa',
    sum: 'montoTotal',
    where: (q) => q.not(q.eq('estado', 'CANCELADO')),
  }),
  transferido: rollup(cuota, {
    label: 'Transferido',
    by: 'iniciativa',
    sum: 'montoPagado',
    where: (q) => q.eq('estado', 'PAGADO'),
  }),
};
