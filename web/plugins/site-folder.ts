// Where the site is built.

import { resolve } from 'node:path'

/** build/site, or the folder that the environment variable REKNOT_SITE names. */
export const siteFolder = resolve(
  process.env['REKNOT_SITE'] ?? resolve(import.meta.dirname, '../../build/site'),
)
