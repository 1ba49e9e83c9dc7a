import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Player } from '../../../web/src/session/player'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function playerOver(steps: number) {
  let at = 0
  const changes: boolean[] = []
  const player = new Player(
    () => ++at < steps,
    (playing) => changes.push(playing),
  )
  return { player, changes, at: () => at }
}

it('goes on at once, then step by step, and ends with the last one', () => {
  const { player, changes, at } = playerOver(3)
  player.play()
  expect(at()).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect(at()).toBe(3)
  expect(changes).toEqual([true, false])
})

it('holds when it is paused, and can go on', () => {
  const { player, changes, at } = playerOver(9)
  player.play()
  player.pause()
  vi.advanceTimersByTime(60_000)
  expect(at()).toBe(1)
  player.play()
  expect(at()).toBe(2)
  expect(changes).toEqual([true, false, true])
  player.pause()
})

it('plays once, however often it is asked to', () => {
  const { player, changes, at } = playerOver(9)
  player.play()
  player.play()
  expect(at()).toBe(1)
  expect(changes).toEqual([true])
  player.pause()
})
