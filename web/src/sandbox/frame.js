// The whole script of the sandboxed frame: it starts the workers that user code runs in, and ends them.
//
// It stands inline in the frame's document, which the page allows by its digest: a frame without an
// origin gets nothing from a service worker, so offline there is nobody to load a script from.
// Plain JavaScript, because what is hashed is this text.

addEventListener(
  'message',
  ({ source, data, ports: [host] }) => {
    if (source !== parent || host === undefined) return
    const script = URL.createObjectURL(new Blob([data], { type: 'text/javascript' }))
    const workers = new Map()
    host.onmessage = ({ data: { id, end }, ports }) => {
      if (end) {
        workers.get(id)?.terminate()
        workers.delete(id)
        return
      }
      const worker = new Worker(script)
      workers.set(id, worker)
      worker.onerror = ({ message }) => host.postMessage({ id, message })
      worker.postMessage(null, ports)
    }
  },
  { once: true },
)
