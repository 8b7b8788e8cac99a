import { m } from '#paraglide/messages.js';
import { locales } from '#paraglide/runtime.js';
import { demoIds, type DemoId } from '#lib/state/demos.ts';
import { densities, preferences, themeChoices } from '#lib/state/preferences.svelte.ts';
import { drawerTabs, heatKinds, mapLayers, mapTools, type MapShow } from '#lib/state/types.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import {
	demoNames,
	densityNames,
	heatNames,
	languageNames,
	showNames,
	tabNames,
	themeNames,
	toolKeys,
	toolNames
} from './command-names.ts';
import { exportPlan } from './export-plan.ts';
import { layerName, letterOf, say } from './words.ts';

export const commandGroups = {
	view: m.cmd_group_view,
	map: m.cmd_group_map,
	plan: m.cmd_group_plan,
	file: m.cmd_group_file,
	look: m.cmd_group_look,
	go: m.cmd_group_go,
	help: m.cmd_group_help
} as const;
export type CommandGroup = keyof typeof commandGroups;

/** Anything the page can do by name: the palette, the sheet in `?` and the keys all come from one table. */
export interface Command {
	/** Stable; the palette remembers it. */
	readonly id: string;
	readonly group: CommandGroup;
	readonly label: string;
	/** `T`, `Mod+Shift+Z`; Mod is ⌘ on a Mac and Ctrl elsewhere. */
	readonly shortcut?: string;
	readonly enabled: boolean;
	/** The choice that holds now. */
	readonly on?: boolean;
	readonly run: () => void;
}

export interface CommandTargets {
	readonly workspace: Workspace;
	readonly dataset: string | null;
	readonly openDemo: (id: DemoId) => void;
}

const everyUnit = (workspace: Workspace) =>
	Uint32Array.from({ length: workspace.plan.view?.units.count ?? 0 }, (_, u) => u);

/** What "the selection" means now: picked accounts, the open card, the open territory page. */
function selected(workspace: Workspace): ArrayLike<number> {
	const { picked, selection, territory, labels, plan } = workspace;
	if (picked.length > 0) return picked;
	if (selection.row !== null) return [selection.row];
	const view = plan.view;
	if (territory === null || labels === undefined || view === null) return [];
	return Array.from(view.accountUnit.keys()).filter((row) => labels[view.accountUnit[row] ?? -1] === territory);
}

function viewCommands({ workspace }: CommandTargets, ready: boolean): Command[] {
	const { mode } = workspace;
	return [
		{
			id: 'toggle',
			group: 'view',
			label: m.cmd_toggle(),
			shortcut: 'T',
			enabled: ready,
			run: () => workspace.toggleMode()
		},
		{
			id: 'today',
			group: 'view',
			label: m.cmd_today(),
			enabled: ready,
			on: mode === 'today',
			run: () => (workspace.mode = 'today')
		},
		{
			id: 'after',
			group: 'view',
			label: m.cmd_after(),
			enabled: ready,
			on: mode === 'after',
			run: () => (workspace.mode = 'after')
		},
		{
			id: 'next-layer',
			group: 'view',
			label: m.cmd_next_layer(),
			shortcut: 'L',
			enabled: ready,
			run: () => workspace.nextLayer()
		},
		...mapLayers.map((layer): Command => {
			const label = m.cmd_layer({ name: layerName[layer]() });
			return {
				id: `layer-${layer}`,
				group: 'view',
				label,
				enabled: ready,
				on: workspace.layer === layer,
				run: () => workspace.show(layer)
			};
		}),
		...heatKinds.map((kind): Command => {
			const run = () => {
				workspace.heatBy = kind;
				workspace.show('potential');
			};
			const on = workspace.layer === 'potential' && workspace.heatBy === kind;
			return {
				id: `heat-${kind}`,
				group: 'view',
				label: m.cmd_heat({ name: heatNames[kind]() }),
				enabled: ready,
				on,
				run
			};
		}),
		...drawerTabs.map((tab, k): Command => {
			const run = () => {
				workspace.drawer = tab;
				workspace.panels.toggleDrawer(true);
			};
			const label = m.cmd_tab({ name: tabNames[tab]() });
			return {
				id: `tab-${tab}`,
				group: 'view',
				label,
				shortcut: `${k + 1}`,
				enabled: ready,
				on: workspace.drawer === tab,
				run
			};
		})
	];
}

function mapCommands({ workspace }: CommandTargets, ready: boolean): Command[] {
	const some = selected(workspace).length > 0;
	const zoom = () => (workspace.aim = { accounts: selected(workspace) });
	return [
		...mapTools.map((tool): Command => {
			const run = () => (workspace.tool = tool);
			return {
				id: `tool-${tool}`,
				group: 'map',
				label: toolNames[tool](),
				shortcut: toolKeys[tool],
				enabled: ready,
				on: workspace.tool === tool,
				run
			};
		}),
		{ id: 'zoom', group: 'map', label: m.cmd_zoom(), shortcut: 'Z', enabled: some, run: zoom },
		{
			id: 'fit',
			group: 'map',
			label: m.cmd_fit(),
			shortcut: '0',
			enabled: ready,
			run: () => (workspace.aim = { units: everyUnit(workspace) })
		},
		{
			id: 'clear',
			group: 'map',
			label: m.cmd_clear(),
			enabled: workspace.picked.length > 0,
			run: () => (workspace.picked = [])
		},
		...(Object.keys(showNames) as MapShow[]).map((show): Command => {
			const run = () => (workspace.shows = { ...workspace.shows, [show]: !workspace.shows[show] });
			return {
				id: `show-${show}`,
				group: 'map',
				label: showNames[show](),
				enabled: ready,
				on: workspace.shows[show],
				run
			};
		})
	];
}

