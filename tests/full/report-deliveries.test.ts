import { openOffice } from '@gore/functions/workers/testing/schedules.ts';
import { expect, it } from 'vitest';
import { chanceFrom } from '../permissions/chance.ts';

const schedules = 20;
const recipients = 25;

it('five hundred scheduled deliveries leave within the hour, none twice and none lost, while mail fails one time in three', async () => {
  const chance = chanceFrom(7);
  const left = new Map<string, number>();
  let failed = 0;
  const office = await openOffice({
    send: async ({ to, subject }) => {
      if (chance.sometimes(3)) {
        failed += 1;
        throw new Error('El servidor está ocupado');
      }
      const letter = `${to} ${subject}`;
      left.set(letter, (left.get(letter) ?? 0) + 1);
    },
  });
  const began = Date.now();
  const people = [];
  for (let at = 0; at < recipients; at += 1) people.push((await office.person(`Persona ${at}`)).id);
  for (let at = 0; at < schedules; at += 1)
    await office.schedule({ nombre: `Envío ${at}`, destinatarios: people });
  office.world.clock.fijar('2026-07-17T21:03:00.000Z');
  const looks = await Promise.all([office.tick(), office.tick()]);
  expect(looks.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(schedules);
  await office.settle({ 'informeProgramado.repartir': 2, 'entregaInforme.enviar': 3 });
  const deliveries = await office.of('entrega_informe');
  expect(deliveries.map(({ estado }) => estado)).toEqual(deliveries.map(() => 'ENVIADA'));
  expect([deliveries.length, left.size]).toEqual([schedules * recipients, schedules * recipients]);
  expect([...left.values()].every((times) => times === 1)).toBe(true);
  expect(failed).toBeGreaterThan(100);
  expect(Date.now() - began).toBeLessThan(3_600_000);
  await office.close();
}, 1_200_000);
