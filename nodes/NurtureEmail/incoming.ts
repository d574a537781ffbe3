import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { interpret, readIncoming, toParsed, type Incoming, type Resolved } from '../../lib/mail';
import { ParameterError } from '../shared/errors';

/**
 * Reads the mail of an item: a file, a field with the whole mail, or what n8n's e-mail trigger took to pieces.
 *
 * @throws {ParameterError} where there is none
 */
export async function readMailOf(context: IExecuteFunctions, itemIndex: number): Promise<Incoming> {
	const { json, binary } = context.getInputData()[itemIndex];
	const name = (parameter: string, usual: string) =>
		String(context.getNodeParameter(parameter, itemIndex, usual)).trim();
	const [file, field] = [name('binaryField', 'data'), name('rawField', 'raw')];
	if (binary?.[file])
		return await readIncoming(await context.helpers.getBinaryDataBuffer(itemIndex, file));
	const raw = Object.hasOwn(json, field) ? json[field] : undefined;
	if (typeof raw === 'string' && raw.trim() !== '') return await readIncoming(decode(raw));
	if (isResolved(json)) return interpret(toParsed(await resolvedOf(context, itemIndex)));
	throw new ParameterError(
		`The item has neither headers nor a field "${field}" nor a file "${file}"`,
		'Let the e-mail trigger before this node give the whole mail: Format → Resolved.',
	);
}

const BASE64 = /^[\w+/=\s-]+$/;
const HEADER = /^[!-9;-~]+:/;

/** @throws {ParameterError} where the headers were cut off */
function decode(raw: string): string | Uint8Array {
	if (BASE64.test(raw.slice(0, 400))) return Buffer.from(raw, 'base64');
	if (HEADER.test(raw.trimStart())) return raw;
	throw new ParameterError(
		'The mail comes without its headers, so nobody can tell what it answers to',
		'Choose Format → Resolved in the e-mail trigger before this node.',
	);
}

function isResolved(json: IDataObject): boolean {
	return typeof json.headers === 'object' && json.headers !== null;
}

async function resolvedOf(context: IExecuteFunctions, itemIndex: number): Promise<Resolved> {
	const { json, binary = {} } = context.getInputData()[itemIndex];
	const files = await Promise.all(
		Object.entries(binary).map(async ([name, { mimeType }]) => ({
			type: mimeType.toLowerCase(),
			content: await context.helpers.getBinaryDataBuffer(itemIndex, name),
		})),
	);
	const sender = json.from as { value?: Array<{ address?: unknown }> } | undefined;
	const from = sender?.value?.[0]?.address;
	return {
		headers: json.headers as IDataObject,
		text: typeof json.text === 'string' ? json.text : '',
		from: typeof from === 'string' ? from : undefined,
		files,
	};
}
