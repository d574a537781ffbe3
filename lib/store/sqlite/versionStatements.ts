import { modelStatements, sequenceStatements } from '../versionStatements';

const DIALECT = {
	label: "definition ->> 'label'",
	parameter: (place: number) => `?${place}`,
};

/** The statements about the versions of models. */
export const MODEL_VERSIONS = modelStatements(DIALECT);

/** The statements about the versions of sequences. */
export const SEQUENCE_VERSIONS = sequenceStatements(DIALECT);
