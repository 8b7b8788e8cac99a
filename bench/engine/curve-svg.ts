import { line, scaleLog, scaleSqrt, curveStepAfter, type ScaleContinuousNumeric } from 'd3';
import type { AnytimeRun } from './anytime.ts';
import { CURVE_TASKS, type Curve } from './curves.ts';

const WIDTH = 1080;
const HEIGHT = 600;
const PANEL = { width: 270, height: 210, left: 60, top: 60, gapX: 45, gapY: 60 };
const FROM = 0.03;
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'];
/** Dark enough on white and light enough on black; the dashes tell lines apart without colour. */
const LIGHT = ['#0b62c4', '#b3400a', '#177245', '#8a2fb0', '#6b5900', '#b01e5b'];
const DARK = ['#7db8ff', '#ffa066', '#6fd79c', '#d79bff', '#e0cb55', '#ff8fb8'];

interface Panel {
	readonly title: string;
	readonly unit: string;
	readonly most: number;
	readonly ticks: readonly number[];
	/** Where each run is above zero. */
	readonly value: (run: AnytimeRun, epoch: AnytimeRun['epochs'][number]) => number;
}

const PANELS: readonly Panel[] = [
	{
		title: 'travel above the last plan’s',
		unit: '%',
		most: 30,
		ticks: [0, 1, 3, 10, 20, 30],
		value: (run, { travelKm }) => (travelKm / run.epochs.at(-1)!.travelKm - 1) * 100
	},
	{
		title: 'deviation beyond the tolerance',
		unit: 'pp',
		most: 60,
		ticks: [0, 1, 5, 15, 30, 60],
		value: (_, { excess }) => excess
	}
];

/** Small multiples: a column per task, travel above and excess below, a line per instance. Readable on light and dark. */
export function curveSvg(curves: readonly Curve[]): string {
	const names = [...new Set(curves.map(({ instance }) => instance))];
	const last = Math.max(...curves.map(({ run }) => run.epochs.at(-1)!.cpuSeconds));
	const time = scaleLog([FROM, last], [0, PANEL.width]).clamp(true);
	const panels = PANELS.flatMap((panel, row) =>
		CURVE_TASKS.map((task, column) => {
			const x = PANEL.left + column * (PANEL.width + PANEL.gapX);
			const y = PANEL.top + row * (PANEL.height + PANEL.gapY);
			const own = curves.filter((curve) => curve.task === task);
			return `<g transform="translate(${x} ${y})">${panelSvg(panel, task, own, names, time)}</g>`;
		})
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="12">
<title id="title">Quality over CPU time: travel and excess of the best plan, by task and instance</title>
<style>${styles()}</style>
<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>
${legend(names)}
${panels.join('\n')}
</svg>
`;
}

type Scale = ScaleContinuousNumeric<number, number>;

function panelSvg(panel: Panel, task: string, curves: readonly Curve[], names: readonly string[], time: Scale): string {
	const { width, height } = PANEL;
	const size = scaleSqrt([0, panel.most], [height, 0]).clamp(true);
	const grid = panel.ticks
		.map(
			(tick) => `<path class="grid" d="M0 ${at(size(tick))}H${width}"/>${text(-8, size(tick) + 4, String(tick), 'end')}`
		)
		.join('');
	const hours = [0.1, 0.5, 1, 2, 5, 10]
		.filter((tick) => time.domain()[1]! >= tick)
		.map((tick) => `<path class="grid" d="M${at(time(tick))} 0V${height}"/>${text(time(tick), height + 16, `${tick}`)}`)
		.join('');
	const path = line<readonly [number, number]>(
		([seconds]) => time(seconds),
		([, value]) => size(Math.max(0, value))
	)
		.curve(curveStepAfter)
		.digits(1);
	const lines = curves.map(({ instance, run }) => {
		const points = run.epochs.map((epoch) => [epoch.cpuSeconds, panel.value(run, epoch)] as const);
		return `<path class="line k${names.indexOf(instance)}" d="${path(thinned(points)) ?? ''}"><title>${instance}</title></path>`;
	});
	const heading = `${task}: ${panel.title} (${panel.unit})`;
	return `${text(0, -10, heading, 'start')}${grid}${hours}${text(width, height + 32, 'CPU s', 'end')}${lines.join('')}`;
}

/** Steps that change nothing are left out. */
function thinned(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
	return points.filter(([, value], k) => k === 0 || k === points.length - 1 || value !== points[k - 1]![1]);
}

function legend(names: readonly string[]): string {
	return names
		.map((name, k) => {
			const x = PANEL.left + k * 165;
			return `<path class="line k${k}" d="M${x} 18h36"/>${text(x + 44, 22, name, 'start')}`;
		})
		.join('\n');
}

function styles(): string {
	const rules = (colours: readonly string[]): string => colours.map((colour, k) => `.k${k}{stroke:${colour}}`).join('');
	const dashes = DASHES.map((dash, k) => `.k${k}{stroke-dasharray:${dash}}`).join('');
	return (
		`.paper{fill:#fff}text{fill:#222}.grid{stroke:#0002;fill:none}.line{fill:none;stroke-width:1.8}${dashes}${rules(LIGHT)}` +
		`@media (prefers-color-scheme:dark){.paper{fill:#16181c}text{fill:#e6e6e6}.grid{stroke:#fff3}${rules(DARK)}}`
	);
}

const at = (value: number): string => value.toFixed(1);
const text = (x: number, y: number, words: string, anchor = 'middle'): string =>
	`<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${words}</text>`;
