/** One short sentence or two per reason; gaps as in text-template.ts, each written by its name (finding-text.ts). */
export const findingTextsEn = {
	'locate.no-address': 'Neither coordinates nor postcode nor town: cannot be placed on the map.',
	'locate.country-not-loaded': 'No coordinates, and the postcodes of {country} are not loaded.',
	'locate.country-ambiguous': 'No country given, and {address} exists in several.',
	'locate.not-found': '{address} was not found[ in {country}].',
	'locate.place-ambiguous': 'There are several places called {place}[ in {country}]; a postcode would tell which.',
	'address.other-country': '{postcode}[ {place}] is in {proposal}, not in {country}.',
	'address.postcode-invalid': '“{postcode}” is not a postcode of {country}.',
	'address.postcode-prefix': 'Postcode {postcode} carries a country code: {proposal}[ {place}].',
	'address.postcode-leading-zero': 'Postcode {postcode} has lost its leading zero: {proposal}[ {place}].',
	'address.postcode-decimals': 'Postcode {postcode} was turned into a number: {proposal}[ {place}].',
	'address.postcode-unknown': 'There is no postcode {postcode} in {country}[ (town: {place})].',
	'address.postcode-contradicts-place': 'Postcode {postcode} lies {km} km from {place}; one of the two is wrong.',
	'address.postcode-short': 'Postcode {postcode} lacks a digit; a code of {place} is {proposal}.',
	'address.postcode-swapped': 'Two digits of postcode {postcode} are swapped: {proposal} {place}.',
	'address.postcode-digit': 'One digit of postcode {postcode} is wrong: {proposal} {place}.',
	'address.postcode-of-place': 'Postcode {postcode} does not belong to {place}; its only one is {proposal}.',
	'position.swapped': 'Longitude and latitude are swapped: the account lies at {to}.',
	'position.sign': 'A minus sign is wrong: the account lies at {to}, not at {at}.',
	'position.swapped-sign': 'Longitude and latitude are swapped and a minus sign is wrong: the account lies at {to}.',
	'position.decimal-point': 'The decimal point is lost or has moved: the account lies at {to}, not at {at}.',
	'position.zero': 'The coordinates are 0/0, a point in the sea off Africa.',
	'position.out-of-range': 'There are no such coordinates: {at}.',
	'position.far-from-postcode': 'The coordinates lie {km} km from the account’s postcode.',
	'position.far-from-place': 'The coordinates lie {km} km from the account’s town.',
	'position.outside-country': 'The coordinates {at} lie outside {country}.',
	'position.in-sea': 'The coordinates {at} lie in the sea.',
	'position.coarse':
		'Coordinates of {accounts|# account|# accounts} have {decimals|# decimal|# decimals}: right to {km} km only.',
	'position.shared-default':
		'{accounts|# account|# accounts} with {addresses|# address|# different addresses} have the same coordinates: probably a default value.',
	'position.shared-centre':
		'{accounts|# account|# accounts} have the same coordinates: probably the middle of the postcode, not the building.',
	'duplicate.sure':
		'{rows} entries are the same company[; equal: {agree}][; similar: {similar}][; different: {differ}].{conflicts}',
	'duplicate.review':
		'{rows} entries may be the same company[; equal: {agree}][; similar: {similar}][; different: {differ}].{conflicts}',
	'missing.unknown': '{column}: missing, and there are too few similar customers to estimate it.',
	'missing.revenue.months': '{column}: missing, but its months add up to {value}.',
	'missing.similar':
		'{column}: missing. {count|# similar customer|# similar customers}{level} suggest {value} (80 % between {low} and {high}).',
	'missing.revenue.trend':
		'{column}: missing. {from} was {base}; after the trend of {count|# customer|# customers}{level} it is {value} (80 % between {low} and {high}).',
	'missing.industry.name':
		'Industry: missing. The words of the name, or the group, suggest “{value}” (from {count|# other account|# other accounts}).',
	'missing.segment.similar': 'Segment: missing. {count|# similar customer|# similar customers} suggest “{value}”.',
	'outlier.revenue.negative': 'Revenue is negative: {value}. A credit note or an error?',
	'outlier.revenue.none': 'No revenue, although the customer gets {visits|# visit|# visits} a year.',
	'outlier.margin': 'Margin {value} is far from the usual {usual}.',
	'outlier.visits': '{column}: {value} is more than anybody needs (usual: {usual}).',
	'outlier.thousand.high':
		'{column}: {value} seems a thousand times too high; {mended} would fit. Usual{peers} is {usual}.',
	'outlier.thousand.low':
		'{column}: {value} seems a thousand times too low, as if given in thousands; {mended} would fit. Usual{peers} is {usual}.',
	'outlier.high': '{column}: {value} is far above the {usual} usual{peers} ({count|# account|# accounts}).',
	'outlier.low': '{column}: {value} is far below the {usual} usual{peers} ({count|# account|# accounts}).',
	'outlier.employees.few':
		'{value|# employee|# employees} and revenue of {revenue}: the number of employees is too low.',
	'stale.protected': 'The protection ended on {date}, {days|# day|# days} ago.',
	'stale.modified': 'Nobody has changed this record since {date} ({days|# day|# days}).',
	'stale.no-revenue': 'A customer without revenue for three years; perhaps a prospect again.',
	'contradiction.revenue.same':
		'{count|# account has|# accounts have} exactly the same revenue of {value}: a placeholder?',
	'contradiction.parent.self': 'The account names itself ({parent}) as its parent company.',
	'contradiction.parent.unknown': 'The parent company {parent} is not in the data.',
	'contradiction.parent.circle': '{count|# account names|# accounts name} each other as parent in a circle.',
	'contradiction.id.alike': '{count|# account ID differs|# account IDs differ} only in case, spaces, signs or zeros.',
	'contradiction.future': '{column}: {date} lies in the future (the data are of {now}).',
	'contradiction.stage.revenue': 'Called a {stage}, but has revenue of {revenue}: a customer.',
	'contradiction.potential.below': 'The potential of {potential} is below the revenue of {revenue}.',
	'contradiction.revenue.years-equal': 'Revenue is exactly {value} in three years running: copied or a fixed contract?',
	'contradiction.lock.no-owner': 'Locked to its rep, but has none.',
	'contradiction.country.postcode': '{postcode} does not look like a postcode of {country}.',
	'contradiction.owner.unknown': '{count|# account is|# accounts are} served by “{owner}”, who is not among the reps.',
	'contradiction.owner.spelling':
		'“{owner}” is not the ID of a rep, but stands for {rep} ({count|# account|# accounts}).',
	'industry.variant': '“{word}” means the same as “{kept}” ({by}; {count|# account|# accounts}).',
	'industry.code': 'The code {word} stands for “{kept}” ({count|# account|# accounts}).',
	'industry.unclear': '“{word}” cannot be told for sure[; it may be {section}] ({count|# account|# accounts}).',
	'industry.too-many':
		'{words|# word that few accounts have was|# words that few accounts have were} not looked at beside the {read} most frequent ones ({count|# account|# accounts}): the column holds free text rather than industries.'
} as const;
export type FindingKey = keyof typeof findingTextsEn;
export type FindingTexts = Readonly<Record<FindingKey, string>>;
