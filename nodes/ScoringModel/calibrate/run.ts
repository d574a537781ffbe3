import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { compileModel } from '../../../lib/scoring';
import { calibrateRows, type Calibration } from '../../../lib/scoring/calibrate/calibrateRows';
import { personaOf } from '../../../lib/scoring/calibrate/personaOf';
import { calibrate, type CalibrationSettings, type CandidateStore } from '../../../lib/store';
import { logProgress } from '../../shared/logProgress';
import { getModel } from '../../shared/models';
import { openStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { keepDraft } from '../keepDraft';
import { refusal, review } from '../review';
import { findVersion } from '../versions';
import { presentLedger, summarise } from './presentLedger';
import { presentRows } from './presentRows';
import { readRows } from './readRows';

/** Begins the note of a draft that was made here, and may be replaced by the next. */
const MADE_HERE = 'Calibrated: ';

/** Learns points from items whose outcome is known, and keeps them as the persona of a draft where that is wanted. */
export async function calibrateFromItems(context: IExecuteFunctions): Promise<IDataObject> {
	const leaveOut = String(context.getNodeParameter('leaveOut', 0, ''))
		.split(',')
		.map((name) => name.trim());
	const items = context.getInputData().map(({ json }) => json);
	const field = String(context.getNodeParameter('outcomeField', 0)).trim();
	const found = calibrateRows(readRows(items, field, leaveOut));
	const told = presentRows(found);
	if (found.standing === 'refused') return { ...told, draft: null };
	return { ...told, draft: await draftPersona(context, found, String(told.summary)) };
}

async function draftPersona(
	context: IExecuteFunctions,
	{ scorecard, outOfFold }: Calibration,
	summary: string,
): Promise<IDataObject | string> {
	const persona = personaOf(scorecard, outOfFold.points);
	if (!persona) return 'Not saved: no value is worth a point.';
	const place = await storePlaceOf(context);
	const store = await openStore(place);
	const key = context.getNodeParameter('model', 0) as string;
	const blocked = await whyNotSaved(context, store, key);
	if (blocked !== null) return blocked;
	const start = (await findVersion(store, key, 'live')).definition;
	const profilePart = { part: 'persona' as const, definition: persona };
	const reviewed = await review({ definition: start }, { profilePart });
	return await keepDraft(context, place, reviewed, start, `${MADE_HERE}${summary}`);
}

/** Learns points from the store, and keeps them as a draft where that is wanted. */
export async function calibrateFromLedger(
	context: IExecuteFunctions,
	chosen: Omit<CalibrationSettings, 'until'>,
): Promise<IDataObject> {
	const place = await storePlaceOf(context);
	const store = await openStore(place);
	const key = context.getNodeParameter('model', 0) as string;
	const live = await getModel(key, store);
	const start = (await findVersion(store, key, 'live')).definition;
	const settings = { ...chosen, until: live.toLocalDay(Date.now()) - 1 };
	const draftOf = async (edits: Parameters<typeof review>[1]) => {
		const reviewed = await review({ definition: start }, edits);
		if (!reviewed.model) throw refusal('What was learned makes no model', reviewed);
		return { reviewed, model: reviewed.model };
	};
	const found = await calibrate(
		store,
		live,
		settings,
		async (edits) => compileModel((await draftOf(edits)).model),
		logProgress(context, 'looked at'),
	);
	if (found.standing === 'refused') {
		const { why, ...counts } = found;
		return { summary: `Nothing was learned: ${why}`, ...counts, draft: null };
	}
	const summary = summarise(found, settings);
	const blocked = await whyNotSaved(context, store, key);
	const { reviewed } = await draftOf(found.edits);
	const draft =
		blocked ?? (await keepDraft(context, place, reviewed, start, `${MADE_HERE}${summary}`));
	const saved = blocked === null ? 'Saved as a draft: look at it, then publish it.' : blocked;
	return { summary: `${summary} ${saved}`, ...presentLedger(found, settings), draft };
}

async function whyNotSaved(
	context: IExecuteFunctions,
	store: CandidateStore,
	key: string,
): Promise<string | null> {
	if (context.getNodeParameter('saveAsDraft', 0, true) !== true) return 'Not saved, as you chose.';
	const draft = await store.getModel(key, 'draft');
	if (!draft || draft.note?.startsWith(MADE_HERE)) return null;
	return `Not saved: there is a draft by ${draft.by ?? 'somebody'}. Publish it first, or save it under another name.`;
}
