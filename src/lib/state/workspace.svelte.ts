import { createContext } from 'svelte';
import { toleranceOf } from './edit-settings.ts';
import { FindingsState } from './findings.svelte.ts';
import type { Keeper } from './keeper.svelte.ts';
import { Panels } from './panels.svelte.ts';
import { PlanState } from './plan.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { Theme } from './theme.svelte.ts';
import {
	mapLayers,
	type Aim,
	type Camera,
	type DialogId,
	type DrawerTab,
	type HeatBy,
	type MapLayer,
	type MapShow,
	type MapTool,
	type Toast,
	type ViewMode
} from './types.ts';
import type { Settings } from '#engine/model/settings.ts';

/** Everything the first page shows: the plan, and how the reader looks at it. */
export class Workspace {
	readonly plan: PlanState;
	readonly theme = new Theme();
	readonly panels = new Panels();
	readonly selection: Selection;
	readonly findings: FindingsState;
	mode = $state<ViewMode>('today');
	layer = $state<MapLayer>('territories');
	/** Territory pointed at in a chart, the table or the map. */
	focus = $state<number | null>(null);
	heatBy = $state<HeatBy>('district');
	shows = $state<Record<MapShow, boolean>>({ accounts: false, homes: true, travel: false, labels: true });
	tool = $state<MapTool>('pan');
	/** Where the map looks; null = the whole plan. Written by the map, kept in the URL. */
	camera = $state.raw<Camera | null>(null);
	/** The map moves there once; a new object is a new wish. */
	aim = $state.raw<Aim | null>(null);
	drawer = $state<DrawerTab>('territories');
	/** Accounts chosen by box, lasso, table or a finding: rows of the open file. */
	picked = $state.raw<readonly number[]>([]);
	/** Rep index of the open territory page. */
	territory = $state<number | null>(null);
	dialog = $state<DialogId>(null);
	dropped = $state.raw<readonly File[]>([]);
	toasts = $state.raw<readonly Toast[]>([]);
	/** Once something of the reader's own is open, or was kept before. */
	keeping = $state.raw<Keeper | null>(null);
	#toastCount = 0;

	readonly planned = $derived.by(() => this.mode === 'after' && this.plan.epoch !== null);
	readonly labels = $derived.by(() =>
		this.mode === 'after' ? (this.plan.epoch?.labels ?? this.plan.view?.todayLabels) : this.plan.view?.todayLabels
	);
	/** False when no account has a rep yet: then today's figures say nothing. */
	readonly owned = $derived.by(() => this.plan.view?.todayKnown ?? false);
	readonly tolerance = $derived.by(() => toleranceOf(this.plan.settings));

	constructor(plan: PlanState = new PlanState()) {
		this.plan = plan;
		this.findings = new FindingsState(plan);
		this.selection = new Selection((row) => plan.ask('account', row));
		plan.onRenumbered = () => this.#renumbered();
	}

	/** Whoever changes a setting wants to see what it does: the view goes to After. */
	set(settings: Settings, key: string): void {
		this.mode = 'after';
		this.plan.change(settings, key);
	}

	/** A hand edit: shown on the proposal, with a toast that takes it back. */
	edit(settings: Settings, key: string, told: string): void {
		this.mode = 'after';
		this.plan.edit(settings, key);
		this.tell(told, () => this.plan.undo());
	}

	/** Short message that goes away by itself. */
	tell(text: string, undo: (() => void) | null = null, actions: Toast['actions'] = []): void {
		const step = this.plan.history.last;
		const stands = () => this.plan.history.last === step;
		this.toasts = [...this.toasts.slice(-2), { id: ++this.#toastCount, text, undo, stands, actions }];
	}

	/** Comes with its own code: a demo needs none of it. */
	async keeper(): Promise<Keeper> {
		const { Keeper } = await import('./keeper.svelte.ts');
		return (this.keeping ??= new Keeper(this.plan));
	}

	forget(id: number): void {
		this.toasts = this.toasts.filter((toast) => toast.id !== id);
	}

	reset(): void {
		this.mode = 'after';
		this.plan.reset();
	}

	/** Opens a dialog for one's own files, with what was dropped already. */
	ask(files: readonly File[], dialog: 'import' | 'open' = 'open'): void {
		this.dropped = files;
		this.dialog = dialog;
	}

	/** Rows, reps and units have new numbers: what was chosen by the old ones is let go. */
	#renumbered(): void {
		this.selection.close();
		this.picked = [];
		this.territory = null;
		this.focus = null;
		this.aim = null;
	}

	toggleMode(): void {
		this.mode = this.mode === 'today' ? 'after' : 'today';
	}

	/** What changes can only be seen on the proposal. */
	show(layer: MapLayer): void {
		this.layer = layer;
		if (layer === 'change') this.mode = 'after';
	}

	nextLayer(): void {
		this.show(mapLayers[(mapLayers.indexOf(this.layer) + 1) % mapLayers.length] ?? 'territories');
	}

	toggleRun(): void {
		if (this.plan.activity === 'planning') this.plan.stop();
		else this.plan.continue();
	}
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
