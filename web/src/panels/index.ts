// Every panel of the page, one row each, in the order in which they are read. The tab that the page begins
// with and the one that a run ends with are parts of its first script, the others come when they are chosen.

import { graphPanel } from './graph/graph-panel'
import { latePanel } from './late-panel'
import { memoPanel } from './memo/memo-panel'
import { objectPanel } from './object/object-panel'
import type { PanelSpec } from './panel'
import { stackPanel } from './stack/stack-panel'
import { stepsPanel } from './steps/steps-panel'
import { transportPanel } from './transport/transport-panel'
import { variablesPanel } from './variables/variables-panel'
import { verdictPanel } from './verdict/verdict-panel'
import { whyPanel } from './why/why-panel'

export const panels: readonly PanelSpec[] = [
  transportPanel,
  stepsPanel,
  graphPanel,
  variablesPanel,
  memoPanel,
  stackPanel,
  objectPanel,
  whyPanel,
  latePanel('scopes', async () => (await import('./scopes/scopes-panel')).scopesPanel),
  latePanel(
    'lowered',
    async () => (await import('./lowered/lowered-panel')).loweredPanel,
  ),
  latePanel(
    'artifact',
    async () => (await import('./artifact/artifact-panel')).artifactPanel,
  ),
  latePanel('report', async () => (await import('./report/report-panel')).reportPanel),
  latePanel('freeze', async () => (await import('./freeze/freeze-panel')).freezePanel),
  latePanel(
    'console',
    async () => (await import('./console/console-panel')).consolePanel,
  ),
  verdictPanel,
]
