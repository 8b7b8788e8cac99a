import { untrack } from 'svelte';
import {
	defaultRangeExtractor,
	elementScroll,
	observeElementOffset,
	observeElementRect,
	Virtualizer
} from '@tanstack/virtual-core';

interface Options {
	readonly scroller: HTMLElement | null;
	readonly count: number;
	/** Pixels. */
	readonly rowHeight: number;
	/** Pixels that a sticky head and foot cover. */
	readonly head: number;
	readonly foot: number;
	/** Row that is drawn even when it is scrolled away (it holds the focus); −1 = none. */
	readonly keep: number;
}

/** Which rows of equal height are in sight. To be created while a component is set up. */
export class VirtualRows {
	#version = $state(0);
	#virtualizer: Virtualizer<HTMLElement, HTMLElement>;
	/** Indices to draw, ascending. */
	readonly indices = $derived.by(() => {
		void this.#version;
		return this.#virtualizer.getVirtualItems().map(({ index }) => index);
	});
	/** First and last row in sight. */
	readonly range = $derived.by(() => {
		void this.#version;
		return this.#virtualizer.range;
	});

	constructor(options: () => Options) {
		const settings = ({ scroller, count, rowHeight, head, foot, keep }: Options) => ({
			count,
			getScrollElement: () => scroller,
			estimateSize: () => rowHeight,
			scrollMargin: head,
			scrollPaddingStart: head,
			scrollPaddingEnd: foot,
			overscan: 8,
			rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
				const seen = defaultRangeExtractor(range);
				if (keep < 0 || keep >= count || seen.includes(keep)) return seen;
				return [...seen, keep].sort((a, b) => a - b);
			},
			observeElementRect,
			observeElementOffset,
			scrollToFn: elementScroll,
			onChange: () => this.#version++
		});
		this.#virtualizer = new Virtualizer(untrack(() => settings(options())));
		let height = untrack(options).rowHeight;
		$effect(() => this.#virtualizer._didMount());
		$effect(() => {
			const now = options();
			this.#virtualizer.setOptions(settings(now));
			if (now.rowHeight !== height) this.#virtualizer.measure();
			height = now.rowHeight;
			this.#virtualizer._willUpdate();
			untrack(() => this.#version++);
		});
	}

	/** Scrolls as little as it takes. */
	reveal(index: number): void {
		this.#virtualizer.scrollToIndex(index, { align: 'auto' });
	}
}
