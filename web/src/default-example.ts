/** The example that the page begins with. */
export const defaultExample = 'recursion/local-even-odd'
