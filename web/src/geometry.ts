// Circles on the globe, and the base map from Natural Earth.
import type { Feature, FeatureCollection, Geometry, MultiLineString, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import worldAddress from "world-atlas/countries-50m.json?url";

export interface World {
  land: FeatureCollection<Geometry>;
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
      land: flat(feature(topology, land) as FeatureCollection<Geometry>),
      borders: unbroken(mesh(topology, countries, (a, b) => a !== b) as MultiLineString),
    };
  });
  return loaded;
}

type Line = number[][];

/** Longitudes that go on past 180 degrees instead of jumping to the other side of the map. */
function unwrapped(line: Line): Line {
  let turn = 0;
  let before = line[0]?.[0] ?? 0;
  return line.map(([lon = 0, lat = 0]) => {
    if (lon - before > 180) turn -= 360;
    else if (before - lon > 180) turn += 360;
    before = lon;
    return [lon + turn, lat];
  });
}

/** A ring of the globe as a ring of the map; one around a pole is led along the pole. */
function ring(line: Line): Line {
  const made = unwrapped(line);
  const [first, last] = [made[0]!, made[made.length - 1]!];
  if (Math.abs(first[0]! - last[0]!) < 180) return made;
  const pole = first[1]! < 0 ? -90 : 90;
  return [...made, [last[0]!, pole], [first[0]!, pole], first];
}

function flat(land: FeatureCollection<Geometry> | Feature<Geometry>): FeatureCollection<Geometry> {
  const many = land.type === "FeatureCollection" ? land.features : [land];
  const polygons = many.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [],
  );
  const features = polygons.map((rings) => ({
    type: "Feature" as const, properties: {}, geometry: { type: "Polygon" as const, coordinates: rings.map(ring) },
  }));
  return { type: "FeatureCollection", features };
}

function unbroken(lines: MultiLineString): MultiLineString {
  return { type: "MultiLineString", coordinates: lines.coordinates.map(unwrapped) };
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
