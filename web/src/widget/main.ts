// The classic script reknot-replay.js: makes <reknot-replay> known to the page that includes it.

import { files } from 'virtual:recording-files'
import { scriptPart } from '../site/site-files'
import { defineReplayElement } from './element'
import { Site } from './site'

// Only while the script is run for the first time is it known which one it is.
const { currentScript } = document
const address =
  currentScript instanceof HTMLScriptElement ? currentScript.src : document.baseURI

defineReplayElement({
  site: new Site(files, new URL('./', address), scriptPart),
  runs: null,
})
