// What the fields of a link mean, for people: the page /url-api and llms.txt have it from here. Apart
// from the codec, because the page itself has no use for it.

import { loweringModes } from '../runtime/lowering'
import { pythonVersions } from '../runtime/python-version'
import { resultTabs } from '../state/app-state'
import { type FieldKey, freezeModes, pythonOfVersion1 } from './fields'

export interface FieldWords {
  readonly what: string
  /** What values it takes. */
  readonly values: string
  /** What may stand after `key=`. */
  readonly example: string
}

export const fieldWords: Readonly<Record<FieldKey | 'v' | 'z', FieldWords>> = {
  v: {
    what: 'The version of the link. Links of every version are read for ever.',
    values: '1; links that are written by hand may do without',
    example: '1',
  },
  example: {
    what: 'The example that is shown. Beside a text: what the text was made from.',
    values: 'its path in the folder examples/, without the extension',
    example: 'closures/shared-cell',
  },
  src: {
    what: 'The file that is shown, fetched from the host that the page is on.',
    values:
      'a relative address of Python in UTF-8; other hosts are refused, even if they are this one',
    example: '../docs/tour.py',
  },
  origin: {
    what: 'The Python in which the program runs and is captured.',
    values: `${pythonVersions.join(', ')}; without it ${pythonOfVersion1} in version 1`,
    example: '3.12',
  },
  restored: {
    what: 'The Python in which its objects are restored.',
    values: 'as for origin',
    example: '3.11',
  },
  lines: {
    what: 'A run is ended after so many lines of the program.',
    values: 'a number from 1 on; without it there is no limit',
    example: '100000',
  },
  tab: {
    what: 'The tab beside the code.',
    values: resultTabs.join(', '),
    example: 'verdict',
  },
  view: {
    what: 'What a narrow screen shows first.',
    values: 'code, or result for the tab',
    example: 'code',
  },
  direction: {
    what: 'The way out or the way back.',
    values: 'serialize or deserialize; without it deserialize',
    example: 'serialize',
  },
  step: {
    what: 'The step after which the replay stands.',
    values: 'a number from 0, before the first step; the last one if there are fewer',
    example: '12',
  },
  select: {
    what: 'The object that all views mark.',
    values: 'its number in the artifact',
    example: '3',
  },
  folds: {
    what: 'What the drawing has folded into one node each.',
    values:
      'kind:K, module:M, depth:N, under:ID, and open:ID for what is taken out of a fold, with commas between them',
    example: 'kind:cell,under:5',
  },
  focus: {
    what: 'The drawing shows one object with what is near.',
    values: 'the object’s number, a full stop, and how many references away (1 to 6)',
    example: '3.2',
  },
  range: {
    what: 'The part of the steps that is played.',
    values: 'its first and its last step with a hyphen between them',
    example: '4-17',
  },
  breaks: {
    what: 'Where playing stops.',
    values:
      'kind:K, object:ID, name:TEXT or slot:ID/NAME, with commas between them; a hyphen before one that is turned off',
    example: 'kind:fill,-name:count',
  },
  speed: {
    what: 'How many times as fast as usual the steps are played.',
    values: 'a number from 0.25 to 16; without it 1',
    example: '4',
  },
  lowering: {
    what: 'How strictly the tab Lowered takes closures away.',
    values: `${loweringModes.join(', ')}; without it full`,
    example: 'read-only',
  },
  cell: {
    what: 'The file of the program that the tab Lowered shows.',
    values: 'its path; without it main.py',
    example: 'helpers.py',
  },
  freeze: {
    what: 'What counts in the tab Freeze.',
    values: `${freezeModes.join(' or ')}; without it value`,
    example: 'identity',
  },
  title: {
    what: 'What the program is called.',
    values: 'text',
    example: 'A%20counter',
  },
  code: {
    what: 'The program as plain text, for links that are written by hand or by a program.',
    values:
      'the text, with percent signs as encodeURIComponent has them; a plus is a plus',
    example: 'x%20%3D%20%5B%5D%0Ax.append(x)',
  },
  z: {
    what: 'The program, packed.',
    values: 'base64url, as described below',
    example: 'gRyAwA',
  },
}
