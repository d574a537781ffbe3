import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server in a process of its own that takes everything and keeps nothing; tells its port on standard output. */
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS', 'AUTH'],
	disableReverseLookup: true,
	logger: false,
	onData: (stream, _, done) => {
		stream.on('end', done);
		stream.resume();
	},
});

const listening = server.listen(0, '127.0.0.1', () => {
	console.log((listening.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
