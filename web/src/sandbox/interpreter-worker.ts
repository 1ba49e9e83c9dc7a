// Entry of an interpreter's worker in a sandboxed frame: a classic script, because browsers start no
// module there. Its first message brings the port over which all others go.

import { interpreterHandlers } from '../worker/interpreter-service'
import type { InterpreterVerb } from '../worker/protocol'
import { serve } from '../worker/server'
import { portServer } from './message-port'

// Pyodide writes to the console what ends it, and throws it as well: the page tells it as a fault.
console.error = () => {}

addEventListener(
  'message',
  ({ ports: [port] }) => {
    if (port === undefined) throw new Error('the first message brings no port')
    serve<InterpreterVerb>(portServer(port), interpreterHandlers())
  },
  { once: true },
)
