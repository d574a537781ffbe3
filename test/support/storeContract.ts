import { storeOutbox } from './nurture/storeOutbox';
import { describeOutbox } from './promises/outbox';
import type { MakePlace } from './promises/place';
import { promisesOfDecay } from './promises/decay';
import { promisesOfEnrolments } from './promises/enrolments';
import { promisesOfHistories } from './promises/histories';
import { promisesOfHostileIds } from './promises/hostileIds';
import { promisesOfIdempotency } from './promises/idempotency';
import { promisesOfIdentities } from './promises/identities';
import { promisesOfInbox } from './promises/inbox';
import { promisesOfLasting } from './promises/lasting';
import { promisesOfMails } from './promises/mails';
import { promisesOfModels } from './promises/models';
import { promisesOfOrder } from './promises/order';
import { promisesOfReading } from './promises/reading';
import { promisesOfReevaluation } from './promises/reevaluation';
import { promisesOfRetention } from './promises/retention';
import { promisesOfSequences } from './promises/sequences';
import { promisesOfRights } from './promises/rights';
import { promisesOfSharedNotes } from './promises/sharedNotes';
import { promisesOfSharing } from './promises/sharing';
import { promisesOfSuppressions } from './promises/suppressions';
import { promisesOfSync } from './promises/sync';
import { promisesOfTransitions } from './promises/transitions';
import { promisesOfUpkeep } from './promises/upkeep';
import { promisesOfVersions } from './promises/versions';

/** What every engine keeps of the promises of `CandidateStore`; each engine's test signs it. */
export function describeStoreContract(engine: string, makePlace: MakePlace): void {
	describe(`${engine} keeps the promises of a candidate store`, () => {
		promisesOfIdempotency(makePlace);
		promisesOfOrder(makePlace);
		promisesOfIdentities(makePlace);
		promisesOfDecay(makePlace);
		promisesOfTransitions(makePlace);
		promisesOfReading(makePlace);
		promisesOfSharing(makePlace);
		promisesOfLasting(makePlace);
		promisesOfHostileIds(makePlace);
		promisesOfModels(makePlace);
		promisesOfVersions(makePlace);
		promisesOfReevaluation(makePlace);
		promisesOfHistories(makePlace);
		promisesOfUpkeep(makePlace);
		promisesOfRetention(makePlace);
		promisesOfInbox(makePlace);
		promisesOfSync(makePlace);
		promisesOfSharedNotes(makePlace);
		promisesOfEnrolments(makePlace);
		promisesOfMails(makePlace);
		promisesOfSequences(makePlace);
		promisesOfSuppressions(makePlace);
		describeOutbox('of the store', async () => await storeOutbox(await makePlace()));
		promisesOfRights(makePlace);
	});
}
