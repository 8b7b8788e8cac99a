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
		// The worst one first; asked again, the next one.
		const at = finding.reps.indexOf(workspace.focus ?? -1);
		const rep = finding.reps[(at + 1) % finding.reps.length] ?? 0;
		workspace.focus = rep;
		workspace.drawer = 'territories';
		workspace.aim = { units: unitsOf(workspace, rep) };
	} else if (finding.units.length > 0) workspace.aim = { accounts: finding.accounts, units: finding.units };
	// What is not on the map can only be read in the table.
	else workspace.drawer = 'accounts';
}

function unitsOf(workspace: Workspace, rep: number): number[] {
	const units: number[] = [];
	workspace.labels?.forEach((owner, unit) => {
		if (owner === rep) units.push(unit);
	});
	return units;
}
