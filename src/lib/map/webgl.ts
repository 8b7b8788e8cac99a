/** Whether this browser gives the page a WebGL 2 context at all; the context asked for is handed back at once. */
export function webglAvailable(): boolean {
	const gl = document.createElement('canvas').getContext('webgl2');
	gl?.getExtension('WEBGL_lose_context')?.loseContext();
	return gl !== null;
}
