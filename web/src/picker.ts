// A map to point at a place on.
import * as maplibre from "maplibre-gl";
import { baseStyle, Towns } from "./map";

export async function pickOnMap(box: HTMLElement, lat: number, lon: number, chosen: (lat: number, lon: number) => void): Promise<void> {
  const map = new maplibre.Map({ container: box, style: await baseStyle(), attributionControl: false, dragRotate: false, center: [lon, lat], zoom: lat || lon ? 6 : 1 });
  new Towns(map);
  const marker = new maplibre.Marker({ draggable: true }).setLngLat([lon, lat]).addTo(map);
  const tell = (at: maplibre.LngLat): void => chosen(at.lat, at.wrap().lng);
  marker.on("dragend", () => tell(marker.getLngLat()));
  map.on("click", (event) => {
    marker.setLngLat(event.lngLat);
    tell(event.lngLat);
  });
}
