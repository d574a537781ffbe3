import type { IDataObject } from 'n8n-workflow';
import { runNode, runSteps, type Step } from './harness';

const asOf = '2026-03-10';
export const options = { asOf };
export const ann = 'ann.van.elm@example.com';

/** Something somebody did nine days before. */
export const deed = (email: string, type: string, more: IDataObject = {}) => ({
	eventId: `${email} ${type}`,
	type,
	email,
	occurredAt: '2026-03-01T10:00:00Z',
	subject: 'nurse-utrecht',
	...more,
});

export const candidate = (parameters: IDataObject, onError?: Step['onError']): Step => ({
	node: 'Candidate',
	parameters: { options, ...parameters } as Step['parameters'],
	...(onError && { onError }),
});

export const record = async (events: IDataObject[]) =>
	(await runNode('CandidateScore', events, { parameters: { options } })).json('CandidateScore');

/** Runs a Candidate node on what is known of Ann, unless items say otherwise. */
export const use = async (
	parameters: IDataObject,
	items: IDataObject[] = [{ email: ann }],
	onError?: Step['onError'],
) => {
	const ran = await runSteps([candidate(parameters, onError)], items);
	return { ran, error: ran.error, found: ran.json('Candidate') };
};

export const get = async (email = ann) => (await use({ operation: 'get' }, [{ email }])).found[0];

/** Lets every test start with Ann, who applied, and Bob, who looked at a vacancy; their ids. */
export function useAnnAndBob(): { annId: number; bobId: number } {
	const ids = { annId: 0, bobId: 0 };
	beforeEach(async () => {
		const [a, b] = await record([
			deed(ann, 'application.submitted', { visitorId: 'browser-of-ann', externalId: 'ATS-77' }),
			deed('bob@example.com', 'vacancy.viewed'),
		]);
		Object.assign(ids, { annId: Number(a.candidateId), bobId: Number(b.candidateId) });
	});
	return ids;
}
