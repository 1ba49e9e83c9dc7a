// Asks for a name. A dialog of the page, because a frame may not open those of the browser.

import { messages } from '../messages'

const words = messages.files

/** returns  null when the visitor thought better of it */
export async function askForName(label: string, name: string): Promise<string | null> {
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog name-dialog'
  dialog.setAttribute('aria-label', label)
  const { form, input } = nameForm(label, name)
  dialog.append(form)
  // None of the page's own keys while the dialog is over it.
  dialog.addEventListener('keydown', (event) => event.stopPropagation())
  document.body.append(dialog)
  dialog.showModal()
  input.select()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'ok' ? input.value : null)
    })
  })
}

function nameForm(label: string, name: string) {
  const form = document.createElement('form')
  form.method = 'dialog'
  const field = document.createElement('label')
  const input = document.createElement('input')
  Object.assign(input, { className: 'field', value: name, required: true })
  field.append(label, input)
  const buttons = document.createElement('div')
  buttons.className = 'dialog-buttons'
  buttons.append(button(words.renameDone, 'ok', false), button(words.cancel, '', true))
  form.append(field, buttons)
  return { form, input }
}

function button(text: string, value: string, skipsChecks: boolean): HTMLButtonElement {
  const element = document.createElement('button')
  Object.assign(element, { className: 'button-quiet', type: 'submit', value })
  element.formNoValidate = skipsChecks
  element.textContent = text
  return element
}
