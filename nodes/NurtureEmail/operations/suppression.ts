import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { readAddress } from '../../../lib/mail';
import { liftSuppressions, readSuppressions, suppress } from '../../../lib/nurture';
import type { Suppression, SuppressionReason } from '../../../lib/store';
import { ParameterError } from '../../shared/errors';
import { settleFailures, type Failure } from '../../shared/failures';
import { openStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';

export const option: INodePropertyOptions = {
	name: 'Suppression',
	value: 'suppression',
	description: 'Send nothing to addresses any more, take that back, or look why nothing is sent',
	action: 'Suppress addresses or look them up',
};

/** What is done to all addresses before they are looked up: one item for each comes out. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const store = await openStore(await storePlaceOf(context));
	const { addresses, failures } = readAddresses(context);
	const failed = settleFailures(context, failures);
	const list = addresses.map(({ address }) => address);
	const action = context.getNodeParameter('suppressionAction', 0, 'look');
	const reason = context.getNodeParameter('suppressionReason', 0, 'byHand') as SuppressionReason;
	if (action === 'add' && list.length > 0)
		await suppress(store, list, { reason, at: Date.now(), detail: 'Nurture Email' });
	if (action === 'lift' && list.length > 0) await liftSuppressions(store, list);
	const found = await readSuppressions(store, list);
	const items = addresses.map(({ address, itemIndex }, i) => ({
		json: present(address, found[i]),
		pairedItem: { item: itemIndex },
	}));
	return [...items, ...failed];
}

function readAddresses(context: IExecuteFunctions) {
	const failures: Failure[] = [];
	const field = String(context.getNodeParameter('addressField', 0, 'email')).trim();
	const addresses = context.getInputData().flatMap(({ json }, itemIndex) => {
		const value = Object.hasOwn(json, field) ? json[field] : undefined;
		const address = readAddress(value);
		if (address !== null) return [{ address, itemIndex }];
		const what = `${field} ${JSON.stringify(value ?? null).slice(0, 100)} is not an e-mail address`;
		failures.push({ itemIndex, error: new ParameterError(what, 'Correct the address.') });
		return [];
	});
	return { addresses, failures };
}

function present(email: string, suppressions: readonly Suppression[]): IDataObject {
	return {
		email,
		suppressed: suppressions.length > 0,
		reasons: suppressions.map(({ reason, at, detail }) => ({
			reason,
			at: new Date(at).toISOString(),
			detail,
		})),
	};
}
