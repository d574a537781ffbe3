/**
 * The body of a Code node that sums points per candidate: joins visitors with the address they left, counts every
 * event once, and gives one item per candidate. No decay, caps, phases or explanation: the least somebody would build.
 */
export const aggregateCode = `
const points = {
	'page.viewed': 1, 'vacancy.viewed': 3, 'ad.clicked': 2, 'social.interacted': 2, 'email.clicked': 4,
	'cta.clicked': 3, 'article.read': 3, 'video.watched': 6, 'asset.downloaded': 10, 'webinar.registered': 8,
	'webinar.attended': 15, 'newsletter.subscribed': 8, 'jobalert.subscribed': 12, 'form.submitted': 20,
	'application.started': 12, 'application.submitted': 40, 'email.replied': 20, 'chat.held': 15,
	'appointment.booked': 25, 'email.unsubscribed': -20, 'email.complained': -40, 'email.bounced': -30,
};
const { events } = $input.first().json.body;
const emailOf = {};
for (const { email, visitorId } of events) if (email && visitorId) emailOf[visitorId] = email.toLowerCase();
const seen = new Set();
const sums = {};
for (const { eventId, type, email, visitorId } of events) {
	if (seen.has(eventId)) continue;
	seen.add(eventId);
	const candidate = email ? email.toLowerCase() : emailOf[visitorId] ?? visitorId;
	sums[candidate] = (sums[candidate] ?? 0) + (points[type] ?? 0);
}
return Object.entries(sums).map(([candidate, points]) => ({ json: { candidate, points } }));
`;
