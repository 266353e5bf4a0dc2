import type { QueueName } from './queues.ts';

/** How far the read model is behind what is written. */
export interface ProjectionLag {
  /** Changes it has not seen yet, where they can be counted. */
  readonly pending?: number;
  /** Milliseconds since the oldest of them. */
  readonly ms: number;
}

/** Room something takes, in bytes. */
export interface StorageUse {
  readonly what: 'registros' | 'consultas' | 'archivos' | 'disco_libre' | 'bitacoras';
  readonly bytes: number;
}

/** What only whoever runs the machines can tell: CloudWatch in the cloud, the engines themselves embedded. */
export interface Gauges {
  /** Seconds the oldest message of each queue has been waiting. */
  readonly oldest: () => Promise<Readonly<Partial<Record<QueueName, number>>>>;
  readonly lag: () => Promise<ProjectionLag>;
  readonly storage: () => Promise<readonly StorageUse[]>;
}
