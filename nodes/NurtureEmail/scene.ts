import type { IExecuteFunctions } from 'n8n-workflow';
import { loadHolidays } from '../../lib/hubspot';
import { DEFAULT_RULES, type NurtureRules, type NurtureScene } from '../../lib/nurture';
import type { CompiledModel } from '../../lib/scoring';
import type { Guarantee } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import { readSettings, type Settings } from '../shared/settings';

/** What an operation works with. */
export interface Work extends Settings {
	scene: NurtureScene;
}

/** Borrows the store. What decides when mail may go out is only read for sending. */
export async function readWork(
	context: IExecuteFunctions,
	use: 'send' | 'other' = 'other',
): Promise<Work> {
	const settings = await readSettings(context, 'writes');
	const { store, compiled, options } = settings;
	const rules =
		use === 'send'
			? await readRules(options, compiled)
			: { ...DEFAULT_RULES, timezone: compiled.model.timezone };
	return { ...settings, scene: { store, compiled, rules } };
}

async function readRules(
	options: Settings['options'],
	{ model }: CompiledModel,
): Promise<NurtureRules> {
	const number = (name: string, usual: number) => atLeast(name, Number(options[name] ?? usual));
	const [perTwoDays, perWeek] = [number('perTwoDays', 1), number('perWeek', 2)];
	const [country, state] = String(options.holidays ?? 'NL')
		.trim()
		.toUpperCase()
		.split('-');
	return {
		...DEFAULT_RULES,
		caps: [
			{ mails: perTwoDays, hours: 48 },
			{ mails: perWeek, hours: 7 * 24 },
		].filter(({ mails }) => mails > 0),
		quietHours: number('quietDays', 7) * 24,
		stopAfterUnclicked: number('stopAfterUnclicked', 5) || Infinity,
		timezone: String(options.timezone ?? '').trim() || model.timezone,
		isHoliday: country === '' ? () => false : await loadHolidays(country, state),
		guarantee: (options.afterCrash ?? 'atMostOnce') as Guarantee,
	};
}

const LABELS: Readonly<Record<string, string>> = {
	perTwoDays: 'Mails in Two Days',
	perWeek: 'Mails in a Week',
	quietDays: 'Quiet After a Recruiter (Days)',
	stopAfterUnclicked: 'Stop After Mails Without a Click',
};

function atLeast(name: string, value: number): number {
	if (Number.isFinite(value) && value >= 0) return value;
	throw new ParameterError(
		`${LABELS[name]} is no number from 0`,
		'Use a number; 0 for no such limit.',
	);
}
