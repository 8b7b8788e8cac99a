import type { Language } from '../model/error-texts.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** Where a rep's travel starts: at a home in the data; in the middle of accounts, because the data name none; or wherever the plan
 *  puts it. */
export type HomeKind = 'known' | 'assumed' | 'free';

/** Per active rep. Homes that an import guessed are assumed wherever they are shown. */
export function homeKinds({ reps, dataset, settings }: Prepared): HomeKind[] {
	const guessed = dataset.reps.homeGuessed;
	return Array.from(reps.homeAssumed, (flag, rep) => {
		if (flag === 1) return settings.centres === 'free' ? 'free' : 'assumed';
		return guessed?.[reps.row[rep]!] === 1 ? 'assumed' : 'known';
	});
}

export const homeNames: Readonly<Record<Language, Readonly<Record<HomeKind, string>>>> = {
	en: { known: 'from the data', assumed: 'assumed', free: 'free' },
	nb: { known: 'fra dataene', assumed: 'antatt', free: 'fritt' },
	de: { known: 'aus den Daten', assumed: 'angenommen', free: 'frei' }
};
