import type { EmergencyState } from '@gore/core/identity/accounts/emergency.ts';
import { cloudDesk } from './emergency/cloud-desk.ts';
import { isEmergencyAccount, type OpenedAccount, openAccount } from './emergency/open-account.ts';
import { askPortal } from './local/ask-portal.ts';
import { readSettings } from './local/settings.ts';

const usage = `Uso:
  npm run emergencia -- estado                 cómo están las dos cuentas
  npm run emergencia -- abrir emergencia-1     abre una y muestra su clave, que sirve una vez
  npm run emergencia -- crear                  las crea selladas (solo en AWS; el portal embebido ya las tiene)

Sin más, trabaja con el portal embebido, que tiene que estar andando.
En AWS: TABLE_DATOS y TENANT en el ambiente, y credenciales que puedan escribir en la tabla.`;

/** Who enters may do what this role may. */
const roles = ['ADMIN_SISTEMA'];

const when = (instant: string | number) =>
  new Date(instant).toLocaleString('es-CL', {
    timeZone: 'America/Santiago',
    dateStyle: 'long',
    timeStyle: 'short',
  });

const showOpened = ({ account, secret, until }: OpenedAccount) =>
  console.log(`Cuenta:  ${account}
Clave:   ${secret}
Abierta: ${when(Date.now())}
Vence:   ${when(until)}

La clave sirve una sola vez. Escriba la cuenta y la clave en la página de ingreso del portal.
Al usarse se avisa por correo a la administración del sistema, y la cuenta vuelve a quedar sellada.`);

const showStates = (states: readonly EmergencyState[]) => {
  for (const { account, openUntil, lastUsed } of states) {
    const open = openUntil !== undefined && openUntil > Date.now();
    const used = lastUsed === undefined ? 'nunca usada' : `usada por última vez el ${when(lastUsed)}`;
    console.log(`${account}: ${open ? `ABIERTA hasta el ${when(openUntil)}` : 'sellada'}, ${used}`);
  }
};

/** Asks the embedded portal, which alone may touch its tables while it runs. */
const askDesk = async <T>(method: 'GET' | 'POST', account = ''): Promise<T> => {
  const settings = readSettings();
  const answer = await askPortal(settings, method, `/dev/emergencia/${account}`);
  if (!answer)
    throw new Error(`El portal no responde en ${settings.origin}: inícielo con npm start y repita la orden.`);
  if (!answer.ok) throw new Error(`El portal rechazó la orden (${answer.status}).`);
  return (await answer.json()) as T;
};

const run = async (): Promise<void> => {
  const [order, account = ''] = process.argv.slice(2);
  const { TABLE_DATOS, TENANT } = process.env;
  const desk = TABLE_DATOS && TENANT ? cloudDesk(TABLE_DATOS, TENANT) : undefined;
  if (order === 'estado')
    return showStates(await (desk?.emergency.list(desk.tenant) ?? askDesk<EmergencyState[]>('GET')));
  if (order === 'abrir' && isEmergencyAccount(account))
    return showOpened(await (desk ? openAccount(desk, account) : askDesk<OpenedAccount>('POST', account)));
  if (order === 'crear' && desk) return desk.emergency.prepare(desk.tenant, roles);
  console.error(usage);
  process.exitCode = 1;
};

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
