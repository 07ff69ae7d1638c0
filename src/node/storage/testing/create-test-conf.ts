import Conf from 'conf';
import type { CreateConf } from '#node/storage/store-options';

/** conf itself, made as electron-store makes it: `name` becomes `configName`. */
export const createTestConf: CreateConf = ({ name, ...options }) =>
  new Conf({ ...options, configName: name });
