import { wantedSchema } from '../../lib/hubspot/schema/wanted';
import { Candidate } from '../../nodes/Candidate/Candidate.node';
import { preset } from '../support/preset';

it('recruiters find the same verdicts in HubSpot as in n8n', () => {
	const inHubSpot = wantedSchema(preset).properties.find(({ name }) => name === 'cand_verdict');
	const inN8n = new Candidate().description.properties.find(({ name }) => name === 'verdict');
	const offered = inN8n?.options?.map((one) => ({
		value: 'value' in one ? one.value : undefined,
		label: one.name,
	}));
	expect(offered).toHaveLength(4);
	expect(inHubSpot?.choices).toEqual(offered);
});
