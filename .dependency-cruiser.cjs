/** The rooms of ARCHITECTURE.md as executable rules. A broken one fails `npm test`. */
const rooms = ['model', 'ingest', 'score', 'measure', 'plan', 'explain', 'scenario', 'report'];
const leftOf = (room) => rooms.slice(0, rooms.indexOf(room) + 1).join('|');

const engineRooms = rooms.map((room) => ({
	name: `engine-${room}-looks-left`,
	comment: `engine/${room} imports only engine/(${leftOf(room)})`,
	severity: 'error',
	from: { path: `^src/engine/${room}/` },
	to: { path: '^src/engine/', pathNot: `^src/engine/(${leftOf(room)})/` }
}));

const never = (name, from, to, extra = {}) => ({
	name,
	severity: 'error',
	from: { path: from },
	to: { path: to, ...extra }
});

module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'every-import-resolves',
			comment: 'An unresolved path would slip through every rule below.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\$app|\\$env|\\$service-worker|\\./\\$types)' }
		},
		...engineRooms,
		never('engine-is-pure', '^src/engine/', '^(src/(lib|routes|cli|paraglide)/|workers/)'),
		never(
			'engine-knows-no-framework',
			'^src/engine/',
			'node_modules/(svelte|@sveltejs|@deck\\.gl|comlink|bits-ui|d3/)'
		),
		{
			name: 'engine-knows-no-node',
			severity: 'error',
			from: { path: '^src/engine/' },
			to: { dependencyTypes: ['core'] }
		},
		never('workers-only-engine', '^workers/', '^src/', { pathNot: '^src/engine/' }),
		{
			name: 'workers-never-reach-svelte',
			severity: 'error',
			from: { path: '^workers/' },
			to: { path: '(\\.svelte$|\\.svelte\\.ts$|^src/lib/state/)', reachable: true }
		},
		never('compute', '^src/lib/compute/', '^src/(lib|routes|cli)/', { pathNot: '^src/lib/compute/' }),
		never('state', '^src/lib/state/', '^src/(lib/(map|charts|ui|screens|server)|routes|cli)/'),
		never(
			'map-and-charts',
			'^src/lib/(map|charts)/',
			'^(src/lib/(state|compute|screens|server)|src/(routes|cli)|workers)/'
		),
		never('map-and-charts-know-only-the-model', '^src/lib/(map|charts)/', '^src/engine/', {
			pathNot: '^src/engine/model/'
		}),
		never('storage', '^src/lib/storage/', '^(src/(lib|routes|cli|paraglide)/|workers/)', {
			pathNot: '^src/lib/storage/'
		}),
		never('ui-knows-no-domain', '^src/lib/ui/', '^(src/(engine|routes|cli|lib)|workers)/', { pathNot: '^src/lib/ui/' }),
		never('screens', '^src/lib/screens/', '^(workers/.*\\.worker\\.ts|src/lib/(server|compute)/|src/(routes|cli)/)'),
		never('routes', '^src/routes/', '^(workers/|src/(engine|cli)/|src/lib/(compute|map|charts|ui)/)'),
		never('cli', '^src/cli/', '^(src/(lib|routes)/|workers/)'),
		never('deck-through-its-modules', '^(src|workers)/', '(^deck\\.gl|node_modules/deck\\.gl/)')
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(\\.svelte-kit|src/paraglide|build)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'node', 'default'],
			extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.mjs']
		}
	}
};
