// Entry of the browser's interpreter worker. Start it with { type: 'module' }.

import { browserServerPort } from './browser-port'
import { interpreterHandlers } from './interpreter-service'
import type { InterpreterVerb } from './protocol'
import { serve } from './server'

serve<InterpreterVerb>(browserServerPort(), interpreterHandlers())
