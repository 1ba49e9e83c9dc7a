// Entry of the command line's interpreter worker.

import { interpreterHandlers } from '../../web/src/worker/interpreter-service'
import type { InterpreterVerb } from '../../web/src/worker/protocol'
import { serve } from '../../web/src/worker/server'
import { limitOwnMemory } from './memory'
import { nodeServerPort } from './node-port'

limitOwnMemory()
serve<InterpreterVerb>(nodeServerPort(), interpreterHandlers())
