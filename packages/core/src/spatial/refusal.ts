import { GoreError } from '../kernel/runtime/error.ts';

/** A layer that cannot be brought in at all. Nothing of it was written. */
export class LayerRefusal extends GoreError {
  /** @param message Spanish sentence that says what to do next. */
  constructor(message: string, cause?: unknown) {
    super('invalido', message, { code: 'CAPA_NO_ADMITIDA', cause });
    this.name = 'LayerRefusal';
  }
}
