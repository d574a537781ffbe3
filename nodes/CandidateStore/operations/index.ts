import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import * as backup from './backup';
import * as checkIntegrity from './checkIntegrity';
import * as cleanUp from './cleanUp';
import * as counts from './counts';
import * as health from './health';
import * as moveToPostgres from './moveToPostgres';
import * as vacuum from './vacuum';

/** Every operation by its value, in the order the editor shows them; each gives a summary in words first. */
export const OPERATIONS = {
	backup,
	checkIntegrity,
	cleanUp,
	counts,
	vacuum,
	health,
	moveToPostgres,
} satisfies Record<string, Operation<IDataObject>>;

export type OperationName = keyof typeof OPERATIONS;
