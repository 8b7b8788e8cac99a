/**
 * Bits of evidence (log2 of odds) that do not follow from how common a value is in the file. Set from what the mistakes of people and
 * systems look like, then checked against labelled sets: `npm run bench duplicates` prints what came of them.
 */
export const evidenceBits = {
	/**
	 * Share of rows taken to have a second entry before looking. Files have 5–15 %; less is said here because the fields lean on one
	 * another (who has the town has the postcode) and their sum is too sure of itself.
	 */
	expectedShare: 0.03,
	/** Two spellings of one word: the less alike the dearer. */
	spellingCost: (similarity: number) => 2 + 25 * (1 - similarity),
	compoundCost: 1.5,
	/** A word only one of the names has: more where it is rare, for then it names somebody. */
	wordLeft: (bits: number) => 1 + 0.25 * bits,
	/** Holding, Verwaltung, Vertrieb: another company of the group. */
	roleLeft: 8,
	softRoleLeft: 4,
	/** The town of either record says nothing new. */
	townLeft: 1,
	/** Behind the legal form: a department, a person, a line of business. */
	tailLeft: 1,
	/** "Store 12" and "Store 14". */
	numberLeft: 3,
	conflict: 2,
	firstConflict: 3,
	nothingShared: 4,

	/**
	 * A second way not to be one company: to be its sister, which shares name and address. Odds against a sister where all words
	 * are found, and what each word without a partner takes from them.
	 */
	notSister: 8,
	sisterRole: 13,
	sisterSoftRole: 10,
	sisterNumber: 10,
	sisterWord: 8.5,
	/** Behind the form, where the other name has nothing of its own, and where it has. */
	sisterTail: 1.5,
	sisterTails: 4.5,
	/** Sisters share name, address and rep, but hardly ever figures, and seldom the form. */
	sisterFormAgree: 0.8,
	sisterFormDiffer: -1,
	sisterEmployeesAgree: 3.5,
	sisterEmployeesDiffer: -0.5,
	sisterRevenueAgree: 5,

	formAgree: 0.5,
	formSimilar: -0.5,
	formDiffer: -2,
	/** The names tell of branches in different towns. */
	branchDiffer: -12,
	/** The name tells of a branch elsewhere than the other record lies. */
	branchElsewhere: -6,

	/** No area tells more than this, however few rows it has. */
	mostArea: 14,
	mostAddress: 19,
	areaNear: 10,
	areaNearCoarse: 6,
	postcodeTypo: 4,
	postcodeDiffer: -2.5,
	cityAlike: 3,
	cityDiffer: -3,
	placeDiffer: -7,
	far: -4,
	veryFar: -9,
	numberDiffer: -4,
	streetDiffer: -5,
	streetTypoCost: 2,
	/** Neither the same street nor surely another. */
	streetDoubtful: -1,
	/** What a house number tells within a street. */
	numberAgree: 5,

	mostDomain: 10,
	domainDiffer: -2,
	parentOfOther: -6,
	siblingElsewhere: -5,
	parentDiffer: -1,
	parentAgree: 1,
	industryMost: 2.5,
	industryDiffer: -1.5,
	ownerAgree: 0.7,
	ownerDiffer: -0.7,
	employeesAgree: 2,
	employeesDiffer: -1,
	revenueAgree: 5
} as const;
