// Two short notes, made by the browser itself: no file to load, nothing that a content security policy could refuse.

const NOTES_HZ = [659.25, 880]
const NOTE_SECONDS = 0.14
const VOLUME = 0.12

let context: AudioContext | undefined

/** Plays the tone for a new order; in silence where the browser wants a click first. */
export async function playTone(): Promise<void> {
  context ??= new AudioContext()
  const { state } = context
  if (state === 'suspended') await Promise.race([context.resume(), pause(300)])
  if (context.state !== 'running') return
  for (const [at, frequency] of NOTES_HZ.entries()) {
    playNote(context, frequency, context.currentTime + at * NOTE_SECONDS)
  }
}

function playNote(context: AudioContext, frequency: number, start: number): void {
  const oscillator = new OscillatorNode(context, { frequency, type: 'sine' })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(VOLUME, start + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS * 1.9)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + NOTE_SECONDS * 2)
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis))
}
