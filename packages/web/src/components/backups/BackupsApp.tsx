import { Match, Switch } from 'solid-js';
import { fetchBackups } from '../../lib/api/backups.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { CloudBackups } from './CloudBackups.tsx';
import { MachineBackups } from './MachineBackups.tsx';

/** How the backups of the installation stand, for who answers for it. */
export default function BackupsApp() {
  const ready = createReady();
  const found = createLoad(ready, (_, signal) => fetchBackups(signal));
  const onMachine = () => {
    const status = found.data();
    return status?.where === 'equipo' && status;
  };
  const inCloud = () => {
    const status = found.data();
    return status?.where === 'aws' && status;
  };
  return (
    <div class="max-w-3xl" aria-busy={found.busy()}>
      <header class="mb-5">
        <h1 class="text-xl">Respaldos</h1>
        <p class="text-sm text-dim">Con qué se recupera el portal si se pierde lo que guarda.</p>
      </header>
      <Switch fallback={<div class="sheet h-64" />}>
        <Match when={found.problem()}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
        </Match>
        <Match when={onMachine()}>{(status) => <MachineBackups status={status()} />}</Match>
        <Match when={inCloud()}>{(status) => <CloudBackups status={status()} />}</Match>
      </Switch>
    </div>
  );
}
