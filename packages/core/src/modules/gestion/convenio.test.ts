import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { hastaLaFirma, type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

const borrador = (values = {}) =>
  o.crear('convenio', {
    materia: 'Plaza',
    tipo: 'MANDATO',
    contraparte: o.municipio.id,
    division: o.division,
    montoTotal: 100,
    vigenteDesde: '2026-07-01',
    vigenteHasta: '2026-12-31',
    ...values,
  });
const cuota = (convenio: string, numero: number, monto: number) =>
  o.crear('cuota', { convenio, numero, monto, vence: '2026-09-01' });
const modificacion = async (convenio: string, variacion: number, values = {}) => {
  const resolucion = await o.crear('resolucion', { materia: 'Modifica', tipo: 'OFICIO' });
  const creada = await o.crear('modificacion_convenio', {
    convenio,
    materia: 'Aumento de obra',
    fundamento: 'Informe técnico 12',
    variacion,
    ...values,
  });
  const enviada = await o.run(o.ana, creada, 'enviar');
  return () => o.run(o.luis, enviada, 'aprobar', { resolucion: resolucion.id });
};

describe('la tramitación de un convenio', () => {
  it('lo firma otra persona que la que lo envió a revisión, y en orden', async () => {
    const enRevision = await o.seguir(o.ana, await borrador(), ...hastaLaFirma);
    const firma = { firmadoGoreEl: '2026-07-01' };
    expect(await o.frase(o.run(o.ana, enRevision, 'firmarGore', firma))).toMatch(
      /^Debe hacerlo otra persona/,
    );
    const firmado = await o.run(o.luis, enRevision, 'firmarGore', firma);
    expect(await o.frase(o.run(o.luis, firmado, 'firmarContraparte', { firmadoEl: '2026-06-30' }))).toBe(
      'La fecha de la firma de la contraparte es anterior a la de la firma del Gobierno Regional: corrija una de las dos.',
    );
    const ambas = await o.run(o.luis, firmado, 'firmarContraparte', { firmadoEl: '2026-07-02' });
    expect(await o.frase(o.run(o.luis, ambas, 'ponerEnVigencia'))).toMatch(/^Registre la resolución/);
    const afecto = await o.run(o.luis, ambas, 'registrarHitos', {
      fechaCore: '2026-06-01',
      fechaAprueba: '2026-07-04',
      caracterAprueba: 'AFECTA',
    });
    expect(await o.frase(o.run(o.luis, afecto, 'ponerEnVigencia'))).toMatch(/^La resolución es afecta/);
    const cursado = await o.run(o.luis, afecto, 'registrarHitos', {
      resultadoCgr: 'TOMA_RAZON',
      fechaTomaRazon: '2026-07-10',
      fechaEnvio: '2026-07-12',
    });
    const vigente = await o.run(o.luis, cursado, 'ponerEnVigencia');
    expect(await o.stored(vigente)).toMatchObject({
      estado: 'VIGENTE',
      data: { diasCoreFirma: 31, diasFirmaAprobacion: 2, diasTomaRazon: 6, diasEnvio: 8 },
    });
  });

  it('no admite plazos ni fechas imposibles desde el comienzo', async () => {
    expect(await o.frase(borrador({ vigenteHasta: '2026-01-01' }))).toMatch(/^El término de la vigencia/);
    expect(await o.frase(borrador({ fechaCore: '2026-08-01' }))).toMatch(/no ha llegado/);
  });

  it('corrige su monto antes de la firma y nunca por una edición', async () => {
    const uno = await o.run(o.ana, await borrador(), 'corregirMonto', { montoTotal: 50 });
    expect((await o.totales(uno)).porProgramar).toBe(50);
    expect(await faultsOf(o.patch(o.ana, uno, { montoTotal: 60 }))).toHaveProperty('montoTotal');
    expect(await o.frase(o.run(o.ana, await o.convenio(), 'corregirMonto', { montoTotal: 1 }))).toMatch(
      /^No corresponde en estado «Vigente»/,
    );
  });

  it('puede no firmarse, suspenderse, vencer y liquidarse con otros ojos', async () => {
    const motivo = { motivo: 'El concejo no lo aprobó' };
    const cancelado = await o.run(o.ana, await borrador(), 'cancelar', motivo);
    expect((await o.stored(cancelado)).estado).toBe('CANCELADO');
    const vigente = await o.convenio({ vigenteHasta: '2026-07-14' });
    const suspendido = await o.seguir(o.ana, vigente, ['suspender', motivo], ['reanudar']);
    expect((await o.view(o.ana, suspendido)).data.fueraDePlazo).toBe(true);
    const vencido = await o.run(o.ana, suspendido, 'vencer');
    await o.run(o.ana, vencido, 'liquidar');
    const corriente = await o.convenio();
    expect(await o.frase(o.run(o.ana, corriente, 'vencer'))).toBe('Su vigencia no ha terminado.');
    const terminado = await o.run(o.ana, corriente, 'terminar');
    expect(await o.frase(o.run(o.ana, terminado, 'liquidar'))).toMatch(/^Debe hacerlo otra persona/);
    await o.run(o.luis, terminado, 'liquidar');
  });
});

describe('las cuotas de un convenio', () => {
  it('nunca superan su monto, ni entre varias a la vez', async () => {
    const convenio = await borrador();
    const intentos = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => cuota(convenio.id, n, 30)));
    expect(intentos.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await o.frase(cuota(convenio.id, 9, 11))).toBe(
      'Por programar en cuotas: quedan $10 y esto toma $11. Reduzca el monto o aumente lo que hay.',
    );
    expect(await o.frase(o.run(o.ana, convenio, 'corregirMonto', { montoTotal: 89 }))).toContain(
      'quedan $10',
    );
  });

  it('crecen con una modificación aprobada, y no bajan de lo programado', async () => {
    const convenio = await o.convenio({ montoTotal: 100 });
    await cuota(convenio.id, 1, 100);
    const aumenta = await modificacion(convenio.id, 10);
    expect(await o.frase(aumenta())).toMatch(/^Abra primero la modificación/);
    const abierto = await o.run(o.ana, convenio, 'abrirModificacion', { motivo: 'Aumento de obra' });
    await aumenta();
    expect(await o.totales(convenio)).toMatchObject({ montoVigente: 110, porProgramar: 10 });
    await cuota(convenio.id, 2, 10);
    expect(await o.frase((await modificacion(convenio.id, -5))())).toContain('quedan $0 y esto toma $5');
    expect(await o.frase((await modificacion(convenio.id, 11))())).toMatch(/debe reevaluarse/);
    await (await modificacion(convenio.id, 11, { reevaluada: true }))();
    const cerrado = await o.run(o.ana, abierto, 'cerrarModificacion', { vigenteHasta: '2027-06-30' });
    expect((await o.stored(cerrado)).data.vigenteHasta).toBe('2027-06-30');
  });
});

