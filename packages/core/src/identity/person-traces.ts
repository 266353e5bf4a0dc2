import { GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { Sessions } from './sessions.ts';
import type { Means } from './sign-in-log.ts';

/** What is kept about somebody outside their records, for whoever has a right to know it. */
export interface PersonTrace {
  readonly label: string;
  readonly purpose: string;
  readonly basis: string;
  readonly retention: string;
  readonly entries: readonly { readonly at: string; readonly text: string }[];
}

type Item = Readonly<Record<string, unknown>>;

const ways: Readonly<Record<Means, string>> = {
  claveunica: 'ClaveÚnica',
  institucional: 'cuenta institucional',
  local: 'cuenta local',
  emergencia: 'cuenta de emergencia',
  operacion: 'ingreso de la operación de la plataforma',
};

/** Attempts to sign in that named a user, oldest first. */
const attemptsOf = async (
  { client, tables }: Store,
  tenant: string,
  user: string,
): Promise<readonly Item[]> => {
  const TableName = tables.datos;
  const keys: Record<string, unknown>[] = [];
  const query = {
    TableName,
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :pk',
    ExpressionAttributeValues: { ':pk': `ING#${tenant}#${user}` },
  };
  for await (const page of paginateQuery({ client }, query))
    for (const { pk, sk } of page.Items ?? []) keys.push({ pk, sk });
  const answers = await Promise.all(keys.map((Key) => client.send(new GetCommand({ TableName, Key }))));
  return answers.flatMap(({ Item }) => Item ?? []);
};

const attemptWords = ({ means, outcome, ip, browser }: Item): string => {
  const way = ways[String(means) as Means] ?? String(means);
  const end = outcome === 'ok' ? 'Ingreso' : `Ingreso rechazado (${outcome})`;
  return `${end} con ${way}, desde ${ip}, ${browser}`;
};

/** The log of sign-ins and the living sessions of the people of an institution. */
export const createPersonTraces =
  (store: Store, sessions: Pick<Sessions, 'list'>) =>
  async (tenant: string, people: readonly { readonly id: string }[]): Promise<readonly PersonTrace[]> => {
    if (!people.length) return [];
    const attempts = (await Promise.all(people.map(({ id }) => attemptsOf(store, tenant, id)))).flat();
    const open = (await Promise.all(people.map(({ id }) => sessions.list(tenant, id)))).flat();
    return [
      {
        label: 'Registro de ingresos',
        purpose: 'Saber quién entró al portal, cuándo y desde dónde, también cuando no pudo.',
        basis: 'Decreto 9 de 2017, MINSEGPRES, art. 13; Ley 21.663, art. 8.',
        retention: 'Mientras lo exija la norma de ciberseguridad',
        entries: attempts.map((item) => ({ at: String(item.at), text: attemptWords(item) })),
      },
      {
        label: 'Sesiones abiertas',
        purpose: 'Mantener la sesión de la persona mientras trabaja.',
        basis: 'Cumplimiento de funciones públicas (Ley 19.628, art. 20).',
        retention: '8 horas como máximo',
        entries: open.map(({ createdAt, seenAt, ip, browser }) => ({
          at: new Date(createdAt).toISOString(),
          text: `Desde ${ip}, ${browser}; vista por última vez ${new Date(seenAt).toISOString()}`,
        })),
      },
    ];
  };
