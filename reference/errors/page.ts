import { table, text } from '../markdown';
import { codesOf, findTold, type Code, type Told } from './find';

/** A part of the product that tells what went wrong in its own words. */
interface Part {
	title: string;
	folder: string;
	/** Of its codes. */
	type: string;
	/** What comes before a message that does not begin a sentence. */
	subject?: string;
}

const PARTS: readonly Part[] = [
	{
		title: 'The store of candidates',
		folder: 'lib/store',
		type: 'StoreErrorCode',
		subject: 'The candidate store … ',
	},
	{ title: 'Mail', folder: 'lib/mail', type: 'MailErrorCode' },
	{ title: 'Nurture sequences', folder: 'lib/nurture', type: 'NurtureErrorCode' },
	{ title: 'Tracking', folder: 'lib/tracking', type: 'TrackingErrorCode' },
	{ title: 'HubSpot', folder: 'lib/hubspot', type: 'HubSpotErrorCode' },
	{ title: 'Scoring models', folder: 'lib/scoring', type: 'ScoringErrorCode' },
];

/** Everything that can go wrong and has a name, with what to do about it. */
export function errorsPage(): string {
	return [
		'# Errors, and what to do about them',
		'Every error says what is wrong, and under it what to do. This page has them all, made from the code, so that you can search it for the words that you see; … stands for a name, a number, or what a server said. Where several items come in, n8n says which one it was; with *On Error → Continue* the others go on.',
		...PARTS.flatMap(describe),
	].join('\n\n');
}

function describe({ title, folder, type, subject = '' }: Part): string[] {
	const codes = codesOf(`${folder}/errors.ts`, type);
	const told = findTold(folder, new Set(codes.map(({ code }) => code)));
	const rows = codes.flatMap((code) => rowsOf(code, told, subject));
	return [`## ${title}`, table(['code', 'what it says', 'what to do'], rows)];
}

function rowsOf({ code, comment }: Code, told: readonly Told[], subject: string): string[][] {
	const own = told.filter((one) => one.code === code);
	if (own.length === 0) return [[`\`${code}\``, text(comment), '']];
	return own.map(({ message, advice }) => {
		const isSentence = /^[^\p{Ll}]/u.test(message);
		return [`\`${code}\``, text(isSentence ? message : subject + message), text(advice)];
	});
}
