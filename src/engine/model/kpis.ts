/** Every figure a screen, report or command line shows. Shares and deviations are fractions (0.12 = 12 %).
 *  Definitions: docs/formats/measures.md. Unassigned accounts are a state of their own, never a territory. */
export interface Kpis {
	/** Population standard deviation of dev(t, potential). */
	readonly potentialSpread: number;
	/** Largest load / smallest load of potential; Infinity when a territory holds none. */
	readonly maxMinRatio: number;
	/** Largest |dev| of potential. */
	readonly largestGap: number;
	readonly gini: number;
	/** Share of territories with |dev(potential)| ≤ band. */
	readonly insideBand: number;
	/** Σ visits·travel / Σ visits, hours. */
	readonly travelHoursPerVisit: number;
	readonly travelHoursPerYear: number;
	readonly travelKmPerYear: number;
	readonly travelCostPerYear: number;
	/** Travel hours / capacity hours. */
	readonly travelShareOfFieldTime: number;
	/** Served hours / required hours. */
	readonly coverage: number;
	readonly uncoveredPotential: number;
	/** Of accounts that have an owner. */
	readonly movedAccounts: number;
	readonly movedRevenue: number;
	readonly movedRelationshipYears: number;
	readonly protectedMoved: number;
	/** Workload-weighted mean crow-fly km to the centre. */
	readonly compactnessKm: number;
	readonly polsbyPopper: number;
	/** Units outside the part that holds the centre. */
	readonly outsideUnits: number;
	/** Units with owners of two territories (today) and units with accounts but no owner. */
	readonly overlapUnits: number;
	readonly holeUnits: number;
	readonly unassignedAccounts: number;
	readonly growth: number;
	readonly territories: readonly TerritoryKpis[];
}

export interface TerritoryKpis {
	readonly repId: string;
	readonly accounts: number;
	readonly customers: number;
	readonly units: number;
	readonly potential: number;
	readonly revenue: number;
	/** load − 1 of potential, and of the weighted index. */
	readonly potentialDev: number;
	readonly indexDev: number;
	readonly workloadHours: number;
	readonly capacityHours: number;
	readonly travelHours: number;
	readonly travelHoursPerVisit: number;
	readonly visits: number;
	readonly gained: number;
	readonly lost: number;
	readonly outsideUnits: number;
}
