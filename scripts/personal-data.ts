import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createInstitutions } from '@gore/core/identity/institutions.ts';
import { createPersonTraces } from '@gore/core/identity/person-traces.ts';
import { createSessions } from '@gore/core/identity/sessions.ts';
import { leerRut } from '@gore/core/kernel/declare/valores/rut.ts';
import { enterRecord } from '@gore/core/kernel/runtime/people/index-entries.ts';
import { scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import { systemActor } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { consultaDatos } from '@gore/core/modules/plataforma/consultaDatos.ts';
import { withNotices } from '@gore/core/notices/person-traces.ts';
import { gatherPerson } from '@gore/core/personal-data/gather.ts';
import { dossierHtml, dossierJson } from '@gore/core/personal-data/html.ts';
import { institutionNames } from '@gore/functions/api/institutions.ts';
import { openEngines, tables } from './local/cloud/engines.ts';
import { makePorts } from './local/cloud/functions.ts';
import { readSettings } from './local/settings.ts';

const usage = `Uso: npm run personal-data -- <institución> <RUN> --motivo "para qué" [--html archivo] [--json archivo]
     npm run personal-data -- --indexar     rehace el índice de personas, tras marcar personales campos ya escritos`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    motivo: { type: 'string' },
    html: { type: 'string' },
    json: { type: 'string' },
    indexar: { type: 'boolean' },
  },
});
const [tenant, written = ''] = positionals;
const run = leerRut(written);
if (!values.indexar && !(tenant && run.ok && values.motivo)) {
  console.error(usage);
  process.exit(1);
}

/** `npm run personal-data`: everything held about a RUN, from the system of record, with the portal stopped. */
const settings = readSettings();
const engines = await openEngines(settings);
try {
  const { write } = makePorts(settings, engines);
  const { store, product } = write;
  if (values.indexar) {
    let entries = 0;
    for (const { name } of product.modules)
      for await (const records of scanRecords(store, name))
        for (const record of records) entries += await enterRecord(write, record);
    console.log(`Índice de personas al día: ${entries} entradas.`);
  } else if (tenant && run.ok) {
    const command = { actor: systemActor(tenant, 'consola'), requestId: 'consola' };
    const search = product.find(consultaDatos.name);
    if (search)
      await createRecord(write, command, search, { values: { run: run.rut, motivo: values.motivo } });
    const sessions = createSessions({ client: engines.client, table: tables.efimero, now: Date.now });
    const traces = withNotices(createPersonTraces(store, sessions), store);
    const found = await gatherPerson({ ...write, traces, now: write.clockOf(tenant).ahora }, tenant, run.rut);
    if (values.html) {
      const { nombre } = await institutionNames(createInstitutions(store))(tenant);
      writeFileSync(values.html, dossierHtml(found, nombre), { mode: 0o600 });
    }
    if (values.json) writeFileSync(values.json, dossierJson(found), { mode: 0o600 });
    if (!values.html && !values.json) console.log(dossierJson(found));
    const total = found.modules.reduce((sum, { records }) => sum + records.length, 0);
    console.error(`${total} registros en ${found.modules.length} módulos.`);
  }
} finally {
  await engines.close();
}
