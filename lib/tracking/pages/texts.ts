/** What the pages say, by language. */
export const TEXTS = {
	en: {
		unsubscribe: 'Unsubscribe',
		question: 'Do you no longer want to receive e-mail from us?',
		forAddress: 'This is about',
		button: 'Yes, unsubscribe me',
		unsubscribed: 'You are unsubscribed',
		done: 'You will not receive further e-mail of this kind. Mail that is already on its way may still arrive.',
		thanks: 'Thank you',
		received: 'We have received your details.',
		incomplete: 'Something is missing',
		checkAddress: 'Please go back and check the e-mail address.',
		noLink: 'This link does not work',
		forged: 'The address is incomplete or was changed. Open the link in the e-mail once more.',
		expired: 'The link is too old. Please visit our site to find what you are looking for.',
	},
	nl: {
		unsubscribe: 'Afmelden',
		question: 'Wilt u geen e-mail meer van ons ontvangen?',
		forAddress: 'Het gaat om',
		button: 'Ja, meld mij af',
		unsubscribed: 'U bent afgemeld',
		done: 'U ontvangt dit soort e-mail niet meer. Een bericht dat al onderweg is, kan nog aankomen.',
		thanks: 'Bedankt',
		received: 'Wij hebben uw gegevens ontvangen.',
		incomplete: 'Er ontbreekt iets',
		checkAddress: 'Ga terug en controleer het e-mailadres.',
		noLink: 'Deze link werkt niet',
		forged: 'Het adres is niet volledig of is veranderd. Open de link in de e-mail nog een keer.',
		expired: 'De link is te oud. Kijk op onze site om te vinden wat u zoekt.',
	},
} as const;

export type Language = keyof typeof TEXTS;
