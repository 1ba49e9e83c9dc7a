// Entry of the browser's core worker: timelines and artifacts, without an interpreter.

import { type Core, loadCore } from '../core/core'
import { browserServerPort } from './browser-port'
import type { CoreVerb } from './protocol'
import { type Handlers, serve } from './server'

function coreHandlers(): Handlers<CoreVerb> {
  let core: Core | null = null
  return {
    bootCore: async (source) => {
      core = await loadCore(source)
      return null
    },
    core: ({ operation, args }) => {
      if (core === null) throw new Error('the core has not been booted')
      return core.call(operation, ...args)
    },
  }
}

serve<CoreVerb>(browserServerPort(), coreHandlers())
