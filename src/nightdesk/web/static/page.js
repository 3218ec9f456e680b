// SPDX-License-Identifier: Apache-2.0
// The clock: dragging shows the moment, letting go repaints the page as it stood then.
// Times: the reader's own zone is added to each as a tooltip.
(function () {
  "use strict";
  function localise(root) {
    root.querySelectorAll("time[datetime]").forEach(function (time) {
      const when = new Date(time.getAttribute("datetime"));
      if (!Number.isNaN(when.getTime())) time.title = "your time: " + when.toLocaleString();
    });
  }
  function startClock(root) {
    const slider = root.querySelector("#clock");
    if (!slider) return;
    slider.closest("label").hidden = false;
    const moments = slider.dataset.moments.split(" ");
    slider.addEventListener("input", function () {
      const shown = new Date(moments[slider.value]).toUTCString().replace("GMT", "UTC");
      slider.setAttribute("aria-valuetext", shown);
      const label = root.querySelector(".asof time");
      if (label) label.textContent = shown;
    });
    slider.addEventListener("change", function () {
      const address = new URL(window.location.href);
      if (Number(slider.value) === moments.length - 1) address.searchParams.delete("at");
      else address.searchParams.set("at", moments[slider.value]);
      window.location.assign(address);
    });
  }
  localise(document);
  startClock(document);
  document.addEventListener("htmx:after:swap", function () { localise(document); });
})();
