// Circles on the globe, and the base map from Natural Earth.
import type { Feature, FeatureCollection, Geometry, MultiLineString, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import worldAddress from "world-atlas/countries-50m.json?url";

export interface World {
  land: FeatureCollection<Geometry> | Feature<Geometry>;
  borders: MultiLineString;
}

let loaded: Promise<World> | null = null;

/** Land and borders; read once. Borders between countries alone, not the coast. */
export function world(): Promise<World> {
  loaded ??= fetch(worldAddress).then(async (response) => {
    const topology = (await response.json()) as Topology;
    const countries = topology.objects["countries"] as GeometryCollection;
    const land = topology.objects["land"]!;
    return {
      land: feature(topology, land) as FeatureCollection<Geometry>,
      borders: mesh(topology, countries, (a, b) => a !== b) as MultiLineString,
    };
  });
  return loaded;
}

const EARTH = 6371.0088;

/** A circle of so many kilometres around a point, as a ring of 48 corners (great circles). */
export function circle(lon: number, lat: number, km: number): Polygon {
  const radius = Math.min(km, 3000) / EARTH;
  const [x, y] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  const ring: [number, number][] = [];
  for (let corner = 0; corner <= 48; corner += 1) {
    const turn = (corner / 48) * 2 * Math.PI;
    const north = Math.asin(Math.sin(y) * Math.cos(radius) + Math.cos(y) * Math.sin(radius) * Math.cos(turn));
    const east = x + Math.atan2(Math.sin(turn) * Math.sin(radius) * Math.cos(y), Math.cos(radius) - Math.sin(y) * Math.sin(north));
    ring.push([(east * 180) / Math.PI, (north * 180) / Math.PI]);
  }
  return { type: "Polygon", coordinates: [ring] };
}
