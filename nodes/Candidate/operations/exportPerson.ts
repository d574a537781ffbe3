import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { copyPage } from '../../../lib/privacy';
import type { PersonCopy } from '../../../lib/store';
import { forEach } from '../forEach';
import { readDeed } from '../read';
import { parseOrKeep } from '../parseOrKeep';

export const option: INodePropertyOptions = {
	name: 'Export',
	value: 'export',
	description: 'Give out everything that is kept about a candidate, as data and as a page to read',
	action: 'Export everything about a candidate',
};

export const execute = (context: IExecuteFunctions) =>
	forEach(context, 'reads', async ({ candidate, itemIndex }, { store, asOfMs }) => {
		const { candidateId } = candidate;
		const [copy] = await store.rights.copy([candidateId], readDeed(context, itemIndex), asOfMs);
		if (!copy) throw new Error(`Candidate ${candidateId} was erased meanwhile`);
		const page = Buffer.from(copyPage(copy, asOfMs));
		const name = `candidate-${candidateId}.html`;
		return {
			json: { candidateId, exportedAt: new Date(asOfMs).toISOString(), ...present(copy) },
			binary: { data: await context.helpers.prepareBinaryData(page, name, 'text/html') },
		};
	});

/** The rows of each table; what is kept as JSON is opened. */
function present({ tables }: PersonCopy): IDataObject {
	return Object.fromEntries(
		Object.entries(tables).map(([table, rows]) => [
			table,
			rows.map((row) =>
				Object.fromEntries(Object.entries(row).map(([name, value]) => [name, open(value)])),
			),
		]),
	);
}

function open(value: string | number | boolean | null): IDataObject[string] {
	return typeof value === 'string' && /^[{[].*[}\]]$/s.test(value) ? parseOrKeep(value) : value;
}
