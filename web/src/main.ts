// The page's entry: state, workers, and the element that shows them.

import './styles/index.css'
import wasmUrl from '../../build/wasm/reknot.wasm?url'
import { defaultExample, examples } from './examples'
import { FetchedRuns } from './session/recorded-runs'
import { files as pythonFiles } from 'virtual:python-files'
import frame from 'virtual:sandbox-frame'
import { RuntimeFiles } from './sandbox/runtime-files'
import { Sandbox } from './sandbox/sandbox'
import { fetchPart, PackedSiteFiles } from './site/site-files'
import { BrowserWorkers } from './session/workers'
import { ReknotApp } from './shell/app'
import { type AppState, stateAtStart } from './state/app-state'
import { readPlace } from './state/location'
import { Store } from './state/store'
import { readTheme } from './state/theme'

customElements.define('reknot-app', ReknotApp)

// Before anything else is loaded: it is what the page shows first.
const recordings = new FetchedRuns(new URL('./recordings/', document.baseURI))
void recordings.find(defaultExample)

const place = readPlace(location.hash)
const store = new Store(initialState())
const app = document.querySelector('reknot-app')
if (!(app instanceof ReknotApp)) throw new Error('index.html has no element reknot-app')

const site = new URL('./', document.baseURI)
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
app.start(store, workers, recordings, place)

function initialState(): AppState {
  const chosen =
    examples.find(({ key }) => key === place.example) ??
    examples.find(({ key }) => key === defaultExample) ??
    examples[0]
  return stateAtStart({
    examples,
    example: chosen?.key ?? '',
    text: chosen?.text ?? '',
    theme: readTheme(),
    tab: place.tab ?? 'replay',
  })
}
