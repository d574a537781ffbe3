import { addAudit, readAudit, type AuditRow } from './audit';
import { copyPerson } from './copyPerson';
import type { DeskRoom } from './desk';
import { hashIdentity, SALT_NOTE, type ErasedRow } from './erased';
import { erasePerson, type Remote } from './erasePerson';
import type { Identity } from './identity';
import { mergePeople } from './mergePeople';
import type {
	AuditEntry,
	Deed,
	ErasureReport,
	MergeResult,
	PendingErasure,
	PersonCopy,
	PersonFacts,
	RefusedCount,
	StoreRights,
} from './rights';
import { unmergePeople } from './unmergePeople';

/** What people may ask of us, the same on every engine. */
export class RightsDesk implements StoreRights {
	constructor(private readonly room: DeskRoom) {}

	merge(survivorId: number, absorbedId: number, deed: Deed, atMs: number): Promise<MergeResult> {
		return this.room.write((desk) => mergePeople(desk, survivorId, absorbedId, deed, atMs));
	}

	unmerge(absorbedId: number, deed: Deed, atMs: number): Promise<MergeResult> {
		return this.room.write((desk) => unmergePeople(desk, absorbedId, deed, atMs));
	}

	async copy(
		candidateIds: readonly number[],
		deed: Deed,
		atMs: number,
	): Promise<Array<PersonCopy | null>> {
		const copies: Array<PersonCopy | null> = [];
		for (const id of candidateIds)
			copies.push(await this.room.write((desk) => copyPerson(desk, id, deed, atMs)));
		return copies;
	}

	erase(candidateId: number, deed: Deed, atMs: number): Promise<ErasureReport | null> {
		return this.room.write((desk) => erasePerson(desk, candidateId, deed, atMs));
	}

	pendingErasures(limit: number): Promise<PendingErasure[]> {
		return this.room.read(async (desk) => {
			const rows = await desk.all<{ id: number; candidate_id: number; remote: string }>(
				'erasures',
				limit,
			);
			return rows.map(({ id, candidate_id: candidateId, remote }) => ({
				id,
				candidateId,
				...(JSON.parse(remote) as Remote),
			}));
		});
	}

	async settleErasures(ids: readonly number[]): Promise<void> {
		await this.room.write((desk) => desk.run('settleErasure', JSON.stringify(ids)));
	}

	countRefused(): Promise<RefusedCount> {
		return this.room.read(async (desk) => {
			const [row] = await desk.all<{ refused: number; hashes: number }>('sumRefused');
			return { identities: row.hashes, events: row.refused };
		});
	}

	wereErased(identities: readonly Identity[]): Promise<boolean[]> {
		return this.room.read(async (desk) => {
			const [salt] = await desk.all<{ text: string }>('note', SALT_NOTE);
			if (!salt) return identities.map(() => false);
			const hashes = identities.map((identity) => hashIdentity(salt.text, identity));
			const rows = await desk.all<ErasedRow>('erased', JSON.stringify(hashes));
			const found = new Set(rows.map((row) => row.hash));
			return hashes.map((one) => found.has(one));
		});
	}

	readFacts(afterId: number, limit: number): Promise<PersonFacts[]> {
		return this.room.read(async (desk) => {
			const rows = await desk.all<{ candidate_id: number; timelines: string }>(
				'personFacts',
				afterId,
				limit,
			);
			return rows.map(({ candidate_id: candidateId, timelines }) => ({ candidateId, timelines }));
		});
	}

	readAudit(fromMs: number, toMs: number, afterId: number, limit: number): Promise<AuditEntry[]> {
		return this.room.read(async (desk) => {
			const rows = await desk.all<AuditRow>('audit', fromMs, toMs, afterId, limit);
			return rows.map(readAudit);
		});
	}

	note(entry: Omit<AuditEntry, 'id'>): Promise<void> {
		return this.room.write((desk) => addAudit(desk, entry));
	}
}
