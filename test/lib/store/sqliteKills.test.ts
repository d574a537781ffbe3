import { describeKills } from '../../support/kill/describeKills';
import { sqliteEngine } from '../../support/kill/engines';

jest.setTimeout(120_000);

describeKills('SQLite', () => sqliteEngine);
