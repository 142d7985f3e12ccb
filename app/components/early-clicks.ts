// What is pressed before the page is alive is not lost: it is held, and pressed again once somebody hears it. The browser alone
// would do nothing, or send a form to a page that does not show what it is answered.

/** A page whose scripts do not come works without them, as far as it can. Milliseconds. */
const mostMs = 10_000;

/** Runs before anything can be pressed, and before all other scripts. */
export const holdEarlyClicks = `(()=>{
const held=new Set();
const hold=(event)=>{
  const button=event.target instanceof Element&&event.target.closest('button');
  if(!button)return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.add(button);
};
const letGo=()=>{removeEventListener('click',hold,true);const all=[...held];held.clear();return all};
addEventListener('click',hold,true);
window.letEarlyClicksGo=letGo;
setTimeout(()=>{for(const button of letGo())button.click()},${mostMs});
})()`;

/** As a mouse does it: menus open when they are pressed, not when they are let go. */
export function pressWhatWasHeld(): void {
  const { letEarlyClicksGo } = window as unknown as { letEarlyClicksGo?: () => HTMLElement[] };
  const left = { bubbles: true, cancelable: true, button: 0 };
  for (const button of letEarlyClicksGo?.() ?? []) {
    button.dispatchEvent(new PointerEvent('pointerdown', { ...left, pointerType: 'mouse' }));
    button.dispatchEvent(new MouseEvent('mousedown', left));
    button.click();
  }
}
