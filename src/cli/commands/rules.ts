import { ruleFacts } from '#engine/explain/rule-facts.ts';
import { RevirError } from '#engine/model/errors.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { reachedOf } from '#engine/scenario/reached.ts';
import { breaksUnder } from '#engine/scenario/breaks.ts';
import { createSession } from '#engine/scenario/session.ts';
import { command, json } from '../io/command.ts';
import { checkWritable, writeOutput } from '../io/files.ts';
import { geographyFor } from '../io/geography.ts';
import { log, round } from '../io/output.ts';
import { readPlan } from '../io/plan.ts';
import { planBytes } from '../io/plan-output.ts';
import { brokenJson, clashJson, clashOf, hoursOf, limiting, pricesOf, priceText } from '../io/rule-study.ts';
import { ruleText } from '../io/rule-text.ts';

const DEFAULT_EPOCHS = 40;

export const rulesCommand = command({
	name: 'rules',
	summary: 'says which rules a plan keeps, what each costs, which of them clash and the way out',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: {
		price: {
			kind: 'switch',
			doc: 'searches for least travel with and without each rule: hours a year, an estimate with its proved limit'
		},
		clash: { kind: 'switch', doc: 'finds the rules that cannot hold together, and the cheapest way out' },
		'relaxed-out': { kind: 'text', value: 'y.revir', doc: 'writes the best plan under the cheapest way out' },
		epochs: {
			kind: 'whole',
			value: 'N',
			min: 1,
			max: 1_000_000,
			doc: `epochs for that plan; default ${DEFAULT_EPOCHS}`
		},
		json
	},
	async run(flags, files) {
		const relaxedOut = flags['relaxed-out'];
		checkWritable(relaxedOut);
		const { file, plan, scenario } = readPlan(files[0]!);
		const geography = await geographyFor(plan.dataset.accounts);
		const prepared = prepare(plan.dataset, scenario.settings, geography);
		const reached = reachedOf(plan, scenario, prepared, file);
		const session = createSession({ dataset: plan.dataset, settings: scenario.settings, geography });
		const { labels } = session.adopt(reached);
		const breaks = breaksUnder(prepared, labels);
		const broken = breaks ?? [];
		const facts = new Map(ruleFacts(prepared, labels).map((fact) => [fact.id, fact]));
		const priced = flags.price ? await pricesOf(prepared, { labels }) : null;
		const rules = limiting(prepared).map((id) => {
			const fact = facts.get(id);
			const price = priced?.prices.find((one) => one.id === id);
			return {
				rule: id,
				text: ruleText(id, prepared),
				kept: broken.every((rule) => rule.id !== id) && (fact?.broken ?? []).length === 0,
				accounts: fact?.accounts.length ?? 0,
				units: fact?.units.length ?? 0,
				hours: fact?.hours == null ? null : round(fact.hours, 2),
				price_hours: price === undefined || price.kind === 'unknown' ? null : round(hoursOf(price), 2),
				price_most_hours:
					price === undefined || price.kind === 'unknown' || price.mostHours === null
						? null
						: round(price.mostHours, 2),
				price_text: price === undefined ? null : priceText(price)
			};
		});
		for (const { text, kept, price_text: price } of rules)
			log(`revir: ${text}: ${kept ? 'kept' : 'NOT KEPT'}${price === null ? '' : `, ${price}`}`);
		if (priced !== null) log(`revir: up to ${priced.noiseHours.toFixed(0)} h a year searches err by: "about 0"`);
		const keepsAll = breaks?.length === 0;
		if (flags.clash && keepsAll) log('revir: the plan keeps all rules: none of them clash');
		const study = !keepsAll && (flags.clash || relaxedOut !== undefined) ? await clashOf(prepared, { labels }) : null;
		if (relaxedOut !== undefined) {
			const [cheapest] = study?.relaxations ?? [];
			if (cheapest === undefined)
				throw new RevirError('USAGE', {
					where: { rule: '--relaxed-out' },
					got: study === null ? 'rules that do not clash' : 'a clash without a way out',
					expected: 'a clash that one rule resolves'
				});
			session.begin('warm', cheapest.settings, cheapest.settings.seed);
			let last = session.step();
			while (last === null || last.epoch < (flags.epochs ?? DEFAULT_EPOCHS)) last = session.step() ?? last;
			writeOutput(relaxedOut, planBytes(session, last));
			log(`revir: the best plan under the cheapest way out → ${relaxedOut}; ${file} is as it was`);
		}
		return {
			rules,
			price_noise_hours: priced === null ? null : round(priced.noiseHours, 2),
			broken: brokenJson(prepared, broken),
			clash: clashJson(study),
			relaxed_out: relaxedOut ?? null
		};
	}
});
