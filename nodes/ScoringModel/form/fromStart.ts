/** A list that is filled from the model to start from. */
export function fromStart(loadOptionsMethod: string) {
	return {
		loadOptionsMethod,
		loadOptionsDependsOn: ['startFrom', 'model', 'preset', 'json', 'options.databaseFile'],
	};
}
