import { enableCompileCache } from 'node:module';
import { assertFree } from './runtime/listen.ts';
import { readSettings } from './settings.ts';

enableCompileCache();

const say = (line: string) => console.log(line);

/** Longest a stop may take: whatever is cut short goes on at the next start. */
const patienceMs = 8000;

const explain = (error: unknown, port: number): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `El puerto ${port} está ocupado. Cierre lo que lo usa o elija otro: PORT=3334 npm start`;
    case 'ENOSPC':
      return 'No queda espacio en el disco: libere al menos 1 GB y vuelva a iniciar.';
    case 'EACCES':
      return 'Faltan permisos para escribir en la carpeta de datos o abrir el puerto.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
};

const start = async () => {
  const started = performance.now();
  const settings = readSettings();
  // Opening the data takes seconds: whether anybody could be answered is asked first.
  await assertFree(settings);
  say(
    `GORE_OS ${settings.version}: modo embebido, para desarrollo, demostración, capacitación y pruebas pequeñas.`,
  );
  if (!settings.withoutPages) {
    const { ensureWeb } = await import('./web-build.ts');
    ensureWeb(say);
  }
  const { openPortal } = await import('./cloud/portal.ts');
  const portal = await openPortal(settings, say);
  say(
    `Listo en ${((performance.now() - started) / 1000).toFixed(1)} s: ${portal.origin}  (Ctrl-C lo detiene)`,
  );

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('\nDeteniendo…');
    setTimeout(() => {
      say('Quedó trabajo a medias; seguirá al volver a iniciar.');
      process.exit(0);
    }, patienceMs);
    await portal.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
};

start().catch((error: unknown) => {
  console.error(explain(error, Number(process.env.PORT ?? 3333)));
  process.exit(1);
});
