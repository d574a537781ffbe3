import { Mailer } from '../../../lib/mail';
import {
	enrolCandidates,
	readStatus,
	runNurture,
	type NurtureReport,
	type NurtureScene,
	type RunOptions,
} from '../../../lib/nurture';
import { useStore, type MakePlace } from '../promises/place';
import { plainSettings } from '../smtp/letters';
import { TestSmtp } from '../smtp/server';
import { addressOf, meet, MORNING, publishSequence, runAt, sceneOf, write } from './scene';

export type Nurture = ReturnType<typeof useNurture>;

/** Gives every test a store in which the short sequence is published, and a mail server that got nothing yet. */
export function useNurture(makePlace: MakePlace) {
	const at = useStore(makePlace);
	const smtp = new TestSmtp();
	let mailer: Mailer;

	const nurture = Object.assign(at, {
		smtp,
		scene: {} as NurtureScene,
		mailer: () => mailer,
		run: (atMs: number, changes: Partial<RunOptions> = {}): Promise<NurtureReport> =>
			runNurture(nurture.scene, { mailer, write }, runAt(atMs, changes)),
		enrol: async (names: readonly string[], sequence = 'short', subject?: string) => {
			const ids = await meet(at.store, names);
			const requests = ids.map((candidateId) => ({ candidateId, subject }));
			await enrolCandidates(nurture.scene, sequence, requests, MORNING);
			return ids;
		},
		mailsTo: (name: string) => smtp.mailsTo(addressOf(name)).length,
		status: async () => (await readStatus(at.store.nurture, 'short'))[0],
	});

	beforeAll(async () => {
		mailer = await Mailer.open(plainSettings(await smtp.start()));
	});
	afterAll(async () => {
		mailer.close();
		await smtp.stop();
	});
	beforeEach(async () => {
		smtp.received.length = 0;
		nurture.scene = sceneOf(at.store);
		await publishSequence(at.store);
	});
	return nurture;
}
