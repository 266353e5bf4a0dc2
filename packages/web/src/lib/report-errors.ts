/** Reports of one page view, at the most: an error that repeats itself tells nothing new. */
const most = 5;

const address = '/api/errores';

/** What is told of an error; the server keeps of it only what can be nobody's data. */
interface Report {
  readonly nombre: string;
  readonly mensaje: string;
  readonly pila: string;
  readonly version: string;
}

const reportOf = (thrown: unknown): Report | undefined => {
  // What the API refused was told to the person, and what was cut off was meant to be.
  if (!(thrown instanceof Error) || 'status' in thrown || thrown.name === 'AbortError') return undefined;
  const { name, message, stack = '' } = thrown;
  return {
    nombre: name,
    mensaje: message.slice(0, 300),
    pila: stack.slice(0, 8000),
    version: document.documentElement.dataset.version ?? '',
  };
};

/** Tells the portal of the errors of its own pages, each once, without getting in anybody's way. */
export const reportErrors = (): void => {
  const told = new Set<string>();
  const tell = (thrown: unknown): void => {
    const report = reportOf(thrown);
    const body = JSON.stringify(report);
    if (!report || told.has(body) || told.size >= most) return;
    told.add(body);
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: true,
    }).catch(() => undefined);
  };
  addEventListener('error', ({ error }) => tell(error));
  addEventListener('unhandledrejection', ({ reason }) => tell(reason));
};
