// One line embeds all of it: <script src="https://cv.example.org/widget.js" defer></script>
import { CvqaChat } from "./element.js";
import { script } from "./options.js";

const add = () => {
  if (document.querySelector("cvqa-chat") || script?.dataset.position === "none") return; // the page places it itself
  const chat = document.createElement("cvqa-chat");
  chat.automatic = true;
  document.body.append(chat);
};

if (!customElements.get("cvqa-chat")) {
  customElements.define("cvqa-chat", CvqaChat);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", add);
  else add();
}
