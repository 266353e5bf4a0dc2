import { readArguments, usage } from './import/arguments.ts';
import { reportLines, runImport } from './import/run-import.ts';

/** `npm run import -- <planilla> --module … [--profile …] [--dry-run] [--json]`: the importer without a browser. */
const main = async (): Promise<number> => {
  const asked = readArguments(process.argv.slice(2), process.env);
  const report = await runImport(asked);
  if (asked.json) console.log(JSON.stringify(report.row, null, 2));
  else for (const line of reportLines(report, asked.origin)) if (line) console.log(line);
  return report.code;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const [said] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.error(`${said}\n\n${usage}`);
    process.exitCode = 2;
  },
);
