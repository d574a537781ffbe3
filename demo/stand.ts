import { machineClock } from '../lib/hubspot/clock';
import { Twin } from '../test/support/hubspot';
import { RECRUITER } from './bundled/fillIn';
import { linksOf, type Links } from './links';
import { MailCatcher } from './mail/catcher';
import { visitorsLater } from './pages/livePage';
import { inbox } from './pages/mailPages';
import { servePages } from './pages/serve';
import { Stream } from './pages/stream';
import type { Ports } from './options';
import { serveSite } from './site/serve';

const KEY = 'pat-eu1-demo';

/** Everything around n8n that a company would have: a career site, a mail server, HubSpot; and the pages to look at it. */
export interface Stand {
	links: Links;
	stream: Stream;
	catcher: MailCatcher;
	hubSpot: Twin;
	/** What a user types into the form of the HubSpot credential. */
	hubSpotKey: { accessToken: string; apiUrl: string };
}

/** Opens the stand. What listens here ends with this process. */
export async function openStand(ports: Ports): Promise<Stand> {
	const links = linksOf(ports);
	const stream = new Stream();
	const catcher = await MailCatcher.start(ports.smtp);
	const hubSpot = await openHubSpot(ports.hubSpot);
	await serveSite({ trackingUrl: links.tracking, port: ports.site });
	stream.show('inbox', inbox([]));
	stream.show('visitors', visitorsLater());
	await servePages({ stream, links, mails: () => catcher.mails() }, ports.start);
	const hubSpotKey = { accessToken: hubSpot.key(KEY), apiUrl: hubSpot.url };
	return { links, stream, catcher, hubSpot, hubSpotKey };
}

/** An account that counts at once, with one recruiter in it. */
async function openHubSpot(port: number): Promise<Twin> {
	const twin = await Twin.start({ clock: machineClock, searchLagMs: 0, listLagMs: 0 }, port);
	twin.portal.owners.push({
		...{ id: '900', email: RECRUITER, firstName: 'Anna', lastName: 'de Wit' },
		archived: false,
	});
	return twin;
}
