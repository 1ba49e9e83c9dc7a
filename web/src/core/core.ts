// Loads the core's WebAssembly module and speaks its framing. Nothing else imports the module.
// The framing is specified in core/api/session.h. Change one, change the other.

/// <reference path="../../../wasm/module.d.ts" />
import createModule, { type ReknotModule } from '../../../build/wasm/reknot.js'
import type { ErrorName } from '../generated/errors'
import { type OperationName, operations } from '../generated/operations'

/** A row of core/base/error.def, and where in the input it was found. */
export interface CoreError {
  readonly code: ErrorName
  /** In bytes from the start of the refused input. */
  readonly offset: number
  readonly message: string
}

export type CoreResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CoreError }

/** What an operation takes; text travels as UTF-8, numbers as decimal text. */
export type CoreArgument = Uint8Array | string | number

/** A browser names the module's address, Node hands over its bytes. */
export type CoreSource =
  { readonly wasmUrl: string } | { readonly wasmBinary: Uint8Array<ArrayBuffer> }

/**
 * Loads a module of its own and opens a session in it.
 *
 * errors  rejects when the module cannot be fetched or compiled: a fault
 */
export async function loadCore(source: CoreSource): Promise<Core> {
  // Where the bytes are at hand there is no address; a script may not know its own, either.
  const address = 'wasmUrl' in source ? source.wasmUrl : 'reknot.wasm'
  const bytes = 'wasmBinary' in source ? source : {}
  return new Core(await createModule({ ...bytes, locateFile: () => address }))
}

/** One session of the core. After a fault (an exception) it is unusable: load another one. */
export class Core {
  private readonly session: number

  constructor(private readonly module: ReknotModule) {
    this.session = module._rk_open_session()
  }

  /**
   * Carries out an operation.
   *
   * args     as many as the operation's row in core/api/operations.def says; not kept
   * returns  the payload, or why the core refused
   */
  call(operation: OperationName, ...args: CoreArgument[]): CoreResult<Uint8Array> {
    return decodeResponse(this.callRaw(encodeRequest(operation, args)))
  }

  /**
   * Carries out a request that is framed already.
   *
   * request  [>= 1] not kept
   * returns  the framed response
   */
  callRaw(request: Uint8Array): Uint8Array<ArrayBuffer> {
    const { module } = this
    const address = module._rk_allocate(request.length)
    if (address === 0) return encodeRefusal(tooLarge(request.length))
    module.HEAPU8.set(request, address)
    const response = module._rk_call(this.session, address, request.length)
    const bytes = module.HEAPU8.slice(response, response + module._rk_response_size())
    module._rk_release(response)
    module._rk_release(address)
    return bytes
  }

  /** Gives the session's memory back; the core answers nothing after it. */
  close(): void {
    this.module._rk_close_session(this.session)
  }
}

const lengthBytes = 4
const okResponse = 0
const refusedResponse = 1

/** operation:u8, then each argument as length:u32 (little endian) and bytes. */
function encodeRequest(
  operation: OperationName,
  args: readonly CoreArgument[],
): Uint8Array {
  const encoder = new TextEncoder()
  const parts = args.map((arg) =>
    arg instanceof Uint8Array ? arg : encoder.encode(String(arg)),
  )
  const size = parts.reduce((sum, part) => sum + lengthBytes + part.length, 1)
  const request = new Uint8Array(size)
  const header = new DataView(request.buffer)
  request[0] = operations[operation].number
  let position = 1
  for (const part of parts) {
    header.setUint32(position, part.length, true)
    request.set(part, position + lengthBytes)
    position += lengthBytes + part.length
  }
  return request
}

function decodeResponse(response: Uint8Array<ArrayBuffer>): CoreResult<Uint8Array> {
  const payload = response.subarray(1)
  if (response[0] === okResponse) return { ok: true, value: payload }
  return { ok: false, error: JSON.parse(new TextDecoder().decode(payload)) }
}

function encodeRefusal(error: CoreError): Uint8Array<ArrayBuffer> {
  const payload = new TextEncoder().encode(JSON.stringify(error))
  const response = new Uint8Array(1 + payload.length)
  response[0] = refusedResponse
  response.set(payload, 1)
  return response
}

// The core itself would say LimitExceeded, had it seen the request.
function tooLarge(size: number): CoreError {
  const message = `the input asks for more than the limits allow: ${size} bytes`
  return { code: 'LimitExceeded', offset: 0, message }
}
