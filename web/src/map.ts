// The map: circles sized by reported dead, the area of doubt shaded, near ones gathered; the base
// is Natural Earth, towns are from the place file. Nothing is asked of any other site.
import type { Feature, FeatureCollection, Point } from "geojson";
import * as maplibre from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { fetchJson, find, make } from "./dom";
import { circle, world } from "./geometry";

maplibre.setWorkerUrl(workerAddress);

interface Row {
  incident_id?: string;
  title?: string;
  lat: number;
  lon: number;
  radius_km?: number | null;
  precision?: string | null;
  event_type?: string | null;
  sub_type?: string | null;
  killed_best?: number | null;
  killed_low?: number | null;
  killed?: number;
  count?: number;
  latest?: string | null;
  place_name?: string | null;
}

interface Acts {
  open: (id: string) => void;
  here: (box: string) => void;
  lit: (id: string | null) => void;
}

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const TYPES: [string, string][] = [
  ["battles", "--battles"],
  ["explosions_remote_violence", "--explosions"],
  ["violence_against_civilians", "--against"],
  ["protests", "--protests"],
  ["riots", "--riots"],
  ["strategic_developments", "--strategic"],
];

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function typeColours(): maplibre.ExpressionSpecification {
  const cases = TYPES.flatMap(([type, name]) => [type, colour(name)]);
  return ["match", ["get", "type"], ...cases, colour("--none")] as unknown as maplibre.ExpressionSpecification;
}

/** The style of the base map, in the colours of the page as it is now. */
export async function baseStyle(): Promise<maplibre.StyleSpecification> {
  const { land, borders } = await world();
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land, attribution: "Natural Earth" },
      borders: { type: "geojson", data: { type: "Feature", geometry: borders, properties: {} } },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": colour("--border"), "line-width": 0.6 } },
      {
        id: "borders", type: "line", source: "borders",
        paint: { "line-color": colour("--border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 6, 1.4] },
      },
    ],
  };
}

export class IncidentMap {
  private popup: maplibre.Popup | null = null;
  private query = "";
  private gathered = false;

  /** A map in a box of the page, once its base is drawn. */
  static async in(box: HTMLElement, acts: Acts): Promise<IncidentMap> {
    const style = await baseStyle();
    box.replaceChildren();
    const map = new maplibre.Map({
      container: box, style, center: [20, 18], zoom: 1.2, minZoom: 0.4, maxZoom: 12,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, renderWorldCopies: true,
    });
    await map.once("load");
    return new IncidentMap(map, box, acts);
  }

  private constructor(private readonly map: maplibre.Map, private readonly box: HTMLElement, private readonly acts: Acts) {
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
    new Towns(this.map);
    this.layers();
    document.addEventListener("dateline-theme", () => void this.dress());
    this.map.on("moveend", (event) => {
      if (this.gathered) void this.load(false);
      if ((event as { originalEvent?: unknown }).originalEvent) this.offer();
    });
    this.listen();
  }

  private async dress(): Promise<void> {
    const style = await baseStyle();
    this.map.setStyle(style, { diff: false });
    await this.map.once("style.load");
    this.layers();
    await this.load(false);
  }

