import { color, Layer, project32, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import { Model } from '@luma.gl/engine';

// luma reads one field per line.
const block = `\
layout(std140) uniform accountDotUniforms {
  vec4 rim;
} accountDot;
`;
const accountDot = { name: 'accountDot', vs: block, fs: block, uniformTypes: { rim: 'vec4<f32>' } } as const;

const vs = `\
#version 300 es
#define SHADER_NAME dot-layer-vertex-shader
in vec3 positions;
in vec3 positions64Low;
in float radii;
in vec4 colors;
out vec4 vColor;
out float vRadius;
void main(void) {
  geometry.worldPosition = positions;
  gl_Position = project_position_to_clipspace(positions, positions64Low, vec3(0.0), geometry.position);
  vRadius = radii * project.devicePixelRatio;
  gl_PointSize = 2.0 * vRadius + 1.0;
  vColor = vec4(colors.rgb, colors.a * layer.opacity);
}
`;
const fs = `\
#version 300 es
#define SHADER_NAME dot-layer-fragment-shader
precision highp float;
in vec4 vColor;
in float vRadius;
out vec4 fragColor;
void main(void) {
  float away = length(gl_PointCoord - 0.5) * (2.0 * vRadius + 1.0);
  float inside = 1.0 - smoothstep(vRadius - 0.5, vRadius + 0.5, away);
  if (inside <= 0.0) discard;
  float rim = accountDot.rim.a * smoothstep(vRadius - 1.5, vRadius - 0.5, away);
  fragColor = vec4(mix(vColor.rgb, accountDot.rim.rgb, rim), vColor.a * inside);
}
`;

export interface DotLayerProps {
	data: {
		readonly length: number;
		readonly attributes: {
			readonly getPosition: { readonly value: Float32Array; readonly size: 2 };
			readonly getRadius: { readonly value: Float32Array; readonly size: 1 };
			readonly getColor: { readonly value: Uint8Array; readonly size: 4; readonly normalized: true };
		};
	};
	/** Colour of the edge, 0–255; the last is how strong it is. */
	rim: readonly [number, number, number, number];
}

/** Round points of a size in pixels, one vertex each: about eight times cheaper than instanced circles where WebGL is
 *  software. Binary data only. */
export class DotLayer extends Layer<Required<DotLayerProps> & Required<LayerProps>> {
	static override layerName = 'DotLayer';
	static override defaultProps = {
		getPosition: { type: 'accessor', value: [0, 0, 0] },
		getRadius: { type: 'accessor', value: 2 },
		getColor: { type: 'accessor', value: [0, 0, 0, 255] },
		rim: { type: 'array', value: [255, 255, 255, 0] }
	} as never;
	declare state: { model?: Model };

	override getShaders() {
		return super.getShaders({ vs, fs, modules: [project32, color, accountDot] });
	}

	override initializeState(): void {
		this.getAttributeManager()!.add({
			positions: { size: 3, type: 'float64', fp64: this.use64bitPositions(), accessor: 'getPosition' },
			radii: { size: 1, accessor: 'getRadius' },
			colors: { size: 4, type: 'unorm8', accessor: 'getColor' }
		});
	}

	override updateState(params: UpdateParameters<this>): void {
		super.updateState(params);
		if (!params.changeFlags.extensionsChanged && this.state.model !== undefined) return;
		this.state.model?.destroy();
		this.state.model = new Model(this.context.device, {
			...this.getShaders(),
			id: this.props.id,
			bufferLayout: this.getAttributeManager()!.getBufferLayouts(),
			topology: 'point-list'
		});
		this.getAttributeManager()!.invalidateAll();
	}

	override draw(): void {
		const { model } = this.state;
		if (model === undefined) return;
		const [r, g, b, strength] = this.props.rim;
		model.shaderInputs.setProps({ accountDot: { rim: [r / 255, g / 255, b / 255, strength / 255] } });
		model.setVertexCount(this.props.data.length);
		model.draw(this.context.renderPass);
	}
}
