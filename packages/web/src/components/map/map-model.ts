import { createEffect, createMemo, createSignal, on, onMount } from 'solid-js';
import { fetchLabels } from '../../lib/api/lookups.ts';
import {
  type AreaBody,
  type Chosen,
  type Commune,
  chooseRecords,
  fetchCommunes,
  fetchLayers,
  fetchParts,
  fetchSummary,
} from '../../lib/api/map.ts';
import { fetchSchema } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { idsInFilters } from '../../lib/list/filters.ts';
import type { ListState } from '../../lib/list/state.ts';
import { classesOf, classOf } from '../../lib/map/classes.ts';
import { coloredLayers, colorKeys } from '../../lib/map/colors.ts';
import {
  countMeasure,
  filtersQuery,
  type MapState,
  readFilters,
  readMapState,
  writeMapState,
} from '../../lib/map/state.ts';
import { mergeRefs } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import type { Router } from '../../state/router.ts';
import type { Bounds } from './ol/map-view.ts';
import type { Bubble } from './ol/overlays.ts';

/** A commune or province with what it adds up to. */
export interface Tinted {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Nothing when it has to be divided by inhabitants nobody has loaded. */
  readonly value: number | undefined;
}

/** A feature of a layer somebody asks about: what is here, what would this flood touch. */
export interface Touching {
  readonly layer: string;
  readonly feature: number;
  readonly name: string;
  /** Where the map goes to show it; it stays where it is without them. */
  readonly bounds?: Bounds;
}

/** Rows of a selection shown beside the map. */
const shownRows = 50;
const smallest = 5;
const biggest = 30;

const tintVariable = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : `--map-class-${at + 1}`;

