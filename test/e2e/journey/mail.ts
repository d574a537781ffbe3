import PostalMime from 'postal-mime';
import { poll } from '../../../demo/n8n/poll';
import type { JourneyStage } from './stage';

/** A mail to somebody, taken to pieces, once it is there. */
export async function mailTo({ smtp }: Pick<JourneyStage, 'smtp'>, address: string, index: number) {
	const { raw } = await poll(
		`mail ${index + 1} to ${address}`,
		async () => smtp.mailsTo(address)[index],
	);
	const { html = '', text = '', subject = '' } = await PostalMime.parse(raw);
	const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) =>
		link.replaceAll('&amp;', '&'),
	);
	const linkTo = (route: string) => links.find((link) => link.includes(`/${route}?k=`)) ?? '';
	return { subject, html, text, links, linkTo };
}
