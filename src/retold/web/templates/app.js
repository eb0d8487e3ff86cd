// The app works without this script. It adds: steps as they are done, more fields for pasting, dropping files anywhere.
"use strict";
(() => {
  const steps = document.getElementById("steps");
  const watched = steps || document.querySelector("[data-work]");
  const said = document.getElementById("said");
  const show = (data) => {
    if (!steps) return;
    if (data.state === "building") document.querySelector("h1").textContent = "Building: " + data.case;
    [...steps.children].forEach((item, number) => {
      const state = data.steps[number].state;
      item.className = state.replace(" ", "-");
      item.querySelector(".meta").textContent = state;
    });
    if (data.story && said) said.textContent = "What was added and decided is kept already. Now: " + data.story;
  };
  const watch = async () => {
    let data;
    try {
      const answer = await fetch(watched.dataset.work, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      data = await answer.json();
    } catch {
      if (said) said.textContent = "The server does not answer. Start retold serve again: nothing that was kept is lost.";
      return;
    }
    show(data);
    if (data.under_way) setTimeout(watch, 250);
    else if (data.state === "done" && steps) location.replace(steps.dataset.next);
    else location.reload();
  };
  if (watched) watch();

  const form = document.querySelector("form.add");
  if (!form) return;
  const files = form.querySelector("input[type=file]");
  const reports = () => form.querySelectorAll("fieldset.report");
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = "Another text";
  more.addEventListener("click", () => {
    const number = reports().length;
    const copy = reports()[0].cloneNode(true);
    copy.querySelector("legend").textContent = "Report " + (number + 1);
    for (const field of copy.querySelectorAll("input, textarea")) {
      field.name = field.name.replace(/-\d+$/, "-" + number);
      field.value = "";
    }
    [...reports()].at(-1).after(copy);
    copy.querySelector("input").focus();
  });
  files.closest("p").before(more);
  const carries = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); form.classList.add("dropping"); } });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("dropping"); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.remove("dropping");
    const all = new DataTransfer();
    for (const file of [...files.files, ...event.dataTransfer.files]) all.items.add(file);
    files.files = all.files;
    form.scrollIntoView();
    files.focus();
  });
})();
