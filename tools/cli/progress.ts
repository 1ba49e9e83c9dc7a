// One line on standard error that says what is going on, on terminals only.

export class ProgressLine {
  private shown = false

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(text: string): void {
    if (!this.stream.isTTY) return
    const width = this.stream.columns - 1
    this.stream.write(`\r\x1b[K${text.slice(0, width)}`)
    this.shown = true
  }

  clear(): void {
    if (!this.shown) return
    this.stream.write('\r\x1b[K')
    this.shown = false
  }
}
