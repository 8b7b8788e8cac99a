import type { PlainError } from '#engine/model/errors.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { PlanClient, PlanQueries } from '#lib/compute/plan-client.ts';

// The contract lives with the worker; the page knows it through the client it talks to.
export type PlanView = Awaited<ReturnType<PlanClient['refit']>>;
export type OpenStage = Parameters<Parameters<PlanClient['open']>[1]>[0];
export type EpochEvent = Parameters<Parameters<PlanClient['start']>[1]>[0];
/** Answer to a question asked through `PlanState.ask`. */
export type Answer<K extends keyof PlanQueries> = Awaited<ReturnType<PlanQueries[K]>>;
export type AccountCard = Answer<'account'>;
export type ComputeStatus = Parameters<Parameters<PlanClient['onStatus']>[0]>[0];

export type Activity = 'idle' | 'planning' | 'stopped' | 'done';

export type ViewMode = 'today' | 'after';
export type MapLayer = 'territories' | 'potential' | 'change';
export const mapLayers: readonly MapLayer[] = ['territories', 'potential', 'change'];

/** What the heat map sums over. */
export type HeatBy = 'district' | 'hexagon' | 'account';
export const heatKinds: readonly HeatBy[] = ['district', 'hexagon', 'account'];
/** What the pointer does on the map. */
export type MapTool = 'pan' | 'box' | 'lasso' | 'barrier';
export const mapTools: readonly MapTool[] = ['pan', 'box', 'lasso', 'barrier'];
export type DrawerTab = 'territories' | 'accounts' | 'findings';
export const drawerTabs: readonly DrawerTab[] = ['territories', 'accounts', 'findings'];
export type MapShow = 'accounts' | 'homes' | 'travel' | 'labels';
/** `import` reads files of any kind; `check` looks for problems in the data that are open. */
export type DialogId = 'check' | 'export' | 'help' | 'import' | 'open' | 'palette' | 'preferences' | 'tour' | null;
/** Opens files of the reader's own; resolves to whether a plan was opened. */
export type OpenFiles = (accounts: File, reps: File | null, given?: OpenedWith) => Promise<boolean>;
/** What goes with files that are opened. */
export interface OpenedWith {
	/** Those of the plan before, where the files hold the same data; null = those of the file, else the defaults. */
	readonly settings?: Settings | null;
	/** Polygons that become the basic units. */
	readonly areas?: File | null;
	/** What was told of the files that these came of. */
	readonly notices?: PlanView['notices'];
	/** How many are known to be open in the data. */
	readonly problems?: number;
}
/** Opens a plan that is kept in this browser; null = the newest. */
export type OpenKept = (id: string | null) => void;
/** Where the map looks. */
export interface Camera {
	readonly longitude: number;
	readonly latitude: number;
	readonly zoom: number;
}
/** Part of the plan that the map should show next. */
export interface Aim {
	readonly accounts?: ArrayLike<number>;
	readonly units?: ArrayLike<number>;
}
export interface Toast {
	readonly id: number;
	readonly text: string;
	/** Takes back what the toast tells of. */
	readonly undo: (() => void) | null;
	/** Whether `undo` would still take back just that: nothing was changed since. */
	readonly stands: () => boolean;
	/** What else may be done about it. */
	readonly actions: readonly ToastAction[];
}
export interface ToastAction {
	readonly label: string;
	readonly run: () => void;
}

/** What the page shows of a failure: a catalogued error, or the bare text of one nobody foresaw. */
export type Failure =
	| { readonly kind: 'catalogued'; readonly error: PlainError }
	| { readonly kind: 'demo'; readonly detail: string }
	| { readonly kind: 'unexpected'; readonly detail: string };
