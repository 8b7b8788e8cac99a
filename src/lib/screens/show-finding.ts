import type { Finding } from '#engine/explain/findings.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';

/** Puts a finding before the reader's eyes: the side it is about, its accounts picked, the map on them. */
export function showFinding(workspace: Workspace, finding: Finding, side: 'today' | 'plan'): void {
	workspace.mode = side === 'today' ? 'today' : 'after';
	workspace.layer = 'territories';
	workspace.picked = [...finding.accounts];
	if (finding.accounts.length > 0) workspace.shows.accounts = true;
	if (finding.id === 'long-travel') workspace.shows.travel = true;
	if (finding.reps.length > 0) {
		workspace.focus = finding.reps.length === 1 ? (finding.reps[0] ?? null) : null;
		workspace.drawer = 'territories';
		workspace.aim = { units: unitsOf(workspace, finding.reps) };
	} else if (finding.units.length > 0) workspace.aim = { accounts: finding.accounts, units: finding.units };
	// What is not on the map can only be read in the table.
	else workspace.drawer = 'accounts';
}

function unitsOf(workspace: Workspace, reps: Int32Array): number[] {
	const wanted = new Set(reps);
	const units: number[] = [];
	workspace.labels?.forEach((rep, unit) => {
		if (wanted.has(rep)) units.push(unit);
	});
	return units;
}
