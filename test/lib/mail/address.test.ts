import fc from 'fast-check';
import { isInternational, isMailError, readAddress, readMailbox } from '../../../lib/mail';

describe('an address', () => {
	it.each([
		['noor@example.com', 'noor@example.com'],
		['  Noor.de.Vries+jobs@Example.COM ', 'Noor.de.Vries+jobs@example.com'],
		["o'brien@example.ie", "o'brien@example.ie"],
		['Jürgen@Müller.DE', 'Jürgen@xn--mller-kva.de'],
		['łukasz@zażółć.pl', 'łukasz@xn--za-6ja4f8n1l.pl'],
		['用户@例子.公司', '用户@xn--fsqu00a.xn--55qx5d'],
	])('%s is %s', (text, address) => {
		expect(readAddress(text)).toBe(address);
	});

	it.each([
		'',
		'noor',
		'@example.com',
		'noor@',
		'noor@localhost',
		'noor@example..com',
		'noor@-example.com',
		'noor@127.0.0.1',
		'noor@[127.0.0.1]',
		'.noor@example.com',
		'noor..x@example.com',
		'noor@sem@example.com',
		'noor x@example.com',
		'noor@example.com, sem@example.com',
		'noor@example.com\r\nBcc: sem@example.com',
		'noor\u202e@example.com',
		'noor\u200b@example.com',
		'"noor x"@example.com',
		'<noor@example.com>',
		`${'n'.repeat(65)}@example.com`,
		`noor@${'a'.repeat(64)}.com`,
		`noor@${'a.'.repeat(130)}com`,
		null,
		42,
		{ address: 'noor@example.com' },
	])('%j is none', (text) => {
		expect(readAddress(text)).toBeNull();
	});

	it('that was read is read the same again, and has nothing a header or command could end at', () => {
		const text = fc.oneof(
			fc.emailAddress(),
			fc.tuple(fc.string({ unit: 'binary' }), fc.domain()).map(([local, at]) => `${local}@${at}`),
		);
		fc.assert(
			fc.property(text, (some) => {
				const address = readAddress(some);
				if (address === null) return;
				expect(readAddress(address)).toBe(address);
				expect(address).not.toMatch(/[\s<>,;:\p{C}]/u);
			}),
			{ seed: 3, numRuns: 500 },
		);
	});

	it('needs a server for all scripts only before the @', () => {
		expect(isInternational(readAddress('noor@müller.de') ?? '')).toBe(false);
		expect(isInternational(readAddress('jürgen@example.com') ?? '')).toBe(true);
	});

	it('that is none is named, and what to do', () => {
		expect.assertions(2);
		try {
			readMailbox({ address: 'noor at example' });
		} catch (error) {
			expect(isMailError(error) && error.code).toBe('bad-address');
			expect((error as Error).message).toContain('"noor at example"');
		}
	});
});
