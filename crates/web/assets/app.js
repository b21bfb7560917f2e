// Marks the page as one with scripts, then wakes the components that have behaviour. Every page works without this.
import { initAll } from "./components.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();
