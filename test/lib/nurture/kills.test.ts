import { sqliteEngine } from '../../support/kill/engines';
import { countMailKills, runMailCampaign, type MailPlan } from '../../support/kill/mail/campaign';

jest.setTimeout(300_000);

/** `npm run kill:mail` asks for more, on both engines. */
const plan: MailPlan = { kills: 6, candidates: 300, workers: 2, seed: 3 };

describe('mails whose senders are killed', () => {
	it('go to nobody twice, and are listed where nobody can tell (StD-10)', async () => {
		const campaign = await runMailCampaign(sqliteEngine, plan);
		expect(countMailKills(campaign)).toBeGreaterThanOrEqual(plan.kills);
		expect(campaign.sent + campaign.unknown).toBe(campaign.mails);
		expect(campaign.sent).toBeGreaterThan(0);
	});
});
