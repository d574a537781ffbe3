import { describeNurture } from '../../support/nurture/describeNurture';
import { makeSqlitePlace } from '../../support/sqlitePlace';

jest.setTimeout(60_000);

describeNurture('SQLite', makeSqlitePlace);
