// The classic script reknot-replay.js: makes <reknot-replay> known to the page that includes it.

import { files } from 'virtual:recording-files'
import { FramedRuns } from '../live/framed-runs'
import { scriptPart } from '../site/site-files'
import { defineReplayElement } from './element'
import { SharedRuns } from './live'
import { Site } from './site'

// Only while the script is run for the first time is it known which one it is.
const { currentScript } = document
const address =
  currentScript instanceof HTMLScriptElement ? currentScript.src : document.baseURI

const site = new URL('./', address)

defineReplayElement({
  site: new Site(files, site, scriptPart),
  runs: new SharedRuns(() => new FramedRuns(document.body, site)),
})
