import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Incoming } from '../../lib/mail';

/** A mail that came in. */
export interface ReadMail {
	itemIndex: number;
	incoming: Incoming;
}

type Report = Extract<Incoming, { kind: 'bounce' | 'complaint' }>;

/**
 * Says how many bounces and complaints are about no mail of this store. Nothing follows from them, as anybody can send
 * such a mail; but a person can tell whether they are true.
 */
export function tellUnmatched(context: IExecuteFunctions, mails: readonly ReadMail[]): void {
	const count = mails.filter(({ incoming }) => isReport(incoming)).length;
	if (count === 0) return;
	const message = `${count} bounce(s) or complaint(s) are about no mail that this store sent: nothing was suppressed for them. Switch on Also Mails to Look At to see them, and suppress by hand what is true.`;
	context.addExecutionHints({ message, location: 'outputPane' });
	context.logger.warn(`${context.getNode().name}: ${message}`);
}

/** An item for each of them, where that is wished. */
export function presentUnmatched(
	context: IExecuteFunctions,
	mails: readonly ReadMail[],
): INodeExecutionData[] {
	if (context.getNodeParameter('givesUnmatched', 0, false) !== true) return [];
	return mails.flatMap(({ itemIndex, incoming }) =>
		isReport(incoming)
			? [{ json: { toLookAt: true, ...said(incoming) }, pairedItem: { item: itemIndex } }]
			: [],
	);
}

function isReport(incoming: Incoming): incoming is Report {
	return incoming.kind === 'bounce' || incoming.kind === 'complaint';
}

function said(report: Report): IDataObject {
	const { kind, messageId } = report;
	if (report.kind === 'complaint') return { kind, messageId, addresses: report.addresses };
	const { recipients } = report;
	return {
		...{ kind, messageId },
		addresses: recipients.map(({ address }) => address),
		diagnoses: recipients.map(({ diagnosis }) => diagnosis),
	};
}
