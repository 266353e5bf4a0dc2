import type { PersonTrace } from '../identity/person-traces.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import { createInbox } from './inbox.ts';
import { createPreferences } from './preferences.ts';

type Traces = (tenant: string, people: readonly { readonly id: string }[]) => Promise<readonly PersonTrace[]>;

const mostTold = 1000;

/** Adds to what is kept of somebody outside their records what they were told of, and how they want to hear of things. */
export const withNotices = (traces: Traces, store: Store): Traces => {
  const inbox = createInbox(store);
  const preferences = createPreferences(store);
  return async (tenant, people) => {
    const others = await traces(tenant, people);
    if (!people.length) return others;
    const told = await Promise.all(
      people.map(async ({ id: person }) => {
        const { notices } = await inbox.page({ tenant, person }, { unread: false, limit: mostTold });
        return notices.map(({ at, event }) => ({ at, text: `Aviso de un registro de ${event.module}` }));
      }),
    );
    const chosen = await Promise.all(people.map(({ id: person }) => preferences.of({ tenant, person })));
    return [
      ...others,
      {
        label: 'Avisos',
        purpose: 'Avisar a la persona de lo que pasa con aquello de lo que responde.',
        basis: 'Cumplimiento de funciones públicas (Ley 19.628, art. 20).',
        retention: '90 días',
        entries: [
          ...told.flat().toSorted((a, b) => (a.at < b.at ? -1 : 1)),
          ...chosen.flatMap(({ rebote }) =>
            rebote ? [{ at: rebote.en, text: 'Su correo no recibió un mensaje del portal' }] : [],
          ),
        ],
      },
    ];
  };
};
