import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { runNurture, type NurtureReport } from '../../../lib/nurture';
import type { Mailer } from '../../../lib/mail';
import { UnfinishedError } from '../../shared/errors';
import { logHowFar } from '../../shared/logProgress';
import { randomId } from '../../shared/random';
import { readDesk } from '../desk';
import { haltError } from '../halt';
import { withMailer } from '../mailer';
import { readWork } from '../scene';
import { sumUp } from '../sumUp';

export const option: INodePropertyOptions = {
	name: 'Send Due',
	value: 'sendDue',
	description: 'Send every mail whose moment has come; run it every hour, or more often',
	action: 'Send the mails that are due',
};

/** Mails after which a long run says in n8n's log how far it is. */
const PROGRESS_EVERY = 500;

/** Runs once, however many items come in, and tells in one item what it did. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { scene, options } = await readWork(context, 'send');
	const desk = await readDesk(context, 'send');
	const { letterFor } = await import('../../../lib/nurture/run/letter');
	const number = (name: string) => Number(options[name]) || undefined;
	const run = async (mailer: Mailer) =>
		await runNurture(
			scene,
			{ mailer, write: (mail) => letterFor(mail, desk) },
			{
				worker: randomId(),
				clock: { now: Date.now },
				sender: desk.from.address,
				perHour: number('perHour'),
				limit: number('limit'),
				signal: context.getExecutionCancelSignal(),
				onProgress: progressLogger(context),
			},
		);
	const report = await withMailer(context, run);
	const failure = report.halted && stoppedBy(report);
	if (failure && !context.continueOnFail()) throw failure;
	if (report.unknown + report.failed > 0)
		context.addExecutionHints({ message: hintAbout(report), location: 'outputPane' });
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return [{ json: present(report, failure), pairedItem }];
}

function progressLogger(context: IExecuteFunctions): (counts: { sent: number }) => void {
	let next = PROGRESS_EVERY;
	return ({ sent }) => {
		if (sent < next) return;
		next = sent - (sent % PROGRESS_EVERY) + PROGRESS_EVERY;
		logHowFar(context, `${sent} mails sent`);
	};
}

/** Why nothing more could be sent; where something was sent before, with how far it came. */
function stoppedBy(report: NurtureReport): Error {
	const cause = haltError(report);
	return report.sent === 0
		? cause
		: new UnfinishedError(`Sent so far: ${sumUp(report)}`, 'The rest is still due.', cause);
}

function present(report: NurtureReport, failure: Error | null): IDataObject {
	const { plan, halted, ...counts } = report;
	return {
		summary: sumUp(report),
		...counts,
		planned: plan.planned,
		finished: plan.finished,
		exited: plan.exited,
		halted: halted?.reason ?? null,
		...(failure && { error: failure.message }),
	};
}

function hintAbout({ unknown, failed }: NurtureReport): string {
	const parts = [
		failed > 0 && `${failed} mail(s) were not accepted`,
		unknown > 0 &&
			`of ${unknown} nobody can tell whether they arrived; they are not sent again by themselves`,
	].filter(Boolean);
	return `${parts.join(', and ')}. The operation Status lists them with the reason.`;
}
