import { describeKills } from '../../support/kill/describeKills';
import { sqliteEngine } from '../../support/kill/engines';

jest.setTimeout(300_000);

describeKills('SQLite', () => sqliteEngine);
