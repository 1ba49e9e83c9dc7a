// Lets the replay advance by itself, at first slowly enough to read a sentence.

import { msPerStep } from '../replay/pace'

export class Player {
  private timer: ReturnType<typeof setInterval> | null = null
  private speed = 1

  /** advance  goes one step further; false when there is none left */
  constructor(
    private readonly advance: () => boolean,
    private readonly onChange: (playing: boolean) => void,
  ) {}

  play(): void {
    if (this.timer !== null) return
    this.start()
    this.onChange(true)
    this.tick()
  }

  pause(): void {
    if (this.timer === null) return
    clearInterval(this.timer)
    this.timer = null
    this.onChange(false)
  }

  /** speed  how many times as fast as at first; from the next step on */
  setSpeed(speed: number): void {
    this.speed = speed
    if (this.timer === null) return
    clearInterval(this.timer)
    this.start()
  }

  private start(): void {
    this.timer = setInterval(() => this.tick(), msPerStep / this.speed)
  }

  private tick(): void {
    if (!this.advance()) this.pause()
  }
}
