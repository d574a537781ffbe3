import {
	describeStep,
	planSetUp,
	pushContacts,
	segmentSizes,
	setUp,
	wantedSchema,
} from '../../../lib/hubspot';
import { compileModel } from '../../../lib/scoring';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { candidateNl } from '../../../lib/scoring/presets/candidateNl';
import { addList } from '../../support/hubspot';
import {
	closeScenes,
	contactRecords,
	hubSpotErrorOf,
	openReadyScene,
	openScene,
} from '../../support/hubspot/scene';
import { preset } from '../../support/preset';

closeScenes();

const wanted = wantedSchema(preset);
const PROPERTIES = wanted.properties.length;

describe('setting HubSpot up (StD-13, MSR-11)', () => {
	it('a look tells what would be done, and does nothing', async () => {
		const { twin, connect } = await openScene();
		const { steps, clashes } = await planSetUp(await connect(), wanted);
		expect(clashes).toEqual([]);
		expect(steps).toHaveLength(1 + PROPERTIES + wanted.segments.length);
		expect(steps.map(describeStep)).toEqual(
			expect.arrayContaining([
				'Create the property group "Candidate journey"',
				'Create the property "Candidate score" (cand_score, number)',
				'Create the property "Candidate first placed on" (cand_first_placed_on, date)',
				'Create the segment "Candidates: Hot and with a medal"',
			]),
		);
		expect(twin.writes).toEqual([]);
	});

	it('creates group, properties and a segment for each bucket, in few calls; again it does nothing', async () => {
		const { twin, connect } = await openScene();
		const hubspot = await connect();
		await setUp(hubspot, wanted);
		expect(hubspot.requests).toBeLessThanOrEqual(15);
		const bucket = twin.portal.properties.contacts.get('cand_bucket');
		expect(bucket?.groupName).toBe('candidate_journey');
		expect(bucket?.options.map(({ label }) => label)).toEqual(['Hot', 'Warm', 'Lukewarm', 'Cold']);
		expect([...twin.portal.lists.values()].map(({ name }) => name)).toEqual([
			'Candidates: Hot',
			'Candidates: Warm',
			'Candidates: Lukewarm',
			'Candidates: Cold',
			'Candidates: Hot and with a medal',
		]);
		const before = twin.writes.length;
		expect((await setUp(hubspot, wanted)).steps).toEqual([]);
		expect(twin.writes.length).toBe(before);
	});

	it('speaks only the dated API, or only the numbered one', async () => {
		for (const style of ['dated', 'legacy'] as const) {
			const { twin, connect } = await openScene();
			const hubspot = await connect({ style });
			await setUp(hubspot, wanted);
			await pushContacts(hubspot, contactRecords(2));
			await segmentSizes(hubspot, wanted.segments);
			expect(new Set(twin.calls.map(({ isDated }) => isDated))).toEqual(
				new Set([style === 'dated']),
			);
		}
	});

	it('puts options back that were removed, and keeps those of others and their labels', async () => {
		const { twin, hubspot } = await openReadyScene();
		const bucket = twin.portal.properties.contacts.get('cand_bucket')!;
		bucket.options = [
			{ label: 'Frozen', value: 'frozen', displayOrder: 0, hidden: false },
			{ label: 'Koud', value: 'cold', displayOrder: 1, hidden: false },
		];
		const { steps } = await setUp(hubspot, wanted);
		expect(steps.map(describeStep)).toEqual([
			'Add to the property cand_bucket: Hot, Warm, Lukewarm',
		]);
		expect(bucket.options.map(({ label }) => label)).toEqual([
			'Frozen',
			'Koud',
			'Hot',
			'Warm',
			'Lukewarm',
		]);
		expect(bucket.options.map(({ displayOrder }) => displayOrder)).toEqual([0, 1, 2, 3, 4]);
	});

	it('a model with another bucket adds its option and its segment', async () => {
		const { hubspot } = await openReadyScene();
		const buckets = [...candidateNl.buckets, { key: 'boiling', label: 'Boiling', from: 90 }];
		const more = compileModel(parseModel({ ...candidateNl, buckets }));
		const { steps } = await setUp(hubspot, wantedSchema(more));
		expect(steps.map(describeStep)).toEqual([
			'Add to the property cand_bucket: Boiling',
			'Create the segment "Candidates: Boiling"',
			'Create the segment "Candidates: Boiling and with a medal"',
		]);
	});

	it('a name that is taken by another type stops it before anything is changed', async () => {
		const { twin, connect } = await openScene();
		const text = twin.portal.properties.contacts.get('firstname')!;
		twin.portal.properties.contacts.set('cand_score', { ...text, name: 'cand_score' });
		addList(twin.portal, 'Candidates: Hot', 'MANUAL', undefined);
		const error = await hubSpotErrorOf(setUp(await connect(), wanted));
		expect(error.code).toBe('schema');
		expect(error.message).toBe(
			'HubSpot has something else under a name that is needed: Property cand_score is string, not number; Segment "Candidates: Hot" is MANUAL, not DYNAMIC',
		);
		expect(twin.writes).toEqual([]);
	});

	it('archived properties come back; one of another type is told', async () => {
		const { twin, hubspot } = await openReadyScene();
		const { contacts } = twin.portal.properties;
		contacts.get('cand_score')!.archived = true;
		expect((await setUp(hubspot, wanted)).steps).toHaveLength(1);
		expect(contacts.get('cand_score')?.archived).toBe(false);
		Object.assign(contacts.get('cand_score')!, { archived: true, type: 'string' });
		const error = await hubSpotErrorOf(setUp(hubspot, wanted));
		expect([error.code, error.facts.property]).toEqual(['schema', 'cand_score']);
	});

	it('cut short at any call, the next run completes it', async () => {
		const { twin: whole, connect: connectWhole } = await openScene();
		await setUp(await connectWhole(), wanted);
		for (let calls = 1; calls < whole.calls.length; calls++) {
			const { twin, connect } = await openScene();
			let left = calls;
			twin.faultFor = () => (left-- > 0 ? null : { kind: 'answer', status: 401, body: {} });
			const error = await hubSpotErrorOf(connect().then((hubspot) => setUp(hubspot, wanted)));
			expect(error.code).toBe('bad-token');
			twin.forgetFaults();
			await setUp(await connect(), wanted);
			expect(twin.portal.lists.size).toBe(whole.portal.lists.size);
			expect(twin.portal.properties.contacts.size).toBe(whole.portal.properties.contacts.size);
		}
	});

	it.each([/groups$/, /batch\/create$/, /^\/lists$/])(
		'a call to %s that is done and then breaks is not done twice, nor taken for an error',
		async (path) => {
			const { twin, connect } = await openScene();
			twin.failNext(path, { kind: 'dropAfter' });
			const hubspot = await connect();
			await setUp(hubspot, wanted);
			expect((await planSetUp(hubspot, wanted)).steps).toEqual([]);
			expect(twin.portal.lists.size).toBe(wanted.segments.length);
		},
	);

	it('a segment whose filter HubSpot’s client does not know is left as it is', async () => {
		const { twin, connect } = await openScene();
		const unknown = { filterBranchType: 'QUANTUM', filterBranches: [], filters: [] };
		const list = addList(twin.portal, 'Candidates: Hot', 'DYNAMIC', unknown);
		const hubspot = await connect();
		const withFilters = hubspot.call('read', 'reading a segment', (client) =>
			client.crm.lists.listsApi.getByName(list.name, '0-1', true),
		);
		expect((await hubSpotErrorOf(withFilters)).message).toContain('an answer that cannot be read');
		const { steps } = await setUp(hubspot, wanted);
		expect(steps.map(describeStep)).not.toContain('Create the segment "Candidates: Hot"');
		expect(list.filterBranch).toBe(unknown);
	});

	it('a key that may not change properties is told which permission it lacks', async () => {
		const { twin, connect } = await openScene();
		twin.key('pat-eu1-oauth', [
			'crm.schemas.contacts.read',
			'crm.objects.contacts.read',
			'crm.lists.read',
		]);
		const hubspot = await connect({ token: 'pat-eu1-oauth' });
		const error = await hubSpotErrorOf(setUp(hubspot, wanted));
		expect(error.code).toBe('missing-scopes');
		expect(error.message).toContain('crm.schemas.contacts.write');
		expect(error.advice).toContain('OAuth2');
	});
});
