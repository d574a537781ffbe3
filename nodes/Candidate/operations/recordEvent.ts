import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { CONTACT_CLOSED, CONTACT_OPENED } from '../../../lib/scoring';
import { ParameterError } from '../../shared/errors';
import { actFor } from '../actFor';
import { readText } from '../read';

export const option: INodePropertyOptions = {
	name: 'Record Event',
	value: 'recordEvent',
	description: 'Record what a recruiter did or heard, as a button on a dashboard would',
	action: 'Record an event by hand',
};

/** What recruiters record by hand; each is an event of its own type. */
export const ACTIONS: readonly INodePropertyOptions[] = [
	{ name: 'Appointment Booked', value: 'appointment.booked' },
	{ name: 'Chat Held', value: 'chat.held' },
	{ name: 'Contact Closed', value: CONTACT_CLOSED },
	{ name: 'Contact Opened', value: CONTACT_OPENED },
	{ name: 'Email Answered', value: 'email.replied' },
	{ name: 'Other', value: 'other' },
	{ name: 'Webinar Attended', value: 'webinar.attended' },
];

const TYPE = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$/;

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex) => {
		const action = readText(context, 'action', itemIndex);
		const subject = readText(context, 'subject', itemIndex);
		const note = readText(context, 'note', itemIndex);
		const by = readText(context, 'by', itemIndex);
		const properties: IDataObject = { ...(by && { by }), ...(note && { note }) };
		return {
			type: action === 'other' ? readType(context, itemIndex) : action,
			...(subject && { subject }),
			properties,
		};
	});

function readType(context: IExecuteFunctions, itemIndex: number): string {
	const type = readText(context, 'eventType', itemIndex).toLowerCase();
	if (TYPE.test(type)) return type;
	throw new ParameterError(
		`Event Type "${type.slice(0, 40)}" is not an event type`,
		'Use words joined by dots, like call.held.',
	);
}
