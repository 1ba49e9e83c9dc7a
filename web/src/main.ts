// The page's entry: state, workers, and the element that shows them.

import './styles/index.css'
import wasmUrl from '../../build/wasm/reknot.wasm?url'
import { defaultExample, examples } from './examples'
import { FetchedRuns } from './session/recorded-runs'
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

const workers = new BrowserWorkers(
  {
    pyodide: new URL('./pyodide/', document.baseURI),
    coreWasm: new URL(wasmUrl, document.baseURI),
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
