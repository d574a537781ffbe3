import { describeProcesses } from '../../support/promises/processes';
import { makeSqlitePlace } from '../../support/sqlitePlace';

jest.setTimeout(120_000);

describeProcesses('SQLite', makeSqlitePlace);
