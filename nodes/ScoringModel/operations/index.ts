import type { Operation } from '../../shared/operation';
import * as backtest from './backtest';
import * as calibrateModel from './calibrate';
import * as compareVersions from './compare';
import * as exportModel from './export';
import * as getVersion from './get';
import * as importModel from './import';
import * as list from './list';
import * as publish from './publish';
import * as rollBack from './rollBack';
import * as saveDraft from './saveDraft';
import * as validate from './validate';

/** Every operation by its value, in the order the editor shows them. */
export const OPERATIONS = {
	backtest,
	calibrate: calibrateModel,
	compare: compareVersions,
	export: exportModel,
	get: getVersion,
	import: importModel,
	list,
	publish,
	rollBack,
	saveDraft,
	validate,
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
