import { untrack } from 'svelte';
import { afterNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { readUrl, urlOf, type UrlView } from './url-state.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The map moves many times a second; the address follows when it rests. */
const restMs = 300;
const quietly = { keepFocus: true, noScroll: true };

/** Keeps the address and the view of the page equal. Made while the page's component is. */
export class UrlSync {
	#workspace: Workspace;
	/** Part of a link that waits for the plan it speaks of. */
	#wanted = $state.raw<UrlView | null>(null);
	#data = $state<UrlView['data']>('own');
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #now = $derived.by((): UrlView => {
		const { mode, layer, heatBy, drawer, camera, territory, selection, plan } = this.#workspace;
		return {
			...{ data: this.#data, view: mode, layer, heatBy, drawer, camera },
			territory: territory === null ? null : (plan.view?.reps[territory]?.id ?? null),
			account: selection.row === null ? null : (selection.card?.id ?? null)
		};
	});

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		this.#data = readUrl(page.url.searchParams).data;
		this.#show(readUrl(page.url.searchParams));
		afterNavigate(({ type }) => {
			if (type === 'popstate') this.#show(readUrl(page.url.searchParams));
		});
		$effect(() => this.#restore());
		$effect(() => this.#write());
	}

	/** Another plan is on its way: the view starts anew, unless a link says otherwise. */
	opens(data: UrlView['data']): void {
		const { selection } = this.#workspace;
		selection.close();
		this.#workspace.territory = null;
		this.#workspace.picked = [];
		this.#workspace.focus = null;
		this.#workspace.aim = null;
		this.#workspace.camera = this.#wanted?.camera ?? null;
		this.#data = data;
	}

	/** A deliberate step to another plan: Back leads to the one before, unless that is none (`replaceState`). */
	async go(data: UrlView['data'], replaceState = false): Promise<void> {
		clearTimeout(this.#timer);
		this.#wanted = null;
		const { layer, heatBy, drawer } = this.#now;
		const next: UrlView = { data, view: 'today', layer, heatBy, drawer, territory: null, account: null, camera: null };
		await goto(urlOf(next), { ...quietly, replaceState });
		this.#workspace.mode = 'today';
	}

	/** Looks as the link says; what needs the plan waits for it. */
	#show(asked: UrlView): void {
		clearTimeout(this.#timer);
		this.#workspace.mode = asked.view;
		this.#workspace.layer = asked.layer;
		this.#workspace.heatBy = asked.heatBy;
		this.#workspace.drawer = asked.drawer;
		if (asked.camera !== null) this.#workspace.camera = asked.camera;
		this.#wanted = asked;
	}

	#restore(): void {
		const { plan } = this.#workspace;
		const wanted = this.#wanted;
		const { view, opening } = plan;
		if (wanted === null || view === null || opening !== null || wanted.data !== this.#data) return;
		untrack(() => {
			const index = view.reps.findIndex(({ id }) => id === wanted.territory);
			this.#workspace.territory = index < 0 ? null : index;
			if (wanted.account === null) this.#workspace.selection.close();
			else void this.#openAccount(wanted.account);
			this.#wanted = null;
		});
	}

	async #openAccount(id: string): Promise<void> {
		const { plan, selection } = this.#workspace;
		const view = plan.view;
		if (view === null || selection.card?.id === id) return;
		const [found] = await plan.ask('findAccounts', id, 1).catch(() => []);
		if (found?.id === id && view === plan.view) selection.openUnit(view, view.accountUnit[found.row] ?? -1, found.row);
	}

	#write(): void {
		const now = this.#now;
		const { plan } = this.#workspace;
		if (this.#wanted !== null || plan.view === null || plan.opening !== null) return;
		untrack(() => {
			clearTimeout(this.#timer);
			const shown = readUrl(page.url.searchParams);
			if (urlOf(now) === urlOf(shown) || now.data !== shown.data) return;
			// Opening a territory is a step that Back takes back; everything else is the same step seen otherwise.
			if (now.territory !== shown.territory) void goto(urlOf(now), quietly);
			else this.#timer = setTimeout(() => void goto(urlOf(now), { ...quietly, replaceState: true }), restMs);
		});
	}
}
