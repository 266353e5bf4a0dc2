import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../local/settings.ts';
import { generatedDocs, generatedFolder } from './docs/generated.ts';

mkdirSync(join(root, generatedFolder), { recursive: true });
for (const { name, text } of generatedDocs()) {
  writeFileSync(join(root, generatedFolder, name), text);
  console.log(`${generatedFolder}/${name}`);
}
