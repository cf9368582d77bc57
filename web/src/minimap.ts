// The small map of one incident: where each report puts it, with how unsure that is.
import * as maplibre from "maplibre-gl";
import { circle } from "./geometry";
import { baseStyle, colour, Towns } from "./map";

export interface Spot {
  lat: number;
  lon: number;
  radius_km: number | null;
  shows: string;
  claims: string[];
}

export async function miniMap(box: HTMLElement, spots: Spot[], chosen: (claims: string[]) => void): Promise<void> {
  box.replaceChildren();
  const map = new maplibre.Map({
    container: box, style: await baseStyle(), attributionControl: false, dragRotate: false, maxZoom: 11,
    center: [spots[0]!.lon, spots[0]!.lat], zoom: 5, cooperativeGestures: false, scrollZoom: false,
  });
  new Towns(map);
  map.on("load", () => {
    const rings = spots.map((spot) => ({ type: "Feature" as const, geometry: circle(spot.lon, spot.lat, spot.radius_km ?? 1), properties: {} }));
    map.addSource("doubt", { type: "geojson", data: { type: "FeatureCollection", features: rings } });
    map.addLayer({ id: "doubt", type: "fill", source: "doubt", paint: { "fill-color": colour("--accent"), "fill-opacity": 0.16 } });
    map.addLayer({ id: "edge", type: "line", source: "doubt", paint: { "line-color": colour("--accent"), "line-width": 1.5, "line-dasharray": [3, 2] } });
    map.addSource("spots", {
      type: "geojson",
      data: {
        type: "FeatureCollection",
        features: spots.map((spot, number) => ({ type: "Feature", geometry: { type: "Point", coordinates: [spot.lon, spot.lat] }, properties: { number } })),
      },
    });
    map.addLayer({ id: "spots", type: "circle", source: "spots", paint: { "circle-radius": 5, "circle-color": colour("--accent"), "circle-stroke-color": colour("--surface"), "circle-stroke-width": 2 } });
    map.on("click", "spots", (event) => {
      const number = event.features?.[0]?.properties["number"] as number | undefined;
      if (number !== undefined) chosen(spots[number]!.claims);
    });
    const bounds = new maplibre.LngLatBounds();
    for (const ring of rings) for (const corner of ring.geometry.coordinates[0]!) bounds.extend(corner as [number, number]);
    map.fitBounds(bounds, { padding: 26, maxZoom: 8, duration: 0 });
  });
  map.on("idle", () => (box.dataset["ready"] = "yes"));
}