  private layers(): void {
    const map = this.map;
    const size: maplibre.ExpressionSpecification = ["interpolate", ["linear"], ["sqrt", ["get", "dead"]], 0, 5, 1, 6, 3, 10, 7, 17, 14, 27];
    map.addSource("doubt", { type: "geojson", data: EMPTY });
    map.addSource("incidents", {
      type: "geojson", data: EMPTY, cluster: true, clusterRadius: 34, clusterMaxZoom: 9,
      clusterProperties: { dead: ["+", ["get", "dead"]] },
    });
    map.addSource("cells", { type: "geojson", data: EMPTY });
    for (let count = 1; count < 100; count += 1) this.drawCount(`count ${count}`); // larger ones when they come
    const type = typeColours();
    map.addLayer({ id: "doubt", type: "fill", source: "doubt", paint: { "fill-color": type, "fill-opacity": 0.11 } });
    map.addLayer({ id: "doubt-edge", type: "line", source: "doubt", paint: { "line-color": type, "line-opacity": 0.55, "line-width": 1, "line-dasharray": [3, 2] } });
    map.addLayer({
      id: "one", type: "circle", source: "incidents", filter: ["!", ["has", "point_count"]],
      paint: { "circle-radius": size, "circle-color": type, "circle-opacity": 0.82, "circle-stroke-color": colour("--surface"), "circle-stroke-width": 1.5 },
    });
    for (const [id, source, filter] of [["many", "incidents", ["has", "point_count"]], ["cell", "cells", ["has", "count"]]] as const) {
      const count: maplibre.ExpressionSpecification = ["get", source === "cells" ? "count" : "point_count"];
      map.addLayer({
        id, type: "circle", source, filter: filter as unknown as maplibre.FilterSpecification,
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["sqrt", count], 1, 8, 5, 17, 20, 28, 80, 44],
          "circle-color": colour("--accent"), "circle-opacity": 0.86, "circle-stroke-color": colour("--surface"), "circle-stroke-width": 2,
        },
      });
      map.addLayer({
        id: `${id}-count`, type: "symbol", source, filter: filter as unknown as maplibre.FilterSpecification,
        layout: { "icon-image": ["concat", "count ", ["to-string", count]], "icon-allow-overlap": true },
      });
    }
  }

  /** The number of gathered incidents, drawn as a small picture: the map has no fonts. */
  private drawCount(id: string): void {
    if (!id.startsWith("count ") || this.map.hasImage(id)) return;
    const words = id.slice(6);
    const canvas = make("canvas", { width: "80", height: "40" });
    const pen = canvas.getContext("2d")!;
    pen.font = `600 24px ${getComputedStyle(document.body).fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = colour("--accent-ink");
    pen.fillText(words, 40, 21);
    this.map.addImage(id, pen.getImageData(0, 0, 80, 40), { pixelRatio: 2 });
  }

  private listen(): void {
    this.map.on("styleimagemissing", (event) => this.drawCount(event.id));
    const pointer = (on: boolean) => (): void => void (this.map.getCanvas().style.cursor = on ? "pointer" : "");
    for (const layer of ["one", "many", "cell"]) {
      this.map.on("mouseenter", layer, pointer(true));
      this.map.on("mouseleave", layer, pointer(false));
    }
    this.map.on("click", "one", (event) => {
      const id = event.features?.[0]?.properties["id"] as string | undefined;
      if (id) this.acts.open(id);
    });
    this.map.on("mousemove", "one", (event) => this.tell(event.features?.[0]));
    this.map.on("mouseleave", "one", () => this.tell(undefined));
    this.map.on("click", "many", (event) => void this.widen(event.features?.[0]));
    this.map.on("click", "cell", (event) => this.map.easeTo({ center: event.lngLat, zoom: this.map.getZoom() + 2 }));
  }

  private async widen(found: maplibre.MapGeoJSONFeature | undefined): Promise<void> {
    if (!found) return;
    const source = this.map.getSource("incidents") as maplibre.GeoJSONSource;
    const zoom = await source.getClusterExpansionZoom(found.properties["cluster_id"] as number);
    const at = (found.geometry as Point).coordinates as [number, number];
    this.map.easeTo({ center: at, zoom: Math.max(zoom, this.map.getZoom() + 1) });
  }

  private tell(found: maplibre.MapGeoJSONFeature | undefined): void {
    const id = (found?.properties["id"] as string | undefined) ?? null;
    this.acts.lit(id);
    if (!found) {
      this.popup?.remove();
      this.popup = null;
      return;
    }
    const facts = found.properties as { title: string; said: string };
    const content = make("div", {}, make("strong", {}, facts.title), make("span", {}, facts.said));
    this.popup ??= new maplibre.Popup({ closeButton: false, closeOnClick: false, className: "popup", offset: 12, maxWidth: "260px" });
    this.popup.setLngLat((found.geometry as Point).coordinates as [number, number]).setDOMContent(content).addTo(this.map);
  }

  /** Offers to list only what is on the map now, once the reader has moved it. */
  private offer(): void {
    if (find(".map-here", this.box)) return;
    const button = make("button", { type: "button", class: "button map-here" }, "List only this part of the map");
    button.addEventListener("click", () => {
      button.remove();
      this.acts.here(this.bounds());
    });
    this.box.append(button);
  }

  private bounds(): string {
    const b = this.map.getBounds();
    return [b.getWest(), Math.max(-90, b.getSouth()), b.getEast(), Math.min(90, b.getNorth())].map((n) => n.toFixed(3)).join(",");
  }

  resize(): void {
    this.map.resize();
  }

  async show(query: string, fit = false): Promise<void> {
    this.query = query;
    await this.load(fit || !new URLSearchParams(query).has("box"));
    void this.map.once("idle").then(() => (this.box.dataset["ready"] = "yes"));
  }

  private async load(fit: boolean): Promise<void> {
    const step = Math.max(0.05, 24 / 2 ** this.map.getZoom());
    const params = new URLSearchParams(this.query);
    params.set("step", step.toFixed(3));
    if (this.gathered && !fit && !params.has("box")) params.set("box", this.bounds());
    const { gathered, items } = await fetchJson<{ gathered: boolean; items: Row[] }>(`/api/v1/map?${params.toString()}`);
    this.gathered = gathered || (this.gathered && !fit);
    this.set("cells", gathered ? items.map((row) => place(row, { count: row.count, dead: row.killed ?? 0 })) : []);
    this.set("incidents", gathered ? [] : items.map(incident));
    this.set("doubt", gathered ? [] : items.filter((row) => (row.radius_km ?? 0) > 2).map(doubt));
    if (fit) this.fit(items);
  }

  private set(name: string, features: Feature[]): void {
    const source = this.map.getSource(name) as maplibre.GeoJSONSource | undefined;
    source?.setData({ type: "FeatureCollection", features });
  }

  private fit(items: Row[]): void {
    if (!items.length) return;
    const box = new maplibre.LngLatBounds();
    for (const row of items) box.extend([row.lon, row.lat]);
    this.map.fitBounds(box, { padding: 48, maxZoom: 6.5, duration: 0 });
  }
}

function place(row: Row, properties: Record<string, unknown>): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: [row.lon, row.lat] }, properties };
}

function incident(row: Row): Feature {
  const dead = row.killed_best ?? row.killed_low ?? null;
  const said = [(row.sub_type ?? "type not known").replaceAll("_", " "), row.latest ?? "date not known", dead === null ? "no number of dead given" : `${dead} reported dead`];
  if (row.precision && !["site", "neighbourhood", "city"].includes(row.precision)) said.push(`placed to the ${row.precision}`);
  return place(row, { id: row.incident_id, title: row.place_name ?? row.title, type: row.event_type, dead: dead ?? 0, said: said.join(" · ") });
}

function doubt(row: Row): Feature {
  return { type: "Feature", geometry: circle(row.lon, row.lat, row.radius_km ?? 0), properties: { type: row.event_type } };
}

/** Names of the largest towns in view, as text of the page: no fonts for the map are needed. */
export class Towns {
  private markers: maplibre.Marker[] = [];
  private turn = 0;

  constructor(private readonly map: maplibre.Map) {
    map.on("moveend", () => void this.show());
    map.once("idle", () => void this.show());
  }

  private async show(): Promise<void> {
    const turn = (this.turn += 1);
    if (this.map.getZoom() < 2.5) return this.clear();
    const b = this.map.getBounds();
    const box = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((n) => n.toFixed(2)).join(",");
    type Town = { name: string; lat: number; lon: number; capital: boolean };
    const { items } = await fetchJson<{ items: Town[] }>(`/api/v1/towns?box=${box}&limit=40`).catch(() => ({ items: [] as Town[] }));
    if (turn !== this.turn) return;
    this.clear();
    const taken: [number, number, number][] = [];
    for (const town of items) {
      const at = this.map.project([town.lon, town.lat]);
      const wide = town.name.length * 6.2 + 14;
      if (taken.some(([x, y, w]) => Math.abs(y - at.y) < 16 && x < at.x + wide && at.x < x + w)) continue;
      taken.push([at.x, at.y, wide]);
      const label = make("span", { class: "town-place", "aria-hidden": "true" }, make("span", { class: town.capital ? "town capital" : "town" }, town.name));
      this.markers.push(new maplibre.Marker({ element: label, anchor: "top-left" }).setLngLat([town.lon, town.lat]).addTo(this.map));
    }
  }

  private clear(): void {
    for (const marker of this.markers) marker.remove();
    this.markers = [];
  }
}
