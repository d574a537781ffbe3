import type { IExecuteFunctions } from 'n8n-workflow';
import { logProgress } from '../../nodes/shared/logProgress';

it('says how far a run is, once for each so many candidates, however big its steps are', () => {
	const said: string[] = [];
	const context = {
		logger: { info: (text: string) => said.push(text) },
		getNode: () => ({ name: 'Nightly' }),
	} as unknown as IExecuteFunctions;
	const progress = logProgress(context, 'checked', 100);
	for (const candidates of [40, 99, 130, 190, 201, 470, 471]) progress({ candidates, events: 0 });
	expect(said).toEqual([130, 201, 470].map((n) => `Nightly: ${n} candidates checked`));
});
