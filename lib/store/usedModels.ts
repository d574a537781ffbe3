import type { CompiledModel } from '../scoring';

/** Model versions this process has noted as being at work, by how they fold; each is noted once. */
export class UsedModels {
	private readonly patternsOf = new Map<string, string>();

	/** @param note - notes in the store that the model is at work */
	async use({ model, patterns }: CompiledModel, note: () => Promise<void>): Promise<void> {
		const name = `${model.key} ${model.version}`;
		if (this.patternsOf.get(name) === patterns) return;
		await note();
		this.patternsOf.set(name, patterns);
	}
}
