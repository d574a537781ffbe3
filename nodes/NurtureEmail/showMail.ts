import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PreviewedMail } from '../../lib/nurture';
import { MAX_HTML_BYTES } from '../../lib/nurture/limits';

/** A mail as an item, with its HTML as a file that n8n shows. */
export async function showMail(
	context: IExecuteFunctions,
	mail: PreviewedMail,
	paired: Pick<INodeExecutionData, 'pairedItem'>,
	who: { candidateId?: number; email?: string | null } = {},
): Promise<INodeExecutionData> {
	const { html, text, dueAt, step, label, subject, missing, problem, ...told } = mail;
	const bytes = Buffer.byteLength(html);
	const json = {
		...{ ...who, step, label, subject, missing, problem },
		...told,
		dueAt: new Date(dueAt).toISOString(),
		kilobytes: Math.ceil(bytes / 1024),
		isClippedByGmail: bytes > MAX_HTML_BYTES,
		text,
		html,
	};
	if (html === '') return { json, ...paired };
	const name = `${mail.step}-${mail.language}.html`;
	const { prepareBinaryData } = context.helpers;
	const file = await prepareBinaryData(Buffer.from(html), name, 'text/html');
	return { json, binary: { mail: file }, ...paired };
}
