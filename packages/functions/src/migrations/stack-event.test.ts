import { expect, it } from 'vitest';
import { createStackStep, type StackEvent } from './stack-event.ts';

const event: StackEvent = {
  RequestType: 'Create',
  ResponseURL: 'https://respuestas.invalid/1',
  StackId: 'pila',
  RequestId: 'pedido',
  LogicalResourceId: 'Migracion',
};
const place = { logGroupName: '/aws/lambda/migrator', logStreamName: 'flujo' };

const step = (work: () => Promise<Readonly<Record<string, string>>>) => {
  const answers: Record<string, unknown>[] = [];
  const logged: unknown[] = [];
  const say = (message: string, fields?: unknown) => logged.push(message, fields);
  const run = createStackStep({
    work,
    put: async (url, body) => void answers.push({ url, ...JSON.parse(body) }),
    log: { info: say, warn: say, error: say },
  });
  return { run, answers, logged };
};

it('answers CloudFormation with what the work found', async () => {
  const { run, answers } = step(async () => ({ reconstruidos: 'ipr' }));
  await run(event, place);
  expect(answers).toEqual([
    {
      url: 'https://respuestas.invalid/1',
      StackId: 'pila',
      RequestId: 'pedido',
      LogicalResourceId: 'Migracion',
      PhysicalResourceId: 'Migracion',
      Status: 'SUCCESS',
      Data: { reconstruidos: 'ipr' },
    },
  ]);
});

it('says where a failure can be read about, and not what it was', async () => {
  const { run, answers, logged } = step(async () => {
    throw new Error('clave de la base: 1234');
  });
  await run(event, place);
  expect(answers[0]).toMatchObject({ Status: 'FAILED' });
  expect(String(answers[0]?.Reason)).toContain('/aws/lambda/migrator');
  expect(JSON.stringify([answers, logged])).not.toContain('1234');
});

it('undoes nothing when the resource goes', async () => {
  let worked = false;
  const { run, answers } = step(async () => {
    worked = true;
    return {};
  });
  await run({ ...event, RequestType: 'Delete', PhysicalResourceId: 'de-antes' }, place);
  expect(worked).toBe(false);
  expect(answers[0]).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'de-antes' });
});
