/**
 * Loaded into n8n before anything else: its clock runs ahead of that of the machine by as many milliseconds as stand in
 * a file, which is read over and over. What was read is written beside it.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const READ_EVERY_MS = 25;
const file = process.env.JOURNEY_CLOCK;
const MachineDate = Date;
// kept by itself: n8n freezes the built-in functions, by writing each to where it was read
const machineNow = Date.now;
let aheadMs = 0;

function read() {
	const now = Number(readFileSync(file, 'utf8'));
	if (now === aheadMs) return;
	aheadMs = now;
	writeFileSync(`${file}.read`, String(now));
}

const now = () => machineNow() + aheadMs;

globalThis.Date = new Proxy(MachineDate, {
	construct: (target, args, newTarget) =>
		Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
	apply: () => new MachineDate(now()).toString(),
	get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

// n8n's own process only: whoever starts it, and whatever it starts, keeps the clock of the machine
if (path.basename(process.argv[1] ?? '') === 'n8n') setInterval(read, READ_EVERY_MS).unref();
