import { join } from 'node:path';
import { prefixOf } from '../stacks/config/stage-config.ts';
import { stageConfig } from '../stacks/config/stages.ts';
import { isDataDir, withStoppedPortal } from './backup/local-backups.ts';
import { type Founded, found } from './bootstrap/found.ts';
import { type Founding, readFounding } from './bootstrap/options.ts';
import { foundingPorts, stagePorts } from './bootstrap/places.ts';
import { openDynamoClients } from './local/cloud/dynamo-clients.ts';
import { tables, timeZone } from './local/cloud/engines.ts';
import { loadSecrets } from './local/cloud/secrets.ts';
import { readSettings } from './local/settings.ts';

const onStage = (stage: string, founding: Founding): Promise<Founded> => {
  const { PERSON_KEY } = process.env;
  if (!PERSON_KEY)
    throw new Error(
      `Falta PERSON_KEY. Antes: export PERSON_KEY="$(aws secretsmanager get-secret-value --secret-id ` +
        `${prefixOf(stageConfig(stage))}/clave-personas --query SecretString --output text)"`,
    );
  return found(stagePorts(stage, PERSON_KEY), founding);
};

const onMachine = (founding: Founding): Promise<Founded> => {
  const settings = readSettings();
  if (!isDataDir(settings.dataDir)) throw new Error('Inicie el portal una vez con npm start y deténgalo.');
  const secrets = loadSecrets(join(settings.dataDir, 'claves.json'));
  return withStoppedPortal(settings, ({ dynamo }) => {
    const { client, documents } = openDynamoClients(settings, dynamo, secrets);
    return found(
      foundingPorts(client, documents, tables, { timeZone, personKey: secrets.personKey }),
      founding,
    );
  });
};

/** `npm run bootstrap -- …`: founds an institution with whoever administers it first. */
const run = async (): Promise<void> => {
  const founding = readFounding(process.argv.slice(2));
  const { institution, person } = await (founding.stage
    ? onStage(founding.stage, founding)
    : onMachine(founding));
  console.log(`Institución «${founding.tenant}»: ${institution}. Administración del sistema: ${person}.`);
  console.log(
    `Entra con ClaveÚnica en https://${founding.institution.dominio}. No tiene clave: nadie se la dio ni la conoce.`,
  );
};

await Promise.resolve()
  .then(run)
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
