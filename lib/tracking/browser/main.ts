import { config } from './config';
import { forget, remember, visitorId } from './memory';
import { discard, flush, tell, type Properties } from './outbox';
import { lookAtPage } from './page';
import { watch } from './watch';

type Command = readonly [name: string, ...values: unknown[]];

declare global {
	interface Window {
		/** Commands given before the script was there; afterwards the script itself. */
		candidateJourney?: readonly Command[] | typeof api;
		/** What n8n says instead of the tag, by the names of `dataset`. */
		candidateJourneyTag?: Readonly<Record<string, string>>;
	}
	interface Navigator {
		globalPrivacyControl?: boolean;
	}
	interface Document {
		prerendering?: boolean;
	}
}

/** In the address of a page to which a link of a mail led: tells who was written to. */
const VISIT = 'journey';

let isActive = false;
let isWatching = false;
let visitToken = takeVisitToken();

function start(): void {
	if (isActive || navigator.globalPrivacyControl) return;
	isActive = true;
	const isNews = !visitorId();
	remember();
	if (isNews) tell('consent.granted');
	if (visitToken) tell('candidate.identified', undefined, undefined, { token: visitToken });
	visitToken = null;
	if (!isWatching) watch();
	isWatching = true;
	lookAtPage();
}

/** What a site can call; before the script is there, with `candidateJourney.push(['consent', 'granted'])`. */
const api = {
	/** Without 'granted' nothing is stored or sent; 'denied' also takes back an earlier 'granted'. */
	consent(answer: 'granted' | 'denied'): void {
		if (answer === 'granted') return start();
		if (answer !== 'denied') return;
		isActive = false;
		discard();
		tell('consent.withdrawn');
		flush();
		forget();
	},
	/** Says who the visitor is, e.g. after they logged in. */
	identify(email: string): void {
		tell('candidate.identified', undefined, undefined, { email });
		flush();
	},
	/** Tells of something else; `subject` among the properties says what it was about. */
	track(type: string, { subject, ...properties }: Properties & { subject?: string } = {}): void {
		tell(type, subject, properties);
	},
	push(command: Command): void {
		const [name, ...values] = command;
		const call = (api as unknown as Record<string, ((...values: unknown[]) => void) | undefined>)[
			name
		];
		call?.(...values);
	},
};

/** Reads the token out of the address, and takes it out of there before it is copied, shared or measured. */
function takeVisitToken(): string | null {
	const url = new URL(location.href);
	const token = url.searchParams.get(VISIT);
	if (token === null) return null;
	url.searchParams.delete(VISIT);
	history.replaceState(history.state, '', url);
	return token;
}

function onChoice({ target }: Event): void {
	const choice = target instanceof Element && target.closest('[data-journey-consent]');
	if (choice) api.consent(choice.getAttribute('data-journey-consent') as 'granted' | 'denied');
}

/** Begins, once there is somebody to look at the page: a browser may load it before it is asked for. */
function begin(): void {
	const waiting = window.candidateJourney ?? [];
	// the script is on the page a second time
	if (!Array.isArray(waiting)) return;
	window.candidateJourney = api;
	document.addEventListener('click', onChoice);
	if (navigator.globalPrivacyControl) forget();
	else if (config.isConsentGiven || visitorId()) start();
	for (const command of waiting as Command[]) api.push(command);
}

if (document.prerendering) document.addEventListener('prerenderingchange', begin, { once: true });
else begin();
