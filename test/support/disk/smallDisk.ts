import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** What a store said and did on a small disk, step by step. */
export interface DiskStory {
	/** What recording said when the disk was full. */
	full: Said;
	/** Whether what was kept then is whole: every event of a candidate or none. */
	isWhole: boolean;
	/** What a backup to the full disk said, and what it left there. */
	backup: Said;
	left: string[];
	/** Whether the same events again, with room, end in the scores they should. */
	completes: boolean;
	/** What opening said when the disk could only be read. */
	readOnly: Said;
	/** Whether it goes on once the disk can be written to again. */
	goesOn: boolean;
}

interface Said {
	code?: string;
	message: string;
	advice: string;
}

/** Mounts a small disk that only this process and its children see, and that is gone with them. */
const MOUNT = 'mount -t tmpfs -o size=24m tmpfs "$1" && exec "$2" --import tsx "$3" "$1" "$4"';

/**
 * Lets a process tell how a store does on a real small disk. Needs Linux, and to be root or to be allowed namespaces.
 *
 * @param folder - where the disk is mounted
 * @param spare - a folder on a disk with room
 */
export function tellDiskStory(folder: string, spare: string): DiskStory {
	const script = path.join(__dirname, 'tellDiskStory.ts');
	const told = execFileSync(
		'unshare',
		[
			'--map-root-user',
			'--mount',
			'sh',
			'-c',
			MOUNT,
			'sh',
			folder,
			process.execPath,
			script,
			spare,
		],
		{ encoding: 'utf8' },
	);
	return JSON.parse(told) as DiskStory;
}
