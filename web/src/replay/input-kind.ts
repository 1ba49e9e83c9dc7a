// Tells what a file holds from its name and its first and last bytes; nothing of it is read further.

export type InputKind = 'example' | 'artifact' | 'pickle'

/**
 * Tells an example, an artifact and a pickle from each other.
 *
 * name   only its `.py` counts
 * bytes  the whole file; whether it is well formed is for its reader to say
 */
export function detectInput(name: string, bytes: Uint8Array): InputKind {
  if (name.endsWith('.py')) return 'example'
  if (isCompactArtifact(bytes) || firstCharacter(bytes) === '{') return 'artifact'
  return looksLikePickle(bytes) ? 'pickle' : 'example'
}

// The CBOR tag 0x524b; see core/artifact/FORMAT.md.
function isCompactArtifact(bytes: Uint8Array): boolean {
  return [0xd9, 0x52, 0x4b].every((byte, index) => bytes[index] === byte)
}

function firstCharacter(bytes: Uint8Array): string {
  return String.fromCharCode(bytes.find((byte) => byte > 0x20) ?? 0)
}

// Protocols 2 to 5 begin with PROTO, which is no character; 0 and 1 may be mere text, but end
// with STOP, a full stop, where Python does not.
function looksLikePickle(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte > 0x20)
  return bytes[0] === 0x80 || bytes[end] === 0x2e || bytes.includes(0)
}
