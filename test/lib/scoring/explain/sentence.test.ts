import { describeExplanation, type Explanation, type Outlook } from '../../../../lib/scoring';
import { fullLine, type ExplanationLine, type Lost } from '../../../../lib/scoring/explain/line';
import { preset } from '../remember';

function lineOf(
	label: string,
	shown: number,
	{ points = shown, decayFactor = 1, lost = {} as Partial<Lost> } = {},
): ExplanationLine {
	const line = fullLine({ rule: 'rule', label, pillar: null, count: 1, points });
	return { ...line, shown, decayFactor, lost: { ...line.lost, ...lost } };
}

function say(
	lines: ExplanationLine[],
	{ bucket = 'warm' as string | null, outlook = null as Outlook | null, score = 50 } = {},
): string {
	const explanation: Explanation = {
		score,
		exact: score,
		lines,
		persona: null,
		culture: null,
		decisions: [],
	};
	return describeExplanation(explanation, bucket, outlook, preset);
}

const END = ' Without new activity: stays Warm.';

describe('an explanation in words (StD-02)', () => {
	it('of nobody says that there is nothing', () => {
		const nobody = {
			score: null,
			exact: 0,
			lines: [],
			persona: null,
			culture: null,
			decisions: [],
		};
		expect(describeExplanation(nobody, null, null, preset)).toBe(
			'No points yet: nothing this person did is worth points in this model.',
		);
	});

	it.each([
		['no line', [], 'Warm with 50 of 100 points.'],
		['one line', [lineOf('Chat', 50)], 'Warm with 50 of 100 points = 50 Chat.'],
		[
			'the largest first',
			[lineOf('Page', 5), lineOf('Chat', 45)],
			'Warm with 50 of 100 points = 45 Chat + 5 Page.',
		],
		[
			'lines that show nothing left out',
			[lineOf('Chat', 50), lineOf('Page', 0)],
			'Warm with 50 of 100 points = 50 Chat.',
		],
		[
			'what is taken last',
			[lineOf('Complaint', -40), lineOf('Chat', 60), lineOf('Form', 30)],
			'Warm with 50 of 100 points = 60 Chat + 30 Form − 40 Complaint.',
		],
		[
			'six lines by name',
			[3, 6, 1, 5, 2, 4].map((points) => lineOf(`L${points}`, points)),
			'Warm with 50 of 100 points = 6 L6 + 5 L5 + 4 L4 + 3 L3 + 2 L2 + 1 L1.',
		],
		[
			'seven lines with the smallest two as one number',
			[2, 7, 3, 1, 6, 4, 5].map((points) => lineOf(`L${points}`, points)),
			'Warm with 50 of 100 points = 7 L7 + 6 L6 + 5 L5 + 4 L4 + 3 L3 + 3 from 2 others.',
		],
		[
			'a large penalty by name, small gains as one number',
			[...[1, 5, 2, 7, 4, 6].map((points) => lineOf(`L${points}`, points)), lineOf('Loss', -9)],
			'Warm with 50 of 100 points = 7 L7 + 6 L6 + 5 L5 + 4 L4 − 9 Loss + 3 from 2 others.',
		],
	])('names %s', (_, lines, sentence) => {
		expect(say(lines)).toBe(`${sentence}${END}`);
	});

	it.each([
		['one point to time', { points: 60, decayFactor: 59 / 60 }, ' Time has taken 1 point.'],
		['points to time', { points: 80, decayFactor: 0.5 }, ' Time has taken 40 points.'],
		['less than half a point', { points: 80, decayFactor: 0.995 }, ''],
		['a point to caps', { lost: { pillarCap: 0.6 } }, ' Caps 1 point.'],
		[
			'points to caps of every kind',
			{ lost: { ruleMaximum: 1, accumulation: 2, pillarCap: 3, clip: 4 } },
			' Caps 10 points.',
		],
		['points to the weight of the part, which is no loss', { lost: { weight: 9 } }, ''],
		[
			'both',
			{ points: 80, decayFactor: 0.75, lost: { pillarCap: 5 } },
			' Time has taken 20 points, caps 5 points.',
		],
		['points given by the way of adding up, which is none', { lost: { accumulation: -5 } }, ''],
	])('says what was lost: %s', (_, how, loss) => {
		expect(say([lineOf('Chat', 50, how)])).toBe(
			`Warm with 50 of 100 points = 50 Chat.${loss}${END}`,
		);
	});

	it('counts no losses of penalties', () => {
		const penalty = lineOf('Complaint', -10, {
			points: -40,
			decayFactor: 0.5,
			lost: { clip: -10, ruleMaximum: 9 },
		});
		expect(say([lineOf('Chat', 60), penalty])).toBe(
			`Warm with 50 of 100 points = 60 Chat − 10 Complaint.${END}`,
		);
		const chat = lineOf('Chat', 60, { points: 80, decayFactor: 0.875, lost: { pillarCap: 10 } });
		expect(say([chat, penalty])).toBe(
			`Warm with 50 of 100 points = 60 Chat − 10 Complaint. Time has taken 10 points, caps 10 points.${END}`,
		);
	});

	it('says what comes next', () => {
		const outlook = { on: '2026-05-21', bucket: 'lukewarm', label: 'Lukewarm' };
		expect(say([], { outlook })).toBe(
			'Warm with 50 of 100 points. Without new activity: Lukewarm from 21 May 2026.',
		);
	});

	it.each([
		['hot', 'Hot'],
		['simmering', 'simmering'],
		[null, 'No bucket'],
	])('calls the bucket %s by its label: %s', (bucket, name) => {
		expect(say([], { bucket })).toBe(
			`${name} with 50 of 100 points. Without new activity: stays ${name}.`,
		);
	});
});
