import { isStoreError, type StoreError } from '../../lib/store';

/** n8n replaces a message that holds one of these, in any case. */
const SYSTEM_CODES =
	/EACCES|EPERM|ENOENT|EEXIST|EISDIR|ENOTDIR|EMFILE|ENFILE|ENOSPC|EROFS|ETIMEDOUT|ECONN|ENOTFOUND/i;

/** What is thrown, checked for what every store error promises. */
export async function errorOf(work: Promise<unknown>): Promise<StoreError> {
	const error: unknown = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!isStoreError(error)) throw new Error(`not a store error: ${String(error)}`);
	expect(error.message).not.toMatch(SYSTEM_CODES);
	expect(error.advice).not.toMatch(SYSTEM_CODES);
	expect(error.advice).not.toBe('');
	return error;
}
