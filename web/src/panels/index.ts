// Every panel of the page, one row each, in the order in which they are read.

import { artifactPanel } from './artifact/artifact-panel'
import { freezePanel } from './freeze/freeze-panel'
import { graphPanel } from './graph/graph-panel'
import { loweredPanel } from './lowered/lowered-panel'
import { memoPanel } from './memo/memo-panel'
import { consolePanel } from './console/console-panel'
import { objectPanel } from './object/object-panel'
import type { PanelSpec } from './panel'
import { reportPanel } from './report/report-panel'
import { scopesPanel } from './scopes/scopes-panel'
import { stackPanel } from './stack/stack-panel'
import { stepsPanel } from './steps/steps-panel'
import { transportPanel } from './transport/transport-panel'
import { variablesPanel } from './variables/variables-panel'
import { whyPanel } from './why/why-panel'
import { verdictPanel } from './verdict/verdict-panel'

export const panels: readonly PanelSpec[] = [
  transportPanel,
  stepsPanel,
  graphPanel,
  variablesPanel,
  memoPanel,
  stackPanel,
  objectPanel,
  whyPanel,
  scopesPanel,
  loweredPanel,
  artifactPanel,
  reportPanel,
  freezePanel,
  consolePanel,
  verdictPanel,
]
