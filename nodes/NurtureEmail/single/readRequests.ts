import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Mailbox } from '../../../lib/mail';
import type { Sequence, SingleRequest } from '../../../lib/nurture';
import type { EnrolmentFields } from '../../../lib/store';
import type { Failure } from '../../shared/failures';
import type { Found } from '../../shared/findCandidates';
import { MAX_TEXT, readContextOf } from '../about';
import type { Work } from '../scene';
import { occasionReader } from './occasion';

/** For whom a mail is, and from which item. */
export type Request = SingleRequest & { itemIndex: number };

/** Reads of each item what its mail mentions and what tells its occasion from others; bad ones are gathered. */
export async function readRequests(
	context: IExecuteFunctions,
	work: Work,
	found: readonly Found[],
	{ sequence, sender }: { sequence: Sequence; sender: Mailbox },
): Promise<{ requests: Request[]; failures: Failure[] }> {
	const { mentionedFields } = await import('../../../lib/nurture/template/mentioned');
	const names = mentionedFields(sequence, 'item');
	const aboutOf = readContextOf(context);
	const occasionOf = occasionReader(context, work);
	const items = context.getInputData();
	const failures: Failure[] = [];
	const requests = found.flatMap(({ itemIndex, candidate }) => {
		try {
			const occasion = occasionOf(itemIndex);
			const item = pick(items[itemIndex].json, names);
			const fields = { ...aboutOf(itemIndex).fields, item, sender: { ...sender } };
			return [{ itemIndex, candidate, occasion, fields }];
		} catch (error) {
			failures.push({ itemIndex, error });
			return [];
		}
	});
	return { requests, failures };
}

/** Of an item only what a mail mentions is kept with it. */
function pick(json: IDataObject, names: readonly string[]): EnrolmentFields[string] {
	const picked: Record<string, string | number | boolean> = {};
	for (const name of names) {
		const value = Object.hasOwn(json, name) ? json[name] : undefined;
		if (typeof value === 'string') picked[name] = value.slice(0, MAX_TEXT);
		else if (typeof value === 'number' || typeof value === 'boolean') picked[name] = value;
	}
	return picked;
}
