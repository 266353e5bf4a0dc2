import { describe, expect, it } from 'vitest';
import { configFaults } from '../../stacks/config/faults.ts';
import type { StageConfig } from '../../stacks/config/stage-config.ts';
import { stageConfig, stages } from '../../stacks/config/stages.ts';
import { builtApp } from './harness/stacks.ts';

const prod = stageConfig('prod');
const faultsWith = (changes: Partial<StageConfig>) => configFaults({ ...prod, ...changes });

it.each(Object.values(stages))('the stage $stage of the repository is sound', (config) => {
  expect(configFaults(config)).toEqual([]);
});

it.each([undefined, '', 'produccion', 'local'])('there is no stage %o', (name) => {
  expect(() => stageConfig(name)).toThrow(/--stage/);
});

describe('what must not be deployed', () => {
  const { database, portal, mail } = prod;
  it.each<[string, Partial<StageConfig>, RegExp]>([
    ['an account that is none', { account: 'mi-cuenta' }, /doce dígitos/],
    ['zones of elsewhere', { region: 'us-west-2' }, /zonas/],
    [
      'a certificate CloudFront does not take',
      { portal: { ...portal, certificateArn: 'arn:aws:acm:sa-east-1:111111111111:certificate/x' } },
      /us-east-1/,
    ],
    ['a name ClaveÚnica refuses', { portal: { ...portal, host: 'portal.ejemplo.cl' } }, /\.gob\.cl/],
    ['a portal on an address', { portal: { ...portal, host: '10.0.0.1' } }, /nombre propio/],
    ['a sender of another domain', { mail: { ...mail, from: 'yo@institucion.cl' } }, /remitente/],
    [
      'a restored table with the stream of another',
      {
        restored: { table: 'gore-prod-datos-2', stream: 'arn:aws:dynamodb:sa-east-1:1:table/otra/stream/x' },
      },
      /no es de la tabla restaurada/,
    ],
    ['alarms nobody hears', { watchers: [] }, /watchers/],
    ['real data that sleep', { database: { ...database, minCapacity: 0 } }, /no se duerme/],
    ['half of a half', { database: { ...database, minCapacity: 0.7 } }, /pasos de 0,5/],
    ['more at least than at most', { database: { ...database, minCapacity: 16 } }, /supera/],
    ['a pause that never comes', { database: { ...database, pauseAfterMinutes: 10 } }, /quite/],
    [
      'a pause too short for AWS',
      { protected: false, database: { ...database, minCapacity: 0, pauseAfterMinutes: 1 } },
      /5 minutos/,
    ],
  ])('%s', (_, changes, sentence) => {
    expect(faultsWith(changes).join('\n')).toMatch(sentence);
  });

  it('stops the synthesis with every sentence at once', () => {
    expect(() => builtApp({ ...prod, account: 'x', watchers: [] })).toThrow(/doce dígitos[\s\S]*watchers/);
  });
});
