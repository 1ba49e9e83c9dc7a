// What the bundled editors call in place of writing <style> elements and style attributes, which the
// page's policy forbids: sheets are made as objects and adopted, and properties are set one by one.

/** An element that Monaco takes for a `<style>`; what is written into it is a sheet of the document. */
export function styleSheetElement(): HTMLElement {
  const element = document.createElement('template')
  const sheet = new CSSStyleSheet()
  let text = ''
  Object.defineProperties(element, {
    sheet: { value: sheet },
    textContent: {
      get: () => text,
      set: (value: string) => {
        text = value
        sheet.replaceSync(value)
      },
    },
    remove: {
      value: () => {
        const rest = document.adoptedStyleSheets.filter((one) => one !== sheet)
        document.adoptedStyleSheets = rest
        element.parentNode?.removeChild(element)
      },
    },
  })
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return element
}

/** Monaco's lines, of which it escapes the text; their styles are set when they are there. */
export function markup(html: { toString(): string }): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = withoutStyles(html.toString())
  const fragment = document.importNode(template.content, true)
  for (const element of fragment.querySelectorAll<HTMLElement>(`[${marker}]`)) {
    element.style.cssText = element.getAttribute(marker) ?? ''
    element.removeAttribute(marker)
  }
  return fragment
}

const marker = 'data-set-style'

/** The same elements, with their styles in another attribute. */
export function withoutStyles(html: string): string {
  return html.replace(/<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi, (tag) =>
    tag.replace(/"[^"]*"|'[^']*'|\sstyle=/gi, (part) =>
      /^\s/.test(part) ? ` ${marker}=` : part,
    ),
  )
}

/** A document that has style-mod adopt its sheet, as it does in a shadow root, which has no head. */
interface AdoptingRoot {
  readonly ownerDocument: Document
  adoptedStyleSheets: CSSStyleSheet[]
}

const roots = new WeakMap<Document, AdoptingRoot>()

export function adoptingRoot(
  root: Document | ShadowRoot,
): Document | ShadowRoot | AdoptingRoot {
  if (!(root instanceof Document)) return root
  const known = roots.get(root)
  if (known !== undefined) return known
  const adopting = {
    ownerDocument: root,
    get adoptedStyleSheets() {
      return [...root.adoptedStyleSheets]
    },
    set adoptedStyleSheets(list) {
      root.adoptedStyleSheets = list
    },
  }
  roots.set(root, adopting)
  return adopting
}
