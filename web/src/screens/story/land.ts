/** The coasts, fetched from our own server once they are to be drawn: they are much larger than the rest of the screen. */
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { FeatureCollection } from "geojson";
import file from "world-atlas/land-50m.json?url";

let read: Promise<FeatureCollection> | undefined;

export function land(): Promise<FeatureCollection> {
  read ??= fetched().catch((error: unknown) => {
    read = undefined;
    throw error;
  });
  return read;
}

async function fetched(): Promise<FeatureCollection> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`The coasts could not be loaded (${answer.status}).`);
  const topology = (await answer.json()) as Topology;
  const { land: coasts } = topology.objects;
  if (coasts?.type !== "GeometryCollection") throw new Error("The file of coasts is not as expected.");
  return feature(topology, coasts);
}
