import { createSignal, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js';
import { markRead } from '../../lib/api/notices.ts';
import { filterHref, recordHref } from '../../lib/place.ts';
import { unread } from '../../state/notices.ts';
import { createRouter } from '../../state/router.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { NoticeList } from './NoticeList.tsx';

const NoticeChoicesForm = lazy(() => import('./NoticeChoicesForm.tsx'));

const base = '/avisos';
const usual = 'no-leidos';

/** Where a link of a mail leads: on to the record of the notice, or the list of several, which is read by then. */
const followMail = async (search: URLSearchParams): Promise<boolean> => {
  const notice = search.get('abrir') ?? '';
  const [, module, id] = notice.split('~');
  if (!module || !id) return false;
  await markRead([notice]).catch(() => undefined);
  const several = search.get('lista');
  if (several) {
    location.replace(filterHref(module, several));
    return true;
  }
  const link = search.get('enlace');
  const query = link ? `?${new URLSearchParams({ enlace: link })}` : '';
  location.replace(recordHref(module, id) + query);
  return true;
};

/** What somebody is told of, and how they want to hear of it. */
export default function NoticesApp() {
  const [ready, setReady] = createSignal(false);
  const router = createRouter(base, { view: 'list', search: '', address: base }, () => undefined);
  onMount(async () => {
    if (!(await followMail(new URLSearchParams(location.search)))) setReady(true);
  });
  const shown = () => new URLSearchParams(router.place().search).get('ver') ?? usual;
  const tabs = () => [
    { name: usual, label: 'Sin leer', ...(unread() ? { count: unread() } : {}) },
    { name: 'todos', label: 'Todos' },
    { name: 'preferencias', label: 'Cómo me avisan' },
  ];
  return (
    <div class="max-w-4xl">
      <header class="mb-4">
        <h1 class="text-xl">Avisos</h1>
        <p class="text-sm text-dim">
          Lo que pasa con aquello de lo que usted responde. Se guardan 90 días; el historial de cada registro
          lo guarda todo.
        </p>
      </header>
      <Show when={ready()} fallback={<div class="sheet h-64" aria-busy="true" />}>
        <Tabs
          label="Avisos"
          tabs={tabs()}
          current={shown()}
          onChoose={(name) => router.go(name === usual ? base : `${base}?ver=${name}`, { replace: true })}
        >
          <Switch fallback={<NoticeList unread={shown() !== 'todos'} />}>
            <Match when={shown() === 'preferencias'}>
              <Suspense fallback={<div class="sheet h-72" aria-busy="true" />}>
                <NoticeChoicesForm />
              </Suspense>
            </Match>
          </Switch>
        </Tabs>
      </Show>
    </div>
  );
}
