// The page's entry: state, workers, and the element that shows them.

import './styles/index.css'
import wasmUrl from '../../build/wasm/reknot.wasm?url'
import { defaultExample, examples } from './examples'
import { isPacked, readLink, type UnpackText } from './link/link'
import type { LinkProblem, ReadLink } from './link/link-state'
import { messages } from './messages'
import { SiteRuns } from './session/recorded-runs'
import { files as pythonFiles } from 'virtual:python-files'
import { files as recordingFiles } from 'virtual:recording-files'
import frame from 'virtual:sandbox-frame'
import { RuntimeFiles } from './sandbox/runtime-files'
import { Sandbox } from './sandbox/sandbox'
import { fetchPart, PackedSiteFiles } from './site/site-files'
import { BrowserWorkers } from './session/workers'
import { ReknotApp } from './shell/app'
import { type AppState, stateAtStart } from './state/app-state'
import { ownTopic, programOf, stateOfLink } from './state/location'
import { Store } from './state/store'
import { readTheme } from './state/theme'

customElements.define('reknot-app', ReknotApp)

// Before anything else is loaded: it is what the page shows first.
const site = new URL('./', document.baseURI)
const recordings = new SiteRuns(new PackedSiteFiles(recordingFiles, site, fetchPart))
void recordings.find(defaultExample)

// Few addresses hold a text; the others do not wait for what unpacks it.
if (isPacked(location.hash)) void loadUnpack().then(start)
else start(null)

function start(unpack: UnpackText | null): void {
  const read = readLink(location.hash, unpack)
  const store = new Store(initialState(read))
  const app = document.querySelector('reknot-app')
  if (!(app instanceof ReknotApp)) throw new Error('index.html has no element reknot-app')
  const files = new RuntimeFiles(
    new PackedSiteFiles(pythonFiles, site, fetchPart),
    pythonFiles,
  )
  const workers = new BrowserWorkers(
    {
      sandbox: new Sandbox(document.body, frame, files.script()),
      files,
      coreWasm: new URL(wasmUrl, site),
    },
    { ...store.state.pythons },
    (name, status) => {
      const { interpreters } = store.state
      store.update({ interpreters: { ...interpreters, [name]: status } })
    },
  )
  const problems = [...read.problems, ...unknownExample(read)]
  app.start(store, workers, recordings, problems)
  void keepCopy(store)
}

// Nothing of the page waits for it, or needs it.
async function keepCopy(store: Store): Promise<void> {
  try {
    const { OfflineCopy } = await import('./offline/offline-copy')
    OfflineCopy.start(store, site, pythonFiles)
  } catch {
    // It has not come; the next visit asks for it again.
  }
}

async function loadUnpack(): Promise<UnpackText | null> {
  try {
    return (await import('./link/packed-text')).unpackText
  } catch {
    return null
  }
}

function initialState({ link }: ReadLink): AppState {
  const asked = stateOfLink(link)
  const program = programOf(link, examples, defaultExample, messages.link.untitled)
  return { ...stateAtStart({ ...program, theme: readTheme(), tab: asked.tab }), ...asked }
}

// A file of the visitor's own is looked for later on.
function unknownExample({ link }: ReadLink): LinkProblem[] {
  const { example: key = defaultExample, text, src } = link
  const isNeeded = text === undefined && src === undefined
  const isKnown =
    key.startsWith(`${ownTopic}/`) || examples.some((one) => one.key === key)
  return isNeeded && !isKnown ? [{ kind: 'example', key }] : []
}
