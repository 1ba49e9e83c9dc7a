// Lets the replay advance by itself, slowly enough to read a sentence.

const msPerStep = 1800

export class Player {
  private timer: ReturnType<typeof setInterval> | null = null

  /** advance  goes one step further; false when there is none left */
  constructor(
    private readonly advance: () => boolean,
    private readonly onChange: (playing: boolean) => void,
  ) {}

  play(): void {
    if (this.timer !== null) return
    this.timer = setInterval(() => this.tick(), msPerStep)
    this.onChange(true)
    this.tick()
  }

  pause(): void {
    if (this.timer === null) return
    clearInterval(this.timer)
    this.timer = null
    this.onChange(false)
  }

  private tick(): void {
    if (!this.advance()) this.pause()
  }
}
