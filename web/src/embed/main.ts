// embed.html: gives the widget what stands in the address, and speaks with the page around. It knows
// of the widget what every page knows: attributes, methods and events.

import type { ReknotReplay } from '../widget/element'
import { eventNames } from '../widget/events'
import { attributeNames } from '../widget/settings'
import { type Command, protocolVersion, readCommand, readParameters } from './protocol'

const isFramed = window.parent !== window

function replay(): ReknotReplay {
  const element = document.querySelector<ReknotReplay>('reknot-replay')
  if (element === null) throw new Error('embed.html has no widget')
  return element
}

function applyParameters(): void {
  const given = readParameters(location.search, location.hash)
  // An address alone runs nothing: somebody presses Run, or put this page into theirs.
  if (!isFramed && given.get('run') === 'visible') given.set('run', 'click')
  const element = replay()
  const code = given.get('code')
  const pre = document.createElement('pre')
  pre.textContent = code ?? ''
  element.replaceChildren(...(code === undefined ? [] : [pre]))
  for (const name of attributeNames) {
    const value = given.get(name)
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
}

function follow(command: Command, ports: readonly MessagePort[]): void {
  const element = replay()
  switch (command.type) {
    case 'seek':
      return element.seek(command.step)
    case 'play':
      return element.play()
    case 'pause':
      return element.pause()
    case 'run':
      return void element.run()
    case 'load':
      return void element.load(command.recording)
    case 'set':
      for (const [name, value] of command.attributes) {
        if (value === null) element.removeAttribute(name)
        else element.setAttribute(name, value)
      }
      return
    case 'connect':
      return connect(ports[0])
  }
}

/** Where the page around listens, as soon as it has said so. */
let connected: MessagePort | null = null

function connect(port: MessagePort | undefined): void {
  if (port === undefined) return
  connected?.close()
  connected = port
  port.onmessage = ({ data, ports }) => {
    const command = readCommand(data)
    if (command !== null) follow(command, ports)
  }
  told.forEach((message) => port.postMessage(message))
}

/** The last message of each type, for a page that connects later. */
const told = new Map<string, object>()

function tell(type: string, detail: object): void {
  const message = { reknot: protocolVersion, type, ...detail }
  told.set(type, message)
  if (connected !== null) connected.postMessage(message)
  // Who that is cannot be known; what is told is what it shows.
  else if (isFramed) window.parent.postMessage(message, '*')
}

window.addEventListener('message', ({ source, data, ports }) => {
  if (!isFramed || source !== window.parent) return
  const command = readCommand(data)
  if (command !== null) follow(command, ports)
})

applyParameters()
window.addEventListener('hashchange', applyParameters)
for (const name of [...eventNames, 'open']) {
  replay().addEventListener(name, (event) => {
    if (event instanceof CustomEvent) tell(name, event.detail)
  })
}
new ResizeObserver(() =>
  tell('height', {
    height: Math.ceil(document.documentElement.getBoundingClientRect().height),
  }),
).observe(document.documentElement)
