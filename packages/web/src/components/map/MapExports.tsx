import { createSignal, Show } from 'solid-js';
import { type ExportFormat, startExport } from '../../lib/api/jobs.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { download } from '../../lib/export/download.ts';
import { byColor } from '../../lib/map/colors.ts';
import { JobModal } from '../jobs/JobModal.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** Takes the map away: as an image, or its records with their places, as a job of the person's. */
export default function MapExports(props: PanelProps) {
  const { model } = props;
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const [job, setJob] = createSignal<string>();

  const wrapped = (work: () => Promise<void>) => async (): Promise<void> => {
    setBusy(true);
    setSaid('');
    await work().catch((thrown) => setSaid(toProblem(thrown).message));
    setBusy(false);
  };
  const image = wrapped(async () => {
    const { view } = props;
    if (!view) return;
    const { mapImage } = await import('./ol/image.ts');
    const classes = model.classes().map((_, at) => ({
      variable: `--map-class-${at + 1}`,
      label: `Comunas, tramo ${at + 1}`,
    }));
    const title = `${model.schema().label.many} · ${new Date().toLocaleDateString('es-CL')}`;
    download(
      await mapImage(view, title, [...byColor(model.keys()), ...classes]),
      `mapa-${model.schema().name}.png`,
    );
  });
  const file = (format: ExportFormat) =>
    wrapped(async () => {
      const { name, list, place } = model.schema();
      const columns = [...new Set([...list.columns, String(place)])].join(',');
      const query = `${model.filters()}&columnas=${columns}`;
      setJob((await startExport(name, format, query, model.area())).id);
    });

  return (
    <section class="mt-5 text-sm" aria-label="Llevarse el mapa">
      <p class="label">Llevarse {model.area() ? 'lo del área' : 'lo filtrado'}</p>
      <div class="flex flex-wrap gap-2">
        <button type="button" class="btn btn-sm" disabled={busy() || !props.view} onClick={image}>
          <Icon name="download" class="size-4" />
          Imagen
        </button>
        <button type="button" class="btn btn-sm" disabled={busy()} onClick={file('xlsx')}>
          <Icon name="download" class="size-4" />
          Excel
        </button>
        <button type="button" class="btn btn-sm" disabled={busy()} onClick={file('geojson')}>
          <Icon name="download" class="size-4" />
          GeoJSON
        </button>
      </div>
      <Show when={said()}>
        <p class="help mt-2" role="status">
          {said()}
        </p>
      </Show>
      <JobModal
        title={model.area() ? 'Llevarse lo del área' : 'Llevarse lo filtrado'}
        job={job()}
        onClose={() => setJob(undefined)}
      />
    </section>
  );
}
