import { createSignal, Show } from 'solid-js';
import { chooseRecords } from '../../lib/api/map.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { pickFields } from '../../lib/descriptor.ts';
import { download } from '../../lib/export/download.ts';
import type { SheetCell } from '../../lib/export/xlsx.ts';
import { formatValue } from '../../lib/format/value.ts';
import { placeIn } from '../../lib/map/draft.ts';
import { fieldValue, mergeRefs, type RecordRow, type Refs } from '../../lib/record.ts';
import { Icon } from '../ui/Icon.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** Most records one file takes; more are for the exports of the list. */
const mostRows = 2000;
const pageSize = 200;

/** Takes the map away: as an image, or its records with their places. */
export default function MapExports(props: PanelProps) {
  const { model } = props;
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  const place = () => String(model.schema().place);
  const fields = () => pickFields(model.schema(), [...new Set([...model.schema().list.columns, place()])]);
  const fileName = (extension: string): string => `mapa-${model.schema().name}.${extension}`;

  const everything = async (): Promise<{ rows: readonly RecordRow[]; refs: Refs }> => {
    const columns = fields()
      .map(({ name }) => name)
      .join(',');
    const rows: RecordRow[] = [];
    let refs: Refs = {};
    let cursor: string | null = '';
    while (cursor !== null && rows.length < mostRows) {
      const from: string = cursor ? `&cursor=${cursor}` : '';
      const query = `${model.filters()}&limite=${pageSize}&columnas=${columns}${from}`;
      const page = await chooseRecords(model.schema().name, query, model.area());
      rows.push(...page.data);
      refs = mergeRefs(refs, page.meta.refs);
      cursor = page.meta.next;
    }
    setSaid(cursor === null ? '' : `El archivo lleva las primeras ${rows.length}: filtre para llevar otras.`);
    return { rows, refs };
  };
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
    download(await mapImage(view, title, [...model.keys(), ...classes]), fileName('png'));
  });
  const geojson = wrapped(async () => {
    const { rows, refs } = await everything();
    const features = rows.map((row) => {
      const point = placeIn(row[place()]);
      return {
        type: 'Feature',
        id: row.id,
        geometry: point ? { type: 'Point', coordinates: [point.lon, point.lat] } : null,
        properties: Object.fromEntries(
          fields()
            .filter(({ name }) => name !== place())
            .map((field) => [field.name, formatValue(field, fieldValue(row, field), { refs })]),
        ),
      };
    });
    const body = JSON.stringify({ type: 'FeatureCollection', features });
    download(new Blob([body], { type: 'application/geo+json' }), fileName('geojson'));
  });
  const excel = wrapped(async () => {
    const [{ workbookOf }, { rows, refs }] = await Promise.all([
      import('../../lib/export/xlsx.ts'),
      everything(),
    ]);
    const plain = fields().filter(({ name }) => name !== place());
    const cells = (row: RecordRow): readonly SheetCell[] => {
      const point = placeIn(row[place()]);
      const values = plain.map((field): SheetCell => {
        const value = fieldValue(row, field);
        if (value === undefined) return undefined;
        return typeof value === 'number' ? value : formatValue(field, value, { refs });
      });
      return [...values, point?.lat, point?.lon];
    };
    const headers = [...plain.map(({ label }) => label), 'Latitud', 'Longitud'];
    download(workbookOf(model.schema().label.many, [headers, ...rows.map(cells)]), fileName('xlsx'));
  });

  return (
    <section class="mt-5 text-sm" aria-label="Llevarse el mapa">
      <p class="label">Llevarse {model.area() ? 'lo del área' : 'lo filtrado'}</p>
      <div class="flex flex-wrap gap-2">
        <button type="button" class="btn btn-sm" disabled={busy() || !props.view} onClick={image}>
          <Icon name="download" class="size-4" />
          Imagen
        </button>
        <button type="button" class="btn btn-sm" disabled={busy()} onClick={excel}>
          <Icon name="download" class="size-4" />
          Excel
        </button>
        <button type="button" class="btn btn-sm" disabled={busy()} onClick={geojson}>
          <Icon name="download" class="size-4" />
          GeoJSON
        </button>
      </div>
      <Show when={said()}>
        <p class="help mt-2" role="status">
          {said()}
        </p>
      </Show>
    </section>
  );
}
