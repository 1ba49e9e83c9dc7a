// The types of build/wasm/reknot.js, which wasm/bindings.cc defines. Emscripten 3.1 writes none.

declare module '*/build/wasm/reknot.js' {
  export interface ReknotModule {
    /** Opens a session; its number stays valid until it is closed. */
    openSession(): number
    closeSession(session: number): void
    /** Address of a block of `size` bytes, the caller's to release; 0 when there is no room. */
    allocate(size: number): number
    release(address: number): void
    /** The block's bytes themselves; gone with the next `allocate` or `call`, which may move them. */
    view(address: number, size: number): Uint8Array<ArrayBuffer>
    /** Carries out the request in a block; the response is a new block, the caller's to release. */
    call(session: number, address: number, size: number): Block
  }

  export interface Block {
    readonly address: number
    readonly size: number
  }

  export interface ModuleOptions {
    /** The module's bytes; nothing is fetched then. */
    wasmBinary?: Uint8Array
    /** Where to fetch the module from. */
    locateFile?: (name: string) => string
  }

  export default function createModule(options: ModuleOptions): Promise<ReknotModule>
}
