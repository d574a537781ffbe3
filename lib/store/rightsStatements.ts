import { absorbStatements } from './absorbStatements';
import { erasureStatements } from './erasureStatements';
import { leftoverStatements } from './leftoverStatements';
import { mergeStatements } from './mergeStatements';
import { personStatements } from './personStatements';
import type { Dialect } from './dialect';
import { personalStatements } from './personalStatements';

/** The statements for what people may ask of us. Placeholders are written `?1`, as SQLite has them. */
export function rightsStatements(dialect: Dialect) {
	return {
		...personalStatements(dialect),
		...erasureStatements(dialect),
		...leftoverStatements(dialect),
		...mergeStatements(dialect),
		...absorbStatements(dialect),
		...personStatements(dialect),
	};
}

/** The name of a statement about a person's rights. */
export type RightsStatement = keyof ReturnType<typeof rightsStatements>;
