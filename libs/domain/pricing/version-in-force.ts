import type { PlainDate } from '../calendar/plain-date';

/** The latest dated version that took effect on or before a day, in whatever order they are given. */
export function versionInForce<V extends { readonly effectiveFrom: PlainDate }>(
  versions: Iterable<V>,
  on: PlainDate,
): V | undefined {
  let inForce: V | undefined;
  for (const version of versions)
    if (version.effectiveFrom <= on && (!inForce || version.effectiveFrom > inForce.effectiveFrom)) inForce = version;
  return inForce;
}
