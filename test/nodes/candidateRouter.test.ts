import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { configuredOutputs, ROUTINGS, type Routing } from '../../nodes/CandidateRouter/outputs';
import { ourNodes, runNode } from '../support/harness';

const routings = Object.keys(ROUTINGS) as Routing[];
const labelsOf = (parameters: INodeParameters) =>
	configuredOutputs(parameters).map(({ displayName }) => displayName);

/** By which output each item left, by its number. */
async function route(parameters: INodeParameters, items: IDataObject[]): Promise<number[]> {
	const outputs = labelsOf(parameters).length;
	const ran = await runNode(
		'CandidateRouter',
		items.map((item, number) => ({ ...item, number })),
		{ parameters },
	);
	expect(ran.error).toBeUndefined();
	const left = new Map<unknown, number>();
	for (let output = 0; output < outputs; output++) {
		for (const { json, pairedItem } of ran.items('CandidateRouter', output)) {
			expect(pairedItem).toEqual({ item: json.number });
			left.set(json.number, output);
		}
	}
	expect(left.size).toBe(items.length);
	return items.map((_, number) => left.get(number) ?? -1);
}

const always = { onlyWhenCrossing: false };

describe('Candidate Router', () => {
	it.each<[Routing, unknown[], number[]]>([
		[
			'route',
			['recruiter', 'nurture', 'keepWarm', 'care', 'reject', null, undefined, 7],
			[0, 1, 2, 3, 2, 2, 2, 2],
		],
		['bucket', ['hot', 'warm', 'lukewarm', 'cold', null, 'HOT'], [0, 1, 2, 3, 3, 3]],
		['phase', ['see', 'think', 'do', 'care', null, ''], [0, 1, 2, 3, 0, 0]],
		['medal', ['gold', 'silver', 'bronze', null, 'platinum'], [0, 1, 2, 3, 3]],
	])(
		'by %s sends everybody on and drops nobody (StD-10, StD-11)',
		async (routeBy, values, outputs) => {
			const items = values.map((value) => ({ [routeBy]: value }) as IDataObject);
			expect(await route({ routeBy, ...always }, items)).toEqual(outputs);
		},
	);

	describe('by the buckets of a model of one’s own', () => {
		const buckets = ['hot-lead', 'asleep'];
		const items = [
			{ bucket: 'asleep', bucketBefore: 'hot-lead' },
			{ bucket: 'hot-lead', bucketBefore: 'asleep' },
			{ bucket: 'new', bucketBefore: 'asleep' },
			{ bucket: null, bucketBefore: 'asleep' },
			{ bucket: 'asleep', bucketBefore: 'asleep' },
		];

		it('draws one output each and one for whoever is in none of them', () => {
			expect(labelsOf({ routeBy: 'bucket', buckets })).toEqual([
				'Hot Lead',
				'Asleep',
				'Other Bucket',
				'Keep Warm',
				'No Change',
			]);
			expect(labelsOf({ routeBy: 'bucket', buckets: [] })).toEqual(labelsOf({ routeBy: 'bucket' }));
			expect(labelsOf({ routeBy: 'phase', buckets })).toEqual(labelsOf({ routeBy: 'phase' }));
		});

		it('sends everybody on and drops nobody (StD-10)', async () => {
			const routeBy = 'bucket';
			expect(await route({ routeBy, buckets }, items)).toEqual([1, 0, 2, 2, 4]);
			expect(await route({ routeBy, buckets, ...always }, items)).toEqual([1, 0, 2, 2, 1]);
		});

		it('says which buckets have no output', async () => {
			const hints = async (parameters: INodeParameters) =>
				(await runNode('CandidateRouter', items, { parameters })).hints('CandidateRouter');
			expect(await hints({ routeBy: 'bucket' })).toEqual([
				'No output is named for asleep, hot-lead, new: choose them under Buckets.',
			]);
			expect(await hints({ routeBy: 'bucket', buckets: [...buckets, 'new'] })).toEqual([]);
			expect(await hints({ routeBy: 'route' })).toEqual([]);
		});
	});

	it('by a threshold of one’s own sends at or above it on (PL-07)', async () => {
		const items = [
			{ score: 60 },
			{ score: 59 },
			{ score: 100 },
			{ score: null },
			{},
			{ score: '80' },
		];
		expect(await route({ routeBy: 'threshold', threshold: 60, ...always }, items)).toEqual([
			0, 1, 0, 1, 1, 1,
		]);
	});

	it.each<[Routing, IDataObject, IDataObject]>([
		[
			'route',
			{ route: 'recruiter', routeBefore: 'nurture' },
			{ route: 'nurture', routeBefore: 'nurture' },
		],
		['bucket', { bucket: 'hot', bucketBefore: 'warm' }, { bucket: 'hot', bucketBefore: 'hot' }],
		['phase', { phase: 'do', phaseBefore: 'think' }, { phase: 'do', phaseBefore: 'do' }],
		[
			'medal',
			{ medal: 'gold', medalBefore: null, phaseBefore: 'do' },
			{ medal: null, medalBefore: null, phaseBefore: 'do' },
		],
		['threshold', { score: 71, scoreBefore: 69 }, { score: 90, scoreBefore: 71 }],
	])(
		'by %s and only when crossing, sends on who moved and keeps the rest in No Change',
		async (routeBy, moved, stayed) => {
			const last = labelsOf({ routeBy }).length - 1;
			const [first, second] = await route({ routeBy }, [moved, stayed]);
			expect(first).toBeLessThan(last);
			expect(second).toBe(last);
		},
	);

	it('fires on passing a threshold without touching it, both ways', async () => {
		const items = [
			{ score: 151, scoreBefore: 149 },
			{ score: 149, scoreBefore: 151 },
			{ score: 150, scoreBefore: 150 },
		];
		expect(await route({ routeBy: 'threshold', threshold: 150 }, items)).toEqual([0, 1, 3]);
	});

	it('takes a first score and an item that says nothing of before for a crossing', async () => {
		const isNew = { bucket: 'cold', bucketBefore: null, phaseBefore: null };
		expect(await route({ routeBy: 'bucket' }, [isNew, { bucket: 'cold' }])).toEqual([3, 3]);
	});

	it('leaves items as they are', async () => {
		const ran = await runNode('CandidateRouter', [{ route: 'nurture', any: { thing: [1] } }]);
		expect(ran.json('CandidateRouter', 1)).toEqual([{ route: 'nurture', any: { thing: [1] } }]);
	});

	describe('draws', () => {
		it.each(routings)('for %s the outputs it sends to', (routeBy) => {
			const named = [...new Set([...ROUTINGS[routeBy].outputs, 'Keep Warm'])];
			expect(labelsOf({ routeBy })).toEqual([...named, 'No Change']);
			expect(labelsOf({ routeBy, ...always })).toEqual(named);
			expect(labelsOf({ routeBy, ...always, holdsBack: false })).toEqual(ROUTINGS[routeBy].outputs);
			expect(labelsOf({ routeBy, ...always, cooldownDays: 7 })).toEqual([...named, 'No Change']);
			expect(ROUTINGS[routeBy].values).toHaveLength(ROUTINGS[routeBy].outputs.length);
			expect(ROUTINGS[routeBy].fallback).toBeLessThan(ROUTINGS[routeBy].outputs.length);
		});

		it('none that rejects', () => {
			for (const routeBy of routings)
				expect(labelsOf({ routeBy }).join()).not.toMatch(/reject|drop|discard/i);
		});

		it('the same when n8n runs the expression of its description', () => {
			const outputs = String(ourNodes.get('CandidateRouter')?.description.outputs);
			const body = /^=\{\{([^]*)\}\}$/.exec(outputs)?.[1] ?? '';
			const evaluate = new Function('$parameter', `return ${body}`) as typeof configuredOutputs;
			for (const routeBy of routings)
				for (const buckets of [[], ['hot-lead']])
					expect(evaluate({ routeBy, buckets })).toEqual(configuredOutputs({ routeBy, buckets }));
			expect(body).not.toMatch(/\}\}/);
		});

		it('those of the default for a routing it does not know', () => {
			expect(labelsOf({ routeBy: 'moon' })).toEqual(labelsOf({ routeBy: 'route' }));
		});
	});
});
