import type { Page } from 'playwright-core';

/** What a person would call broken about the layout of the page as it stands: empty when nothing is. */
export const roughEdges = (page: Page): Promise<string[]> => page.evaluate(findRoughEdges);

/** Runs in the page. */
function findRoughEdges(): string[] {
  const SLACK = 1;
  // Letters are taller than a tight line of them.
  const TALL = 8;
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} pixels`);

  const nameOf = (element: Element) => `<${element.tagName.toLowerCase()}> “${(element.textContent ?? '').trim().slice(0, 40)}”`;
  const isHidden = (element: Element) =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('.sr-only, svg, option') !== null;
  // Three dots, or a box that scrolls, say that there is more.
  const admitsMore = ({ textOverflow, overflowX, webkitLineClamp }: CSSStyleDeclaration) =>
    textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || overflowX === 'auto' || overflowX === 'scroll';

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement!;
    if (!text.textContent!.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA'].includes(parent.tagName) || isHidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const words = range.getBoundingClientRect();
    if (words.right > root.clientWidth + SLACK || words.left < -SLACK) {
      const holder = ancestors(parent).find((element) => admitsMore(getComputedStyle(element)));
      if (!holder) found.push(`leaves the page: ${nameOf(parent)}`);
    }
    for (const box of ancestors(parent)) {
      const style = getComputedStyle(box);
      if (admitsMore(style) || style.position === 'absolute' || style.position === 'fixed') break;
      if (style.display === 'contents' || style.display === 'inline') continue;
      const edge = box.getBoundingClientRect();
      const spills =
        Math.max(words.right - edge.right, edge.left - words.left) > SLACK || Math.max(words.bottom - edge.bottom, edge.top - words.top) > TALL;
      if (spills) {
        found.push(`${nameOf(parent)} sticks out of ${nameOf(box)} .${box.className}`);
        break;
      }
    }
  }

  // WCAG leaves out links within a line of text; everything else is for a thumb.
  for (const control of document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden], [type=radio])')) {
    if (isHidden(control) || getComputedStyle(control).display === 'inline') continue;
    const { width, height } = control.getBoundingClientRect();
    const covers = getComputedStyle(control, '::after').position === 'absolute';
    const isOffscreen = control.getBoundingClientRect().bottom < 0;
    if (!covers && !isOffscreen && (height < 44 || width < 44) && matchMedia('(pointer: coarse)').matches) {
      found.push(`${Math.round(width)} × ${Math.round(height)} is small for a thumb: ${nameOf(control)} ${control.getAttribute('aria-label') ?? ''}`);
    }
  }
  return [...new Set(found)];

  function ancestors(element: Element): Element[] {
    const line: Element[] = [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) line.push(at);
    return line;
  }
}
