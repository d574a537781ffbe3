import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { compareModels } from '../../lib/scoring/model/compareModels';
import type { ModelReview } from '../../lib/scoring/model/edit/reviewModel';
import { findLive } from '../shared/models';
import { openStore } from '../shared/openStore';
import type { StorePlace } from '../shared/storePlace';
import { count, presentIssue } from './present';
import { check, refusal } from './review';
import { readSignature } from '../shared/signature';

/**
 * Keeps a model as the draft of its key and tells what it changes about the live version.
 *
 * @param start - what the model was made from: compared with where nothing is live under its key
 * @param said - the note; what the user wrote where it is left out
 * @throws {ParameterError} with every error of the model; then nothing is kept
 */
export async function keepDraft(
	context: IExecuteFunctions,
	place: StorePlace,
	reviewed: ModelReview,
	start: unknown,
	said?: string,
): Promise<IDataObject> {
	const { model, definition, warnings } = reviewed;
	if (!model) throw refusal('The draft was not saved', reviewed);
	const { by, note: written, atMs } = readSignature(context);
	const note = said ?? written;
	const store = await openStore(place);
	const live = await findLive(model.key, store);
	const before = (await check(live ? live.definition : start)).model;
	// What is published above a preset comes after it.
	if (live?.isPreset && before) await store.saveModel(before);
	await store.saveDraft(model, note, by, atMs);
	const comparedWith = live ? `version ${live.version}` : 'what it was made from';
	const { changes, needsReplay } = before
		? compareModels(before, model)
		: { changes: [], needsReplay: true };
	return {
		summary: `Draft of “${model.label}” saved: ${count(changes.length, 'change')} compared with ${comparedWith}.`,
		changes: changes.map(({ text }) => text),
		comparedWith,
		needsReplay,
		warnings: warnings.map((issue) => presentIssue(definition, issue)),
		key: model.key,
		label: model.label,
		status: 'draft',
		by,
		note,
	};
}
