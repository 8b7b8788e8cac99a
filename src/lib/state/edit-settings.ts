import type { FactorId, GoalId, MeasureId, Settings } from '#engine/model/settings.ts';

export const withWeight = (settings: Settings, id: FactorId, weight: number): Settings => ({
	...settings,
	factors: settings.factors.map((factor) => (factor.id === id ? { ...factor, weight } : factor))
});

export const withGoal = (settings: Settings, id: GoalId, value: number): Settings => ({
	...settings,
	goals: { ...settings.goals, [id]: value }
});

/** One tolerance for all measures: the page has one slider for it. */
export const withTolerance = (settings: Settings, tolerance: number): Settings => ({
	...settings,
	measures: settings.measures.map((measure) => ({ ...measure, tolerance }))
});

export const withCentres = (settings: Settings, centres: Settings['centres']): Settings => ({ ...settings, centres });

export const toleranceOf = (settings: Settings, id: MeasureId = 'potential'): number =>
	(settings.measures.find((measure) => measure.id === id) ?? settings.measures[0])?.tolerance ?? 10;

export const weightOf = (settings: Settings, id: FactorId): number =>
	settings.factors.find((factor) => factor.id === id)?.weight ?? 0;
