import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { retentionOf, type RetentionRules } from '../../../lib/privacy';
import { CONTACT, type Timelines } from '../../../lib/scoring';
import type { PersonFacts } from '../../../lib/store';
import { presentStored } from '../../shared/presentOutcome';
import { readSettings, type Settings } from '../../shared/settings';
import { toNodeError } from '../../shared/toNodeError';

export const option: INodePropertyOptions = {
	name: 'Check Retention',
	value: 'retention',
	description: 'Find whose data must go, and who is to be asked before; nothing is changed',
	action: 'Check whose data must go',
};

/** People looked at before others get a turn. */
const PART = 1_000;

/** Statuses of usual recruitment systems that end a procedure without a hire. */
export const USUAL_ENDS =
	'Rejected, Withdrawn, Not hired, Position closed, No longer available, Afgewezen, Teruggetrokken, Afgesloten';

interface Due {
	candidateId: number;
	due: 'ask' | 'erase';
	keepUntil: number | null;
	because: string;
}

/** Returns one item per candidate of whom something is due, once per run whatever the number of items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context, 'reads');
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	try {
		const which = context.getNodeParameter('whichDue', 0, 'all') as string;
		const due = (await findDue(settings, readRules(context))).filter(
			(one) => which === 'all' || one.due === which,
		);
		const { store, compiled, asOfMs } = settings;
		const found = await store.get(
			due.map(({ candidateId }) => candidateId),
			compiled,
		);
		return due.flatMap(({ candidateId, due: what, keepUntil, because }, i) => {
			const candidate = found[i];
			if (!candidate) return [];
			const until = keepUntil === null ? null : new Date(keepUntil).toISOString();
			const more: IDataObject = { candidateId, due: what, keepUntil: until, because };
			return [{ json: { ...presentStored(candidate, compiled, asOfMs), ...more }, pairedItem }];
		});
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

async function findDue({ store, asOfMs }: Settings, rules: RetentionRules): Promise<Due[]> {
	const due: Due[] = [];
	for (let afterId = 0; ;) {
		const part = await store.rights.readFacts(afterId, PART);
		for (const one of part) {
			const standing = standingOf(one, rules, asOfMs);
			if (standing) due.push(standing);
		}
		if (part.length < PART) return due;
		afterId = part[part.length - 1].candidateId;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** Who wants no contact is not asked. */
function standingOf(
	{ candidateId, timelines: json }: PersonFacts,
	rules: RetentionRules,
	nowMs: number,
): Due | null {
	const timelines = JSON.parse(json) as Timelines;
	const { due, keepUntil, because } = retentionOf(timelines, rules, nowMs);
	if (due === 'keep') return null;
	const noContact = timelines.consents.findLast(([, purpose]) => purpose === CONTACT)?.[2] === 0;
	return due === 'ask' && noContact ? null : { candidateId, due, keepUntil, because };
}

function readRules(context: IExecuteFunctions): RetentionRules {
	const days = (name: string, usual: number) =>
		Number(context.getNodeParameter(name, 0, usual) as number);
	const ends = String(context.getNodeParameter('endStatuses', 0, USUAL_ENDS));
	return {
		withoutConsentDays: days('keepWithoutConsent', 28),
		withConsentDays: days('keepWithConsent', 365),
		askBeforeDays: days('askBefore', 21),
		endStatuses: ends
			.split(',')
			.map((one) => one.trim())
			.filter(Boolean),
	};
}
