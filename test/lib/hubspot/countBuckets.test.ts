import { countBuckets } from '../../../lib/hubspot';
import {
	change,
	closeCandidateScenes,
	emailOf,
	HOT,
	openCandidateScene,
} from '../../support/hubspot/candidateScene';
import { closeScenes, START } from '../../support/hubspot/scene';
import { eventOf } from '../../support/events';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);
closeScenes();
closeCandidateScenes();

const MINUTE_MS = 60_000;

describe('counting buckets on both sides (StD-13)', () => {
	it.each(['segments', 'search'] as const)(
		'by %s: the same where all is pushed',
		async (countBy) => {
			const scene = await openCandidateScene();
			await scene.record(['ann', 'bob'], ...HOT);
			await scene.record(['cas', 'dee', 'eva'], 'vacancy.viewed');
			await scene.store.record(
				[eventOf({ visitorId: 'v' }, { type: 'vacancy.viewed', occurredAt: START })],
				preset,
				START,
			);
			await scene.push();
			scene.clock.advance(MINUTE_MS);
			const count = () => countBuckets(scene.hubspot, scene.store, preset, START, countBy);
			expect(await count()).toMatchObject([
				{ bucket: 'hot', label: 'Hot', ours: 2, waiting: 0, notInHubSpot: 0, hubspot: 2, drift: 0 },
				{ bucket: 'warm', ours: 0, hubspot: 0, drift: 0 },
				{ bucket: 'lukewarm', ours: 0, hubspot: 0, drift: 0 },
				{ bucket: 'cold', ours: 3, notInHubSpot: 1, hubspot: 3, drift: 0 },
			]);
			await scene.record(['cas'], ...HOT);
			change(scene, emailOf('dee'), { cand_bucket: 'warm' });
			const [hot, warm, , cold] = await count();
			expect([hot.drift, hot.waiting, warm.drift, cold.drift]).toEqual([-1, 1, 1, 0]);
		},
	);
});
