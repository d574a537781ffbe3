import { HubSpotError } from '../errors';
import { ADD_MISSING, type Problem } from '../problem';
import type { PresentProperty } from '../schema/present';
import { shortened } from '../text';
import { contactOf, failedResult, type PlannedRecord } from './plan';
import type { Keep, Outcome } from './settle';

type Wrong = Pick<Problem, 'message' | 'advice'>;
type Properties = ReadonlyMap<string, PresentProperty>;

/**
 * Sees to it that HubSpot has every property that is to be written: without, it would refuse every record.
 *
 * @throws {HubSpotError} `schema`
 */
function demandProperties(records: readonly PlannedRecord[], present: Properties): void {
	const names = new Set(records.flatMap(({ properties }) => Object.keys(properties)));
	const missing = [...names].filter((name) => !present.has(name));
	if (missing.length === 0) return;
	throw new HubSpotError(
		'schema',
		`HubSpot's contacts have no property ${missing.join(', ')}`,
		`${ADD_MISSING} Nothing was written.`,
		{ property: missing[0] },
	);
}

/**
 * The records that HubSpot can take; what is wrong with the others is kept.
 *
 * @throws {HubSpotError} `schema`, see {@link demandProperties}
 */
export async function withoutProblems(
	records: readonly PlannedRecord[],
	present: Properties,
	keep: Keep,
): Promise<PlannedRecord[]> {
	demandProperties(records, present);
	const failed: Outcome[] = [];
	const good = records.filter((record) => {
		const problem = findProblem(record, present);
		if (problem) failed.push({ record, result: failedResult(record.key, problem), instead: null });
		return problem === null;
	});
	if (failed.length > 0) await keep(failed);
	return good;
}

/** What HubSpot would refuse of a record, found without asking it; null where nothing is known to be wrong. */
function findProblem(record: PlannedRecord, present: Properties): Problem | null {
	for (const [name, value] of Object.entries(record.properties)) {
		const property = present.get(name);
		const wrong = property && value !== '' ? wrongWith(value, property) : null;
		const contact = contactOf(record);
		if (wrong) return { contact, property: name, value: shortened(value), ...wrong };
	}
	return null;
}

function wrongWith(value: string, { name, type, options }: PresentProperty): Wrong | null {
	const shown = `${name} "${shortened(value)}"`;
	// Without options of its own, HubSpot has them elsewhere: the account's owners, say.
	if (type === 'enumeration' && options.length > 0) {
		const unknown = value.split(';').find((one) => !options.some((option) => option.value === one));
		return unknown === undefined
			? null
			: {
					message: `${shown} is not among its options in HubSpot`,
					advice: ADD_MISSING,
				};
	}
	if (type === 'number' && !/^-?\d*\.?\d+$/.test(value)) return wrongFormat(shown, 'a number');
	if (type === 'date' && !/^(\d{4}-\d{2}-\d{2}|-?\d+)$/.test(value))
		return wrongFormat(shown, 'a date');
	return null;
}

function wrongFormat(shown: string, kind: string): Wrong {
	return { message: `${shown} is not ${kind}`, advice: 'Correct the value, then run again.' };
}
