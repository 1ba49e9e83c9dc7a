// The types of build/wasm/reknot.js, which wasm/bindings.cc defines. Emscripten 3.1 writes none.

declare module '*/build/wasm/reknot.js' {
  export interface ReknotModule {
    /** The module's memory; another one after each growth, so it is to be asked for anew. */
    readonly HEAPU8: Uint8Array<ArrayBuffer>
    /** Opens a session; its number stays valid until it is closed. */
    _rk_open_session(): number
    _rk_close_session(session: number): void
    /** Address of a block of `size` bytes, the caller's to release; 0 when there is no room. */
    _rk_allocate(size: number): number
    _rk_release(address: number): void
    /** Carries out the request in a block; the response is a new block, the caller's to release. */
    _rk_call(session: number, address: number, size: number): number
    /** Of the last response, in bytes. */
    _rk_response_size(): number
  }

  export interface ModuleOptions {
    /** The module's bytes; nothing is fetched then. */
    wasmBinary?: Uint8Array
    /** Where to fetch the module from. */
    locateFile?: (name: string) => string
  }

  export default function createModule(options: ModuleOptions): Promise<ReknotModule>
}
