import { config } from './config';
import { addGiven, givenFields, visitorId } from './memory';
import { currentOrigin, deliver, flush, tell } from './outbox';
import { eventId } from './random';

/**
 * Tells that a form was sent in. Of a form that its builder marked, the fields that were named go along; of any
 * other form nothing but its name does.
 */
export function onSubmit({ target }: Event): void {
	const form = target as HTMLFormElement;
	if (!visitorId()) return;
	const named = (attribute: string) => form.getAttribute(attribute);
	// by attribute, for `form.id` is the field called id where there is one
	const key = named('data-journey-form') || named('id') || named('name') || 'form';
	if (!form.matches(config.forms)) tell('form.submitted', undefined, { form: key });
	else if (named('action')?.startsWith(config.base)) signForm(form);
	else sendFields(form, key);
	flush();
}

/** A form that is posted to the endpoint anyway only needs to say whose it is. */
function signForm(form: HTMLFormElement): void {
	const input = form.querySelector<HTMLInputElement>('[name=visitorId]');
	if (input) input.value = visitorId() ?? '';
}

function sendFields(form: HTMLFormElement, key: string): void {
	const fields = readFields(form);
	addGiven(Object.keys(fields));
	const { source, channel, campaign } = currentOrigin();
	deliver('form', {
		...fields,
		form: key,
		subject: form.dataset.journeySubject,
		visitorId: visitorId(),
		eventId: eventId(),
		utm_source: source,
		utm_medium: channel,
		utm_campaign: campaign,
	});
}

function readFields(form: HTMLFormElement): Record<string, unknown> {
	const data = new FormData(form);
	const email = form.querySelector<HTMLInputElement>('[type=email]');
	const fields: Record<string, unknown> = {};
	for (const pair of config.fields.split(/[\s,]+/)) {
		const [name, inForm = name] = pair.split('=');
		const values = data.getAll(inForm).filter((value) => typeof value === 'string' && value);
		if (values.length) fields[name] = values.length > 1 ? values : values[0];
		else if (name === 'email' && email?.value) fields.email = email.value;
	}
	return fields;
}

/**
 * Asks a little at a time: of a form with `data-journey-ask="2"`, the first two of the fields marked with
 * `data-journey-field` that were not filled in on an earlier occasion; the others are hidden.
 */
export function askNext(): void {
	for (const form of document.querySelectorAll<HTMLElement>('[data-journey-ask]')) {
		let left = Number(form.dataset.journeyAsk);
		for (const field of form.querySelectorAll<HTMLElement>('[data-journey-field]')) {
			const isAsked = !givenFields().includes(field.dataset.journeyField ?? '') && left-- > 0;
			field.hidden = !isAsked;
			for (const input of field.querySelectorAll<HTMLInputElement>('input,select,textarea'))
				input.disabled = !isAsked;
		}
	}
}