describe('la garantía de un convenio', () => {
  const garantia = (convenio: string, monto: number, values = {}) =>
    o.crear('garantia', {
      convenio,
      tipo: 'FIEL_CUMPLIMIENTO',
      numero: `B-${convenio}-${monto}`,
      emisor: 'Banco',
      rutEmisor: '97.030.000-7',
      monto,
      vence: '2026-08-14',
      ...values,
    });

  it('es suficiente según el monto, también cuando este cambia', async () => {
    const convenio = await o.convenio({ montoTotal: 1000, porcentajeGarantia: 5 });
    const insuficiente = async () => (await o.view(o.ana, convenio)).data.garantiaInsuficiente;
    expect(await insuficiente()).toBe(true);
    await garantia(convenio.id, 50);
    expect(await insuficiente()).toBe(false);
    await garantia(convenio.id, 500, { tipo: 'ANTICIPO' });
    const abierto = await o.run(o.ana, convenio, 'abrirModificacion', { motivo: 'Aumento de obra' });
    await (await modificacion(convenio.id, 100))();
    expect((await o.view(o.ana, abierto)).data).toMatchObject({
      garantiaFaltante: 5,
      garantiaInsuficiente: true,
    });
    await garantia(convenio.id, 5);
    expect((await o.view(o.ana, abierto)).data.garantiaInsuficiente).toBe(false);
  });

  it('dice cuánto falta para que venza y si está próxima', async () => {
    const convenio = await o.convenio();
    const seen = async (values: object) =>
      (await o.view(o.ana, await garantia(convenio.id, 10, { ...values }))).data;
    expect(await seen({ numero: '1' })).toMatchObject({ diasParaVencer: 30, proxima: true, vencida: false });
    expect(await seen({ numero: '2', vence: '2026-07-14' })).toMatchObject({
      diasParaVencer: -1,
      vencida: true,
    });
    expect(await seen({ numero: '3', vence: '2026-12-01' })).toMatchObject({
      proxima: false,
      vencida: false,
    });
    expect(await o.frase(garantia(convenio.id, 9, { emitida: '2027-01-01' }))).toMatch(
      /va antes que la emisión/,
    );
  });

  it('se devuelve solo sin pendientes, y con otros ojos', async () => {
    const boleta = await garantia((await o.convenio()).id, 10);
    expect(await o.frase(o.run(o.ana, boleta, 'devolver'))).toMatch(/^Registre primero/);
    const pendientes = (multasPendientes: boolean) => ({ multasPendientes, glosasPendientes: false });
    const multada = await o.run(o.luis, boleta, 'registrarPendientes', pendientes(true));
    expect(await o.frase(o.run(o.ana, multada, 'devolver'))).toMatch(/^Hay multas pendientes/);
    const limpia = await o.run(o.luis, multada, 'registrarPendientes', pendientes(false));
    expect(await o.frase(o.run(o.luis, limpia, 'devolver'))).toMatch(/^Debe hacerlo otra persona/);
    expect(await o.frase(o.run(o.luis, limpia, 'prorrogar', { vence: '2026-08-01' }))).toMatch(
      /^La prórroga/,
    );
    await o.run(o.ana, limpia, 'devolver');
  });
});

it('un convenio que terminó no admite nada nuevo', async () => {
  const terminado = await o.run(o.ana, await o.convenio(), 'terminar');
  expect(await o.frase(cuota(terminado.id, 1, 1))).toBe(
    'El convenio ya terminó: no admite registros nuevos.',
  );
  const hito = { convenio: terminado.id, tipo: 'LICITACION', nombre: 'Bases', planificado: '2026-08-01' };
  expect(await o.frase(o.crear('hito', hito))).toMatch(/^El convenio ya terminó/);
});
