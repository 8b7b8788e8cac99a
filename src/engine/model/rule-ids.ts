import { measureIds, type MeasureId } from './settings.ts';

/** Ids of what a plan must respect besides the rules of the settings, which cannot have them: the locks of the file, and one per
 *  tolerance. */
export const DATA_LOCKS = 'data';
const prefix = 'tolerance:';
export const toleranceId = (measure: MeasureId): string => `${prefix}${measure}`;

/** The measure whose tolerance an id names; null = it names something else. */
export const measureOfTolerance = (id: string): MeasureId | null =>
	measureIds.find((measure) => toleranceId(measure) === id) ?? null;

export const isReservedId = (id: string): boolean => id === DATA_LOCKS || id.startsWith(prefix);
