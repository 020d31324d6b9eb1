// The map that moves: MapLibre over the background that the body chose, with the places of each layer as the server gives them. A
// layer that has more places than are given at once is asked again for those in sight. No sentence is written here: they are in
// the page.

import {
  AttributionControl,
  type GeoJSONSource,
  type LngLatBounds,
  Map as LiveMap,
  type MapMouseEvent,
  NavigationControl,
  Popup,
  ScaleControl,
  type StyleSpecification,
  addProtocol,
  setWorkerUrl,
} from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { Protocol } from "pmtiles";

/** How long the map may take to be drawn, in milliseconds. */
const OPENING_MS = 20_000;
/** Facts shown of a place that is pressed. */
const FACTS_SHOWN = 6;

/** The style of a background as the server writes it; addresses of tiles are of this site. */
interface Background {
  sources: Record<string, { url?: string }>;
}

/** Places as GeoJSON; `complete` is false when there are more. */
interface Places {
  complete?: boolean;
}

type Data = Parameters<GeoJSONSource["setData"]>[0];

async function fetched<T>(address: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(address, signal ? { signal } : {});
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

let isPrepared = false;

function prepare(place: HTMLElement): void {
  if (isPrepared) return;
  isPrepared = true;
  setWorkerUrl(new URL(place.dataset.mapWorker ?? "", location.href).href);
  addProtocol("pmtiles", new Protocol().tile);
}

/** Draws the map of `place` in `live`; fails where it cannot. */
export async function open(place: HTMLElement, live: HTMLElement): Promise<void> {
  prepare(place);
  const background = await fetched<Background>(place.dataset.mapBackground ?? "");
  for (const source of Object.values(background.sources)) {
    if (source.url) source.url = source.url.replace("pmtiles:///", `pmtiles://${location.origin}/`);
  }
  const [west = -5, south = 41, east = 10, north = 51] = (place.dataset.mapBounds ?? "").split(",").map(Number);
  const map = new LiveMap({
    container: live,
    style: background as unknown as StyleSpecification,
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: 24 },
    hash: "carte",
    maxZoom: 19,
    attributionControl: false,
    // One finger and the wheel move the page, as everywhere else.
    cooperativeGestures: true,
    locale: {
      "Map.Title": place.dataset.sayLabel ?? "",
      "NavigationControl.ZoomIn": place.dataset.sayZoomIn ?? "",
      "NavigationControl.ZoomOut": place.dataset.sayZoomOut ?? "",
      "NavigationControl.ResetBearing": place.dataset.sayNorth ?? "",
      "AttributionControl.ToggleAttribution": place.dataset.sayCredit ?? "",
      "CooperativeGesturesHandler.WindowsHelpText": place.dataset.sayWheel ?? "",
      "CooperativeGesturesHandler.MacHelpText": place.dataset.sayWheelMac ?? "",
      "CooperativeGesturesHandler.MobileHelpText": place.dataset.sayFingers ?? "",
      "Popup.Close": place.dataset.sayClose ?? "",
    },
  });
  map.addControl(new NavigationControl(), "top-right");
  map.addControl(new ScaleControl(), "bottom-left");
  map.addControl(new AttributionControl({ compact: false }), "bottom-right");
  try {
    await loaded(map);
  } catch (error) {
    map.remove();
    throw error;
  }
  const drawn: string[] = [];
  for (const layer of place.querySelectorAll<HTMLDataElement>("[data-map-layer]")) {
    drawn.push(...(await add(map, layer, place.dataset.mapSearch ?? "")));
  }
  map.on("click", (event) => tell(map, event, drawn, place.dataset.sayNameless ?? ""));
  map.on("mousemove", (event) => {
    const isOver = map.queryRenderedFeatures(event.point, { layers: drawn }).length > 0;
    map.getCanvas().style.cursor = isOver ? "pointer" : "";
  });
}

function loaded(map: LiveMap): Promise<void> {
  return new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error("the map is not drawn in time")), OPENING_MS);
    map.once("load", () => {
      clearTimeout(late);
      done();
    });
  });
}

/** Adds a layer over those there are; the names of what is drawn of it. */
async function add(map: LiveMap, layer: HTMLDataElement, search: string): Promise<string[]> {
  const address = (bounds?: LngLatBounds): string => {
    const asked = new URLSearchParams();
    if (search) asked.set("q", search);
    if (bounds) asked.set("bbox", [...bounds.toArray()].flat().join(","));
    return `${layer.dataset.mapLayer ?? ""}?${asked}`;
  };
  const source = `couche-${layer.value}`;
  const colour = layer.dataset.mapColour ?? "#1d5fae";
  const places = await fetched<Places>(address()).catch((error: unknown): Places => {
    // One layer that is no longer published takes nothing from the others: the page says it.
    console.error(error);
    return { complete: true };
  });
  if (!("features" in places)) return [];
  map.addSource(source, { type: "geojson", data: places as unknown as Data });
  map.addLayer({
    id: `${source}-surfaces`,
    type: "fill",
    source,
    filter: ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]],
    paint: { "fill-color": colour, "fill-opacity": 0.3, "fill-outline-color": colour },
  });
  map.addLayer({
    id: `${source}-lignes`,
    type: "line",
    source,
    filter: ["in", ["geometry-type"], ["literal", ["LineString", "MultiLineString", "Polygon", "MultiPolygon"]]],
    paint: { "line-color": colour, "line-width": 3 },
  });
  map.addLayer({
    id: `${source}-points`,
    type: "circle",
    source,
    filter: ["in", ["geometry-type"], ["literal", ["Point", "MultiPoint"]]],
    paint: { "circle-color": colour, "circle-radius": 7, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 },
  });
  if (places.complete === false) follow(map, source, address);
  return [`${source}-surfaces`, `${source}-lignes`, `${source}-points`];
}

/** Asks again for what is in sight each time that changes; an answer that comes late is left. */
function follow(map: LiveMap, source: string, address: (bounds: LngLatBounds) => string): void {
  let asking = new AbortController();
  const ask = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    try {
      const places = await fetched<Places>(address(map.getBounds()), asking.signal);
      await map.getSource<GeoJSONSource>(source)?.setData(places as unknown as Data);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) console.error(error);
    }
  };
  map.on("moveend", () => void ask());
  void ask();
}

/** Shows what is said of the place that was pressed. */
function tell(map: LiveMap, event: MapMouseEvent, layers: string[], nameless: string): void {
  const found = map.queryRenderedFeatures(event.point, { layers })[0];
  if (!found) return;
  const properties = Object.entries(found.properties as Record<string, unknown>);
  const name = properties.find(([key]) => key === "name")?.[1];
  const content = document.createElement("div");
  const title = document.createElement("strong");
  title.textContent = typeof name === "string" && name ? name : nameless;
  content.append(title);
  const facts = properties.filter(([key, value]) => key !== "name" && value !== name && value !== null && value !== "");
  for (const [key, value] of facts.slice(0, FACTS_SHOWN)) {
    const fact = document.createElement("div");
    fact.textContent = `${key}\u00a0: ${String(value)}`;
    content.append(fact);
  }
  new Popup({ maxWidth: "18rem" }).setLngLat(event.lngLat).setDOMContent(content).addTo(map);
}
