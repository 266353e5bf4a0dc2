import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

const pago = (montoPagado: number) => ({ montoPagado, comprobante: 'TEF 9' });
let numero = 0;
const cuota = (convenio: string, values = {}) => {
  numero += 1;
  return o.crear('cuota', { convenio, numero, monto: 100, vence: '2026-07-20', ...values });
};
const hito = (convenio: string) =>
  o.crear('hito', { convenio, tipo: 'AVANCE_25', nombre: 'Cuarta parte', planificado: '2026-07-10' });

describe('una cuota', () => {
  it('se paga hasta su monto, por otra persona, y suma en su convenio y su iniciativa', async () => {
    const convenio = await o.convenio();
    const tramitada = await o.run(o.ana, await cuota(convenio.id), 'tramitar');
    expect(await o.frase(o.run(o.ana, tramitada, 'pagar', pago(100)))).toMatch(/^Debe hacerlo otra persona/);
    expect(await o.frase(o.run(o.luis, tramitada, 'pagar', pago(101)))).toBe(
      'El pago ($101) supera el monto ($100): corríjalo.',
    );
    const pagada = await o.run(o.luis, tramitada, 'pagar', pago(90));
    expect((await o.stored(pagada)).data).toMatchObject({ montoPagado: 90, pagadaEl: '2026-07-15' });
    expect(await o.totales(convenio)).toMatchObject({ pagado: 90, porRendir: 90, cuotasPendientes: 0 });
    expect(await o.totales(o.iniciativa)).toMatchObject({ transferido: 90 });
    expect((await o.totales(o.iniciativa)).convenido).toBeGreaterThanOrEqual(1_000_000);
  });

  it('solo se tramita con el convenio vigente y el hito verificado', async () => {
    const convenio = await o.convenio();
    const avance = await hito(convenio.id);
    const atada = await cuota(convenio.id, { hito: avance.id });
    expect(await o.frase(o.run(o.ana, atada, 'tramitar'))).toMatch(/^El hito que la libera/);
    const cumplido = await o.run(o.ana, avance, 'cumplir', { real: '2026-07-14' });
    expect((await o.stored(cumplido)).data.desviacion).toBe(4);
    expect(await o.frase(o.run(o.ana, cumplido, 'verificar'))).toMatch(/^Debe hacerlo otra persona/);
    await o.run(o.luis, cumplido, 'verificar');
    await o.run(o.ana, atada, 'tramitar');
    await o.run(o.ana, convenio, 'suspender', { motivo: 'Quiebra del contratista' });
    expect(await o.frase(o.run(o.ana, await cuota(convenio.id), 'tramitar'))).toMatch(/no está vigente/);
  });

  it('rechazada libera su monto para programarlo otra vez', async () => {
    const convenio = await o.convenio({ montoTotal: 100 });
    const tramitada = await o.run(o.ana, await cuota(convenio.id), 'tramitar');
    expect((await o.totales(convenio)).porProgramar).toBe(0);
    await o.run(o.ana, tramitada, 'rechazar', { motivo: 'Faltan antecedentes' });
    expect((await o.totales(convenio)).porProgramar).toBe(100);
  });

  it('dice cuánto falta para su fecha, y no hay hitos del futuro', async () => {
    const convenio = await o.convenio();
    expect((await o.view(o.ana, await cuota(convenio.id))).data).toMatchObject({
      diasParaVencer: 5,
      vencida: false,
    });
    const avance = await hito(convenio.id);
    expect((await o.view(o.ana, avance)).data).toMatchObject({ diasPara: -5, atrasado: true });
    expect(await o.frase(o.run(o.ana, avance, 'cumplir', { real: '2026-07-16' }))).toMatch(/no ha llegado/);
  });
});

describe('un estado de pago', () => {
  let presentados = 0;
  const presentado = (convenio: string, values = {}) => {
    presentados += 1;
    return o.crear('estado_pago', {
      convenio,
      numero: presentados,
      presentado: '2026-07-14',
      montoSolicitado: 100,
      ...values,
    });
  };

  it('se aprueba hasta lo solicitado y lo paga otra persona', async () => {
    const convenio = await o.convenio();
    const uno = await presentado(convenio.id);
    expect(await o.frase(o.run(o.ana, uno, 'aprobar', { montoAprobado: 50 }))).toMatch(
      /^Debe hacerlo otra persona/,
    );
    expect(await o.frase(o.run(o.luis, uno, 'aprobar', { montoAprobado: 101 }))).toBe(
      'Se solicitaron $100: apruebe ese monto o uno menor.',
    );
    const aprobado = await o.run(o.luis, uno, 'aprobar', { montoAprobado: 90 });
    expect(await o.frase(o.run(o.luis, aprobado, 'pagar', { comprobante: 'T' }))).toMatch(
      /^Debe hacerlo otra/,
    );
    await o.run(o.ana, aprobado, 'pagar', { comprobante: 'TEF 1' });
  });

  it('se observa y subsana, y espera a su hito y a su convenio', async () => {
    const convenio = await o.convenio();
    const avance = await hito(convenio.id);
    const uno = await presentado(convenio.id, { hito: avance.id });
    const motivo = { motivo: 'Falta el informe' };
    const observado = await o.seguir(o.luis, uno, ['observar', motivo]);
    const subsanado = await o.seguir(
      o.ana,
      observado,
      ['corregirMonto', { montoSolicitado: 80 }],
      ['subsanar', motivo],
    );
    expect(await o.frase(o.run(o.luis, subsanado, 'aprobar', { montoAprobado: 1 }))).toMatch(/^El hito/);
    await o.run(o.ana, convenio, 'suspender', motivo);
    expect(await o.frase(o.run(o.luis, subsanado, 'aprobar', { montoAprobado: 1 }))).toMatch(
      /no está vigente/,
    );
    expect(await o.frase(presentado(convenio.id))).toMatch(/no está vigente/);
  });
});
