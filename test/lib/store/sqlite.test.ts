import { makeSqlitePlace } from '../../support/sqlitePlace';
import { describeStoreContract } from '../../support/storeContract';

jest.setTimeout(60_000);

describeStoreContract('SQLite', makeSqlitePlace);
