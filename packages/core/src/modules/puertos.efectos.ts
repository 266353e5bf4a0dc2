import type { Directory } from '../identity/directory.ts';
import type { EffectHandlers } from '../kernel/runtime/events/effects.ts';
import type { WriteDeps } from '../kernel/runtime/write/context.ts';
import type { FileStore } from '../ports/files.ts';

/** What the effects of the modules may reach. */
export interface EffectPorts {
  readonly write: WriteDeps;
  readonly directory: Directory;
  readonly files: Pick<FileStore, 'get' | 'put' | 'open'>;
}

/** What a pack registers: the effects its declarations name, over the ports of whoever runs them. */
export type PackEffects = (ports: EffectPorts) => EffectHandlers;
