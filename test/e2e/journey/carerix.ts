import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { listen, type RunningServer } from '../../../demo/site/serve';

/** A candidate and a vacancy brought together, as Carerix tells it. */
export interface Match {
	_id: string;
	modificationDate: string;
	statusDisplay: string;
	toEmployee: { _id: string; emailAddress: string };
	toVacancy: { _id: string };
}

/** A stand-in for Carerix: gives a token to who has the secret, and matches page by page to who has the token. */
export interface Carerix extends RunningServer {
	readonly matches: Match[];
	/** Pages given so far. */
	pages(): number;
	readonly client: { clientId: string; clientSecret: string };
}

const TOKEN = 'a token of Carerix';
const client = { clientId: 'journey', clientSecret: 'a secret of Carerix' };

interface Query {
	query: string;
	variables: { changed: string; page: number };
}

/** Starts it with nothing in it. */
export async function startCarerix(): Promise<Carerix> {
	const matches: Match[] = [];
	let pages = 0;
	const server = createServer((request, response) => {
		const work = request.url === '/token' ? giveToken(request, response) : givePage(request);
		void work.then((answer) => {
			if (answer) response.setHeader('content-type', 'application/json').end(answer);
		});
	});
	async function givePage(request: IncomingMessage): Promise<string> {
		if (request.headers.authorization !== `Bearer ${TOKEN}`)
			return JSON.stringify({ errors: [{ message: 'Unauthorized' }] });
		const { query, variables } = (await json(request)) as Query;
		pages++;
		return JSON.stringify(select(matches, query, variables));
	}
	return { ...(await listen(server)), matches, client, pages: () => pages };
}

async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<string> {
	const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
	const isAllowed = request.headers.authorization === `Basic ${basic}`;
	const form = new URLSearchParams(await text(request));
	if (isAllowed && form.get('grant_type') === 'client_credentials')
		return JSON.stringify({ access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 });
	response.statusCode = 401;
	return JSON.stringify({ error: 'invalid_client' });
}

function select(matches: readonly Match[], query: string, { changed, page }: Query['variables']) {
	const [, since] = /^modificationDate >= \(NSCalendarDate\) '(.+) \+0000'$/.exec(changed) ?? [];
	const [, size] = /page: \$page, size: (\d+)/.exec(query) ?? [];
	if (!since || !size) return { errors: [{ message: `Not understood: ${changed} in ${query}` }] };
	const sinceMs = Date.parse(`${since.replace(' ', 'T')}Z`);
	const found = matches.filter(({ modificationDate }) => Date.parse(modificationDate) >= sinceMs);
	const items = found.slice(page * Number(size), (page + 1) * Number(size));
	return { data: { crMatchPage: { items } } };
}
