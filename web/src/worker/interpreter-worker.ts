// Entry of the browser's interpreter worker. Start it with { type: 'module' }.

import { browserServerPort } from './browser-port'
import { interpreterHandlers } from './interpreter-service'
import type { InterpreterVerb } from './protocol'
import { serve } from './server'

// Pyodide writes to the console what ends it, and throws it as well: the page tells it as a fault.
console.error = () => {}

serve<InterpreterVerb>(browserServerPort(), interpreterHandlers())
