import type { TestSmtp } from './server';

/** A mail server that lets in Anna only, without encryption. */
export const WITH_LOGIN: ConstructorParameters<typeof TestSmtp>[0] = {
	authOptional: false,
	allowInsecureAuth: true,
	disabledCommands: ['STARTTLS'],
	onAuth: ({ username, password }, _, done) =>
		username === 'anna' && password === 'right'
			? done(null, { user: username })
			: done(new Error('Invalid credentials')),
};
