// The identity proof: what was one and the same object before the trip is so after it. Where a name
// fails, a small drawing has the way to the place with a crossed edge.

import { html, nothing, svg, type TemplateResult } from 'lit'
import { clip } from '../../graph/measure'
import { messages } from '../../messages'
import { isSharingKept } from '../../runtime/sharing'
import type { Frozen, FrozenName } from '../../state/app-state'
import { icon, type IconName } from '../../ui/icons'
import { sharingTables } from './sharing'

const words = messages.proof

/** Names that are told one by one. */
const maxNames = 100

type Identity = 'same' | 'differs' | 'absent' | 'alike'

const icons: Readonly<Record<Identity, IconName>> = {
  same: 'check',
  differs: 'cross',
  absent: 'cross',
  alike: 'dash',
}

/** show  brings an object's drawing before the reader */
export function identityProof(
  frozen: Frozen | null,
  show: (object: number) => void,
): TemplateResult | typeof nothing {
  const isCompared = frozen?.names.some(({ after }) => after !== null) ?? false
  if (frozen === null || !isCompared) return nothing
  const states = frozen.names.map(identityOf)
  const { sharing } = frozen
  const isKept =
    states.every((state) => state === 'same' || state === 'alike') &&
    (sharing === null || isSharingKept(sharing))
  return html`
    <section class="proof ${isKept ? 'proof-kept' : 'proof-lost'}">
      <h3>${words.identity}</h3>
      <p class="proof-headline">
        ${icon(isKept ? 'check' : 'cross')} ${isKept ? words.kept : words.lost}
      </p>
      ${sharing === null ? nothing : sharingTables(sharing, show)}
      <p>${words.keptText}</p>
      <ul class="proof-names">
        ${frozen.names.slice(0, maxNames).map((name, index) => nameRow(name, states[index] ?? 'alike'))}
        ${
          frozen.names.length > maxNames
            ? html`<li>${messages.graph.more(frozen.names.length - maxNames)}</li>`
            : nothing
        }
      </ul>
      ${
        frozen.cycleCount === 0 || sharing !== null
          ? nothing
          : html`<p class="proof-cycles">↻ ${words.cycles(frozen.cycleCount)}</p>`
      }
    </section>
  `
}

function identityOf({ before, after }: FrozenName): Identity {
  if (after === null) return 'absent'
  if (before.value !== after.value) return 'differs'
  if (before.identity === null || after.identity === null) return 'alike'
  return before.identity === after.identity ? 'same' : 'differs'
}

function nameRow(name: FrozenName, state: Identity): TemplateResult {
  return html`
    <li class="proof-name proof-${state}">
      <span class="check-mark">${icon(icons[state])}</span>
      <code>${name.name}</code>
      <span class="check-state">${words[state]}</span>
      ${state === 'differs' && name.difference !== null ? failure(name) : nothing}
    </li>
  `
}

const character = 6.9

// The name, the way to the place, and the two objects that should have been one.
function failure({ name, difference }: FrozenName): TemplateResult | typeof nothing {
  if (difference === null) return nothing
  const { path, left, right } = difference
  return html`
    <svg
      class="proof-drawing"
      viewBox="0 0 560 96"
      role="img"
      aria-label=${`${words.parts(name)}: ${path}: ${left} ≠ ${right}`}
    >
      ${box(0, 33, 130, clip(name, 16), 'proof-box')}
      ${svg`
        <path class="edge edge-filled" d="M130 48C230 48 250 20 330 20" />
        <path class="proof-broken" d="M130 48C230 48 250 76 330 76" />
        <path class="proof-cross" d="m234 58 14 14m0-14-14 14" />
        <text class="proof-path" x="140" y="14">${clip(path, 24)}</text>
      `}
      ${box(330, 5, 230, clip(`${words.before}: ${left}`, 30), 'proof-box')}
      ${box(330, 61, 230, clip(`${words.after}: ${right}`, 30), 'proof-box proof-box-lost')}
    </svg>
  `
}

function box(
  x: number,
  y: number,
  width: number,
  text: string,
  look: string,
): TemplateResult {
  const start = x + Math.max(8, (width - text.length * character) / 2)
  return svg`
    <rect class=${look} x=${x + 1} y=${y} width=${width - 2} height="30" rx="7" />
    <text class="proof-text" x=${start} y=${y + 19.5}>${text}</text>
  `
}
