import { describe, expect, expectTypeOf, it } from 'vitest';
import { convenio } from '../../modules/gestion/convenio.ts';
import type { cuota } from '../../modules/gestion/cuota.ts';
import type { ipr } from '../../modules/gestion/ipr.ts';
import { gestion } from '../../modules/gestion/pack.ts';
import { trabajo } from '../../modules/gestion/trabajo.ts';
import { plataforma } from '../../modules/plataforma/pack.ts';
import { alta } from '../testing/modulos/alta.ts';
import { aviso } from '../testing/modulos/aviso.ts';
import { nota } from '../testing/modulos/nota.ts';
import { unreachableStates } from './check.ts';
import type { ItemOf, Module } from './module.ts';
import { parameters } from './parameter.ts';
import { composeProduct, definePack } from './product.ts';

const seis = definePack({
  name: 'seis',
  label: 'Seis módulos',
  roles: { ADMIN_CLINICA: 'Administración', CLINICO: 'Clínico', VISUALIZADOR: 'Visualizador' },
  modules: [alta, nota, aviso],
  parameters: parameters({
    diasSinSenal: {
      label: 'Días sin señal',
      unit: 'días',
      source: 'Protocolo de la sala',
      values: [{ from: '2020-01-01', value: 2 }],
    },
  }),
});
const guardia = { name: 'guardia', label: 'Guardia', roles: { MEDICO: 'Médico', OPERADOR: 'Operador' } };
const product = composeProduct([gestion, plataforma, seis, definePack({ ...guardia, modules: [] })]);

describe('six very different modules', () => {
  it('are one product', () => {
    expect(product.modules.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ipr', 'trabajo', 'convenio', 'cuota', 'alta', 'nota', 'aviso']),
    );
    expect(product.relations('ipr')).toEqual(
      expect.arrayContaining([
        { module: 'trabajo', by: 'iniciativa', label: 'Trabajos' },
        { module: 'convenio', by: 'iniciativa', label: 'Convenios' },
      ]),
    );
    expect(product.packOf('cuota')?.name).toBe('gestion');
  });

  it.each(product.modules.map((module) => [module.name, module] as const))(
    '%s has no dead end of its own',
    (_, module) => {
      expect(unreachableStates(module)).toEqual([]);
    },
  );

  it('say what each of their records is', () => {
    expectTypeOf<ItemOf<typeof ipr>['mecanismo']>().toEqualTypeOf<
      'SNI' | 'C33' | 'FRIL' | 'GLOSA06' | 'TRANSFER' | 'SUBV8' | 'FRPD' | undefined
    >();
    expectTypeOf<ItemOf<typeof ipr>['nombre']>().toEqualTypeOf<string>();
    expectTypeOf<ItemOf<typeof trabajo>['estado']>().toEqualTypeOf<
      'PENDIENTE' | 'EN_PROGRESO' | 'BLOQUEADO' | 'COMPLETADO' | 'VERIFICADO' | 'CANCELADO'
    >();
    expectTypeOf<ItemOf<typeof trabajo>['titulo']>().toEqualTypeOf<string>();
    expectTypeOf<ItemOf<typeof trabajo>['espera']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<ItemOf<typeof convenio>['montoTotal']>().toEqualTypeOf<number>();
    expectTypeOf<ItemOf<typeof cuota>['esAnticipo']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<ItemOf<typeof alta>['cambios']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<ItemOf<typeof alta>['version']>().toEqualTypeOf<number>();
    expectTypeOf<ItemOf<typeof aviso>['comunas']>().toEqualTypeOf<readonly string[] | undefined>();
    type Diagnostico = NonNullable<ItemOf<typeof nota>['diagnosticos']>[number];
    expectTypeOf<Diagnostico['certeza']>().toEqualTypeOf<'CONFIRMADO' | 'SOSPECHA'>();
  });

  it('say by name what can be done with them', () => {
    type VerbsOf<M> = M extends Module<string, infer _F, string, infer T> ? T : never;
    expectTypeOf<VerbsOf<typeof alta>>().toEqualTypeOf<'aplazar' | 'egresar' | 'anular' | 'reponer'>();
    expectTypeOf<VerbsOf<typeof nota>>().toEqualTypeOf<'firmar' | 'rectificar'>();
    expectTypeOf<VerbsOf<typeof cuota>>().toEqualTypeOf<
      'corregirMonto' | 'diferir' | 'tramitar' | 'pagar' | 'rechazar'
    >();
  });

  it('leave in what the engines read only data and functions', () => {
    expect(convenio.rollups.cuotasPendientes).toEqual({
      label: 'Cuotas pendientes',
      kind: 'integer',
      shares: [
        {
          of: 'cuota',
          by: 'convenio',
          where: {
            op: 'in',
            left: { field: 'estado' },
            right: { value: ['PENDIENTE', 'DIFERIDO', 'EN_PROCESO'] },
          },
        },
      ],
    });
    expect(aviso.filters.silenciosos?.where).toEqual({
      op: 'gt',
      left: { days: { field: 'observado' }, working: false },
      right: { param: 'diasSinSenal' },
    });
    expect(trabajo.transitions.desbloquear?.reads).toEqual({ espera: { module: 'trabajo', by: 'espera' } });
    expect(nota.states.FIRMADA.frozen).toBe(true);
    expect(product.effects.map(({ effect }) => effect)).toEqual(
      expect.arrayContaining(['nota.rectificarLaCorregida', 'aviso.difundir']),
    );
  });
});
