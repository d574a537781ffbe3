import { HubSpotError, isHubSpotError } from '../errors';

/** So many refusals without a single success in between are no bad records but a rule of the account. */
const MOST_REFUSALS = 50;

/** Sends batches; one that HubSpot refuses as a whole is halved until the bad records stand alone. */
export class Halving {
	private refusals = 0;

	/**
	 * @param send - sends a batch; what it throws as refused was not done for any of the batch
	 * @param refused - the result of a record that is refused also alone
	 * @throws {HubSpotError} what is no refusal; `refused` when everything is; `schema` when HubSpot lacks a property
	 */
	async run<Item, Result>(
		items: readonly Item[],
		send: (items: readonly Item[]) => Promise<Result[]>,
		refused: (item: Item, error: HubSpotError) => Result,
	): Promise<Result[]> {
		try {
			const results = await send(items);
			this.refusals = 0;
			return results;
		} catch (error) {
			if (!isRefusal(error)) throw error;
			this.demandSense(error);
			if (items.length === 1) return [refused(items[0], error)];
			const half = Math.ceil(items.length / 2);
			return [
				...(await this.run(items.slice(0, half), send, refused)),
				...(await this.run(items.slice(half), send, refused)),
			];
		}
	}

	private demandSense({ message, advice, facts }: HubSpotError): void {
		if (facts.reason === 'PROPERTY_DOESNT_EXIST')
			throw new HubSpotError('schema', message, advice, facts);
		if (++this.refusals < MOST_REFUSALS) return;
		throw new HubSpotError(
			'refused',
			`HubSpot refuses one record after the other: ${message}`,
			`${advice} The run was ended, as HubSpot counts failed calls.`,
			facts,
		);
	}
}

function isRefusal(error: unknown): error is HubSpotError {
	return isHubSpotError(error) && (error.code === 'refused' || error.code === 'not-found');
}
