import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { compareModels } from '../../lib/scoring/model/compareModels';
import type { ScoringModel, ScoringModelInput } from '../../lib/scoring';
import type { CandidateStore } from '../../lib/store';
import { countBucketChange, type BucketChanges } from '../shared/bucketChanges';
import { ParameterError, UnfinishedError } from '../shared/errors';
import { logProgress } from '../shared/logProgress';
import { getModel } from '../shared/models';
import { count } from './present';
import { check, refusal } from './review';
import { readSignature, type Signature } from '../shared/signature';

/** A model that is about to be published. */
export interface Candidature {
	key: string;
	/** Checked once more: what was kept may be of an earlier release. */
	definition: ScoringModelInput;
	/** What is live until then. */
	before: ScoringModelInput | undefined;
	/** Publishes it, and says under which version. */
	publish(signature: Signature): Promise<number>;
}

/**
 * Publishes a model and brings all candidates over to it.
 *
 * @throws {ParameterError} with every error of the model, or when nobody says why; then nothing is published
 */
export async function goLive(
	context: IExecuteFunctions,
	store: CandidateStore,
	{ key, definition, before, publish }: Candidature,
): Promise<IDataObject> {
	const signature = readSignature(context);
	if (signature.note === '')
		throw new ParameterError(
			'Note is empty',
			'Say why: others will look for it when they compare versions.',
		);
	const reviewed = await check(definition);
	if (!reviewed.model) throw refusal('Nothing was published', reviewed);
	const compared = before ? await compare(before, reviewed.model) : null;
	const version = await publish(signature);
	const { label } = reviewed.model;
	const brought = context.getNodeParameter('reevaluate', 0, true)
		? await bringOver(context, store, key).catch((error: unknown) => {
				throw new UnfinishedError(
					`${isLive(label, version)}, but not everybody is brought over`,
					'Do not publish again: once the cause is mended, the daily run (Candidate Decay) brings over the others.',
					error,
				);
			})
		: null;
	return {
		summary: summarise(label, version, brought),
		changes: compared?.changes.map(({ text }) => text) ?? [],
		needsReplay: compared?.needsReplay ?? true,
		reevaluated: brought !== null,
		checked: brought?.checked ?? null,
		changed: brought?.changed ?? null,
		incomplete: brought?.incomplete ?? null,
		bucketChanges: brought?.bucketChanges ?? null,
		key,
		label,
		version,
		by: signature.by,
		note: signature.note,
	};
}

interface BroughtOver extends IDataObject {
	/** Candidates looked at. */
	checked: number;
	/** Of those, who is presented differently. */
	changed: number;
	/** Of those, for whom events that were cleaned up could not be counted by the new rules. */
	incomplete: number;
	bucketChanges: BucketChanges;
}

async function bringOver(
	context: IExecuteFunctions,
	store: CandidateStore,
	key: string,
): Promise<BroughtOver> {
	const bucketChanges: BucketChanges = {};
	const result = await store.reevaluate(
		await getModel(key, store),
		Date.now(),
		(outcomes) => {
			for (const { before, after } of outcomes)
				countBucketChange(bucketChanges, before?.bucket, after.bucket);
		},
		logProgress(context, 'brought over to the new version'),
	);
	return { ...result, bucketChanges };
}

async function compare(before: ScoringModelInput, after: ScoringModel) {
	const { model } = await check(before);
	return model ? compareModels(model, after) : null;
}

const isLive = (label: string, version: number) => `Version ${version} of “${label}” is live`;

function summarise(label: string, version: number, brought: BroughtOver | null): string {
	const published = `${isLive(label, version)}.`;
	if (!brought) return `${published} The daily run brings over whoever does nothing before.`;
	const { checked, changed, incomplete } = brought;
	const done = `${published} ${count(checked, 'candidate')} checked, ${changed} changed.`;
	if (incomplete === 0) return done;
	return `${done} Of ${count(incomplete, 'candidate')} the new rules could not count events that were cleaned up.`;
}
