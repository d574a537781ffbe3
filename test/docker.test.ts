import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import manifest from '../package.json';
import n8n from './e2e/n8n/package.json';

const FOLDER = path.join(__dirname, '../docker');
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');

interface Service {
	image: string;
	command?: string;
	environment: Record<string, string>;
	volumes?: string[];
	depends_on?: Record<string, unknown>;
}

const compose = parse(read('compose.queue.yml'), { merge: true }) as {
	services: Record<string, Service>;
	volumes: Record<string, null>;
};
const dockerfile = read('Dockerfile');

describe('the image (MSR-33)', () => {
	let home: string;
	beforeEach(() => (home = mkdtempSync(path.join(tmpdir(), 'candidate-journey-image-'))));
	afterEach(() => rmSync(home, { recursive: true }));

	it('is of the n8n that the end-to-end tests run, and of this version of the package', () => {
		expect(dockerfile).toContain(`ARG N8N_VERSION=${n8n.dependencies.n8n}\n`);
		expect(dockerfile).toContain(`ARG PACKAGE_VERSION=${manifest.version}\n`);
		expect(dockerfile).toContain(`-t n8n-candidate-journey:${manifest.version} `);
	});

	it('links the package to where n8n looks for it, over what an older image or n8n left there', () => {
		const link = path.join(home, '.n8n/nodes/node_modules', manifest.name);
		mkdirSync(link, { recursive: true });
		const tini = path.join(home, 'tini');
		writeFileSync(tini, '#!/bin/sh\necho "$@"\n');
		chmodSync(tini, 0o755);
		const env = { PATH: `${home}:${process.env.PATH}`, HOME: home };
		for (let start = 0; start < 2; start++) {
			const started = execFileSync(path.join(FOLDER, 'entrypoint.sh'), ['worker'], { env });
			expect(String(started)).toBe('-- /docker-entrypoint.sh worker\n');
			expect(readlinkSync(link)).toBe(`/opt/${manifest.name}`);
		}
	});
});

describe('the example of queue mode', () => {
	const { postgres, redis, ...processes } = compose.services;

	it('runs the package in every process of n8n, with the same settings', () => {
		const all = Object.values(processes);
		expect(all.map(({ command = 'start' }) => command.split(' ')[0])).toEqual([
			'start',
			'webhook',
			'worker',
		]);
		for (const { image, environment, depends_on } of all) {
			expect(image).toBe(`n8n-candidate-journey:${manifest.version}`);
			expect(environment).toEqual(processes.main.environment);
			expect(environment.EXECUTIONS_MODE).toBe('queue');
			expect(Object.keys(depends_on ?? {})).toEqual(['postgres', 'redis']);
		}
	});

	it('names every image with its version', () => {
		for (const { image } of [postgres, redis]) expect(image).toMatch(/^[a-z]+:\d+\.\d+[\w.-]*$/);
	});

	it('holds no secret: each is asked for in .env, and starting without it fails', () => {
		const asked = Object.values(compose.services).flatMap(({ environment = {} }) =>
			Object.entries(environment).filter(([name]) => /PASSWORD|KEY|SECRET|TOKEN/.test(name)),
		);
		expect(asked.length).toBeGreaterThan(0);
		for (const [, value] of asked) expect(value).toMatch(/^\$\{[A-Z0-9_]+:\?.+\}$/);
		const names = [...read('compose.queue.yml').matchAll(/\$\{([A-Z0-9_]+):\?/g)].map(
			([, one]) => one,
		);
		const example = read('.env.example')
			.split('\n')
			.filter((line) => /^[A-Z]/.test(line));
		expect(example.map((line) => line.split('=')[0]).sort()).toEqual([...new Set(names)].sort());
		expect(example.filter((line) => !line.endsWith('=')).map((line) => line.split('=')[0])).toEqual(
			['PUBLIC_URL'],
		);
	});

	it('keeps the database where the image of PostgreSQL 18 and later puts it', () => {
		const [, major] = /^postgres:(\d+)/.exec(postgres.image) ?? [];
		expect(Number(major)).toBeGreaterThanOrEqual(18);
		expect(postgres.volumes).toEqual(['postgres:/var/lib/postgresql']);
	});

	it('keeps what must last in volumes that it declares', () => {
		const used = Object.values(compose.services).flatMap(({ volumes = [] }) =>
			volumes.map((volume) => volume.split(':')[0]),
		);
		expect(used.sort()).toEqual(Object.keys(compose.volumes).sort());
	});
});
