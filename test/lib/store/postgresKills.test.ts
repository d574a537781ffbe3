import { describeKills } from '../../support/kill/describeKills';
import { postgresEngine } from '../../support/kill/engines';
import { useServer } from '../../support/postgres/useServer';

jest.setTimeout(300_000);

const server = useServer();

describeKills('PostgreSQL', () => postgresEngine(server.current));