/** Follows the address: what the map draws, tints, lists and adds up. */
export const createMapModel = (props: { readonly descriptor: Schema; readonly router: Router }) => {
  const [ready, setReady] = createSignal(false);
  const [schema, setSchema] = createSignal<Schema>(props.descriptor);
  const [area, setArea] = createSignal<AreaBody>();
  const [touching, setTouching] = createSignal<Touching>();
  const [view, setView] = createSignal<Bounds>();
  const search = () => props.router.place().search;
  const map = createMemo(() => readMapState(schema(), search()));
  const list = createMemo(() => readFilters(schema(), search()));
  const filters = createMemo(() => filtersQuery(schema(), list()));
  const asked = () => (ready() ? filters() : undefined);

  onMount(() => {
    setReady(true);
    fetchSchema(props.descriptor.name).then(setSchema, () => {
      // The declaration is enough to work with.
    });
  });

  const layers = createLoad(
    () => ready() || undefined,
    async (_, signal) => coloredLayers(await fetchLayers(signal)),
  );
  const communes = createLoad(() => ready() || undefined, fetchCommunes);
  const whole = createLoad(asked, (query, signal) => fetchSummary(schema().name, query, signal));
  const labels = createLoad(
    () => (ready() ? idsInFilters(schema(), list()) : undefined),
    async (ids) => {
      const found = Object.entries(ids).map(async ([module, some]) => [
        module,
        await fetchLabels(module, some),
      ]);
      return Object.fromEntries(await Promise.all(found));
    },
  );
  const parts = createLoad(
    () => {
      const { measure, by } = map();
      if (!ready() || !measure) return undefined;
      const query = new URLSearchParams({
        por: by,
        ...(measure === countMeasure ? {} : { medida: measure }),
      });
      return `${query}&${filters()}`;
    },
    (query, signal) => fetchParts(schema().name, query, signal),
  );

  /** The list beside the map is of the area drawn; without one, of what is in sight. */
  const chosenQuery = createMemo(() => {
    if (!ready()) return undefined;
    const bounds = view();
    const place = schema().place;
    const box =
      !area() && bounds && place ? `&${place}.bbox=${bounds.map((side) => side.toFixed(5)).join(',')}` : '';
    if (!area() && !box) return undefined;
    return { query: `${filters()}${box}&limite=${shownRows}`, area: area() };
  });
  const chosen = createLoad(
    chosenQuery,
    ({ query, area: within }, signal): Promise<Chosen> => chooseRecords(schema().name, query, within, signal),
  );

  const tinted = createMemo((): readonly Tinted[] => {
    const { measure, by, perCapita } = map();
    const units = communes.data();
    if (!measure || !units) return [];
    const keyOf = ({ cut }: Commune) => (by === 'comuna' ? cut : cut.slice(0, 3));
    const found = new Map((parts.data() ?? []).map((part) => [part.key, part]));
    return [...Map.groupBy(units, keyOf)].map(([key, members]) => {
      const people = members.reduce((sum, { population }) => sum + (population ?? Number.NaN), 0);
      const part = found.get(key);
      const value = part?.value ?? 0;
      const each = perCapita ? value / people : value;
      const name = by === 'comuna' ? (members[0]?.name ?? key) : members.map((one) => one.name).join(', ');
      return { key, name, count: part?.count ?? 0, value: Number.isFinite(each) ? each : undefined };
    });
  });
  const classes = createMemo(() => classesOf(tinted().flatMap(({ value }) => value ?? [])));
  const tints = createMemo(
    () => new Map(tinted().map(({ key, value }) => [key, tintVariable(classOf(classes(), value))])),
  );
  const shownLayers = createMemo(() => {
    const chosenLayers = map().layers;
    const all = layers.data() ?? [];
    return chosenLayers ? all.filter(({ id }) => chosenLayers.includes(id)) : all;
  });
  const bounded = () => shownLayers().some(({ communes: some }) => some);
  const bubbles = createMemo((): readonly Bubble[] => {
    if (!map().measure || bounded()) return [];
    const values = new Map(tinted().map(({ key, value }) => [key, value ?? 0]));
    const most = Math.max(1, ...values.values());
    const { by } = map();
    return (communes.data() ?? []).flatMap(({ cut, name, punto }) => {
      const key = by === 'comuna' ? cut : cut.slice(0, 3);
      const value = values.get(key) ?? 0;
      const variable = tints().get(key);
      if (!punto || !variable) return [];
      return [
        { name, ...punto, radius: smallest + (biggest - smallest) * Math.sqrt(value / most), variable },
      ];
    });
  });

  const go = (next: { readonly map?: Partial<MapState>; readonly list?: ListState }): void => {
    const query = writeMapState(schema(), { ...map(), ...next.map }, next.list ?? list());
    props.router.go(`/mapa?${query}`, { replace: true });
  };

  const choose = (next: AreaBody | undefined, feature?: Touching): void => {
    setTouching(feature);
    setArea(next);
  };

  createEffect(on(filters, () => setArea((before) => before && { ...before }), { defer: true }));

  return {
    schema,
    map,
    list,
    filters,
    area,
    touching,
    /** Asks about what a person drew, or about everything in sight. */
    setArea: (next: AreaBody | undefined): void => choose(next),
    /** Asks what a feature of a layer touches. */
    touch: (feature: Touching): void => choose({ capa: feature.layer, elemento: feature.feature }, feature),
    view,
    setView,
    layers,
    shownLayers,
    whole,
    chosen,
    parts,
    communes,
    tinted,
    classes,
    bubbles,
    refs: createMemo(() => mergeRefs(chosen.data()?.meta.refs, labels.data())),
    keys: createMemo(() => colorKeys(schema(), map().color)),
    /** The tint of a commune, as its boundary knows it. */
    tintOf: (cut: string | undefined): string | undefined =>
      cut === undefined ? undefined : tints().get(map().by === 'comuna' ? cut : cut.slice(0, 3)),
    /** Address of the tiles with the records. */
    tiles: createMemo(() => {
      const color = map().color === 'estado' ? '' : `color=${map().color}&`;
      return `/api/v1/mapa/teselas/${schema().name}/{z}/{x}/{y}?${color}${filters()}`;
    }),
    go,
    ready,
  };
};

/** What `createMapModel` makes. */
export type MapModel = ReturnType<typeof createMapModel>;
