import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { openEngines, tables } from './local/cloud/engines.ts';
import { restoreLayers } from './local/cloud/layers.ts';
import { prepareReadModel, rebuildAuditSearch, rebuildModules } from './local/cloud/read-model.ts';
import { readSettings } from './local/settings.ts';

const say = (line: string) => console.log(line);

/** `npm run projection:rebuild`: fills the read model again from the system of record, with the portal stopped. */
const engines = await openEngines(readSettings(), { patient: true });
try {
  const store = createStore(engines.documents, tables);
  await prepareReadModel(engines, store, say);
  const wanted = process.argv.slice(2);
  const modules = producto.modules
    .map(({ name }) => name)
    .filter((name) => !wanted.length || wanted.includes(name));
  say(`Reconstruyendo ${modules.length} módulos…`);
  await rebuildModules(engines, store, modules, say);
  await restoreLayers(engines, store, say);
  if (!wanted.length) await rebuildAuditSearch(engines, store, say);
} finally {
  await engines.close();
}
