import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Who changes a model or a sequence, why, and when. */
export interface Signature {
	by: string;
	note: string;
	/** UTC ms. */
	atMs: number;
}

/** Reads who signs; nodes are not told who runs them, so the workflow stands in for whom nobody named. */
export function readSignature(context: IExecuteFunctions): Signature {
	const { by } = context.getNodeParameter('options', 0, {}) as IDataObject;
	const named = String(by ?? '').trim();
	return {
		by: named || `workflow “${context.getWorkflow().name ?? ''}”`,
		note: String(context.getNodeParameter('note', 0, '')).trim(),
		atMs: Date.now(),
	};
}
