import { request } from './http.ts';
import { Problem } from './problem.ts';

/** A file once its bytes are stored. */
export interface StoredFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly type?: string;
}

interface Ticket {
  readonly data: {
    readonly key: string;
    readonly url: string;
    readonly method: 'PUT';
    readonly headers: Readonly<Record<string, string>>;
  };
}

/** Sends the bytes; `fetch` cannot tell how far an upload has come, so this is the one XMLHttpRequest. */
const put = (file: File, { data }: Ticket, onProgress: (share: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest();
    upload.open(data.method, data.url);
    for (const [name, value] of Object.entries(data.headers)) upload.setRequestHeader(name, value);
    upload.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    upload.onload = () =>
      upload.status < 300 ? resolve() : reject(new Problem(upload.status, { error: { message: failed } }));
    upload.onerror = () => reject(new Problem(0, undefined));
    upload.send(file);
  });

const failed = 'El archivo no se pudo guardar. Inténtelo de nuevo.';

/**
 * Stores a file.
 *
 * @param onProgress told the share sent, from 0 to 1.
 * @throws Problem when it could not be stored.
 */
export const uploadFile = async (file: File, onProgress: (share: number) => void): Promise<StoredFile> => {
  const description = { name: file.name, size: file.size, type: file.type || 'application/octet-stream' };
  const ticket = await request<Ticket>('POST', '/api/v1/archivos', { body: description });
  await put(file, ticket, onProgress);
  return { key: ticket.data.key, ...description };
};
