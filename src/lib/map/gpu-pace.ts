/** Tells when the GPU has finished what was submitted, so that a slow one (software rendering) is never handed a second
 *  frame on top of the first: the page would freeze behind the queue. */
export class GpuPace {
	/** Milliseconds from submitting to finished, last frame. */
	lastMs = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	get busy(): boolean {
		return this.#timer !== null;
	}

	/** Calls back once, after the GPU is done and has rested twice as long as a slow frame took. */
	afterFrame(gl: WebGL2RenderingContext, done?: () => void): void {
		this.cancel();
		const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
		gl.flush();
		const started = performance.now();
		const check = () => {
			const open = fence !== null && !gl.isContextLost() && gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED;
			if (open && performance.now() - started < 5000) {
				this.#timer = setTimeout(check, 8);
				return;
			}
			if (fence !== null) gl.deleteSync(fence);
			this.lastMs = performance.now() - started;
			const rest = this.lastMs > 40 ? Math.min(1000, 2 * this.lastMs) : 0;
			this.#timer = setTimeout(() => {
				this.#timer = null;
				done?.();
			}, rest);
		};
		this.#timer = setTimeout(check, 4);
	}

	cancel(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