function planCommands({ workspace }: CommandTargets, ready: boolean): Command[] {
	const { plan } = workspace;
	const runLabel = plan.activity === 'planning' ? m.cmd_stop() : m.cmd_continue();
	return [
		{ id: 'run', group: 'plan', label: runLabel, shortcut: 'S', enabled: ready, run: () => workspace.toggleRun() },
		{
			id: 'undo',
			group: 'plan',
			label: m.key_undo(),
			shortcut: 'Mod+Z',
			enabled: plan.history.canUndo,
			run: () => plan.undo()
		},
		{
			id: 'redo',
			group: 'plan',
			label: m.key_redo(),
			shortcut: 'Mod+Shift+Z',
			enabled: plan.history.canRedo,
			run: () => plan.redo()
		},
		{ id: 'reset', group: 'plan', label: m.cmd_reset(), enabled: ready, run: () => workspace.reset() }
	];
}

function fileCommands({ workspace, dataset, openDemo }: CommandTargets): Command[] {
	const planned = workspace.plan.epoch !== null;
	return [
		{ id: 'open', group: 'file', label: m.open_title(), shortcut: 'O', enabled: true, run: () => workspace.ask([]) },
		...demoIds.map((id): Command => {
			const label = m.cmd_open_demo({ name: demoNames[id]() });
			return { id: `demo-${id}`, group: 'file', label, enabled: true, on: dataset === id, run: () => openDemo(id) };
		}),
		{
			id: 'save',
			group: 'file',
			label: m.save_plan(),
			enabled: planned,
			run: () => void exportPlan(workspace, 'revir')
		},
		{
			id: 'xlsx',
			group: 'file',
			label: say(m.export_xlsx),
			enabled: planned,
			run: () => void exportPlan(workspace, 'xlsx')
		},
		{
			id: 'export',
			group: 'file',
			label: m.export_more(),
			enabled: planned,
			run: () => (workspace.dialog = 'export')
		},
		{ id: 'print', group: 'file', label: m.cmd_print(), enabled: workspace.plan.view !== null, run: () => print() }
	];
}

const lookCommands = (workspace: Workspace): Command[] => [
	...locales.map((language): Command => {
		const label = m.cmd_language({ name: languageNames[language] });
		const on = preferences.language === language;
		return {
			id: `language-${language}`,
			group: 'look',
			label,
			enabled: true,
			on,
			run: () => preferences.speak(language)
		};
	}),
	...themeChoices.map((theme): Command => {
		const label = m.cmd_theme({ name: themeNames[theme]() });
		const on = preferences.theme === theme;
		return { id: `theme-${theme}`, group: 'look', label, enabled: true, on, run: () => preferences.set({ theme }) };
	}),
	...densities.map((density): Command => {
		const label = m.cmd_density({ name: densityNames[density]() });
		const on = preferences.density === density;
		return {
			id: `density-${density}`,
			group: 'look',
			label,
			enabled: true,
			on,
			run: () => preferences.set({ density })
		};
	}),
	{
		id: 'preferences',
		group: 'look',
		label: m.cmd_preferences(),
		shortcut: 'Mod+,',
		enabled: true,
		run: () => (workspace.dialog = 'preferences')
	}
];

const goCommands = (workspace: Workspace, ready: boolean): Command[] =>
	(workspace.plan.view?.reps ?? []).map((rep, index): Command => {
		const label = m.cmd_territory({ letter: letterOf(index), name: rep.name });
		const on = workspace.territory === index;
		return {
			id: `territory-${rep.id}`,
			group: 'go',
			label,
			enabled: ready,
			on,
			run: () => (workspace.territory = index)
		};
	});

const helpCommands = (workspace: Workspace, dataset: string | null): Command[] => [
	{
		id: 'palette',
		group: 'help',
		label: m.cmd_palette(),
		shortcut: 'Mod+K',
		enabled: true,
		run: () => (workspace.dialog = 'palette')
	},
	{
		id: 'help',
		group: 'help',
		label: m.help_title(),
		shortcut: '?',
		enabled: true,
		run: () => (workspace.dialog = 'help')
	},
	{ id: 'tour', group: 'help', label: m.cmd_tour(), enabled: dataset !== null, run: () => (workspace.dialog = 'tour') }
];

/** Every command, with what it is called and whether it can run just now. */
export function pageCommands(targets: CommandTargets): Command[] {
	const { workspace, dataset } = targets;
	const ready = workspace.plan.view !== null && workspace.plan.opening === null;
	return [
		...viewCommands(targets, ready),
		...mapCommands(targets, ready),
		...planCommands(targets, ready),
		...fileCommands(targets),
		...lookCommands(workspace),
		...goCommands(workspace, ready),
		...helpCommands(workspace, dataset)
	];
}
