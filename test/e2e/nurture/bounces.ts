import { createRequire } from 'node:module';
import path from 'node:path';
import { outputItems, runManually } from '../../../demo/n8n/executions';
import { n8nFolder, workflowsFolder } from '../../../demo/n8n/paths';
import { importWorkflow, readWorkflow } from '../../../demo/n8n/workflows';
import { fill, succeeded, type NurtureStage } from './stage';

type Item = Record<string, unknown>;

interface Parsed {
	headerLines: Array<{ key: string; line: string }>;
	attachments: Array<{ contentType: string; content: Buffer }>;
	[field: string]: unknown;
}

/** Runs workflow 11 on a bounce of a mail, as n8n's e-mail trigger gives it; the events that come out. */
export async function readBounces(
	{ n8n, credentials }: NurtureStage,
	address: string,
	messageId: string,
): Promise<Item[]> {
	const file = path.join(workflowsFolder, '11-bounces-and-complaints.json');
	const workflow = fill(readWorkflow(file), credentials);
	const trigger = 'Mailbox for answers';
	const pinData = { [trigger]: [await resolve(bounceOf(address, messageId))] };
	const id = await importWorkflow(n8n, { ...workflow, pinData });
	const execution = succeeded(await runManually(n8n, id, trigger));
	return outputItems(execution, 'Read bounces and replies');
}

function bounceOf(address: string, messageId: string): string {
	return [
		'From: MAILER-DAEMON@mx.example.com',
		'To: anna@lindenhof.example',
		'Subject: Undelivered Mail Returned to Sender',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
		'',
		'--part',
		'Content-Type: text/plain; charset=utf-8',
		'',
		'Your mail could not be delivered.',
		'',
		'--part',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.example.com',
		'',
		`Final-Recipient: rfc822; ${address}`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
		'',
		'--part',
		'Content-Type: text/rfc822-headers',
		'',
		`Message-ID: ${messageId}`,
		`To: ${address}`,
		'',
		'--part--',
		'',
	].join('\r\n');
}

/** What n8n's e-mail trigger makes of a mail with Format → Resolved: with the parser that comes with n8n. */
async function resolve(raw: string): Promise<{ json: Item; binary: Item }> {
	const fromN8n = createRequire(path.join(n8nFolder, 'package.json'));
	const { simpleParser } = fromN8n('mailparser') as {
		simpleParser(raw: string): Promise<Parsed>;
	};
	const { headerLines, attachments, ...mail } = await simpleParser(raw);
	const headers = Object.fromEntries(headerLines.map(({ key, line }) => [key, line]));
	const binary = Object.fromEntries(
		attachments.map(({ contentType, content }, i) => [
			`attachment_${i}`,
			{ mimeType: contentType, data: content.toString('base64'), fileName: `${i}` },
		]),
	);
	return { json: JSON.parse(JSON.stringify({ ...mail, headers })) as Item, binary };
}
