import { countRequest, isTakingRequests } from '../../nodes/CandidatePixelTrigger/traffic';

describe('requests that come first', () => {
	beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 2, 1) }));
	afterEach(() => jest.useRealTimers());

	const count = (requests: number) => {
		for (let i = 0; i < requests; i++) countRequest();
	};

	it('are ten a second or more, now or a second ago', () => {
		count(9);
		expect(isTakingRequests()).toBe(false);
		count(1);
		expect(isTakingRequests()).toBe(true);
		jest.advanceTimersByTime(1_100);
		expect(isTakingRequests()).toBe(true);
		jest.advanceTimersByTime(1_100);
		expect(isTakingRequests()).toBe(false);
	});

	it('are forgotten after a quiet time', () => {
		count(50);
		jest.advanceTimersByTime(60_000);
		expect(isTakingRequests()).toBe(false);
		count(3);
		expect(isTakingRequests()).toBe(false);
	});
});
