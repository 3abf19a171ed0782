// Moves the figure Threshold: reads the rows that the build computed and shows the one the slider points at.
(() => {
  const percent = (share) => (100 * share).toFixed(1) + "%";
  const count = (number) => number.toLocaleString("en-GB");

  document.querySelectorAll(".threshold").forEach((figure) => {
    const rows = JSON.parse(figure.querySelector("script").textContent);
    const slider = figure.querySelector("input");
    const said = figure.querySelector(".threshold-said");
    const show = (name, text) => { figure.querySelector(`[data-show=${name}]`).textContent = text; };
    const widen = (part, number) => {
      figure.querySelector(`.threshold-bar [data-part=${part}]`).style.width = (100 * number) / figure.dataset.widest + "%";
    };
    let waiting;

    const move = () => {
      const [threshold, links, right, wrong, missed, precision, recall] = rows[slider.value];
      const weight = String(threshold).replace("-", "−");
      show("threshold", weight);
      show("links", count(links));
      show("false", count(wrong));
      show("missed", count(missed));
      show("precision", percent(precision));
      show("recall", percent(recall));
      widen("missed", missed);
      widen("true", right);
      widen("false", wrong);
      figure.querySelector(".threshold-links").style.marginLeft = (100 * missed) / figure.dataset.widest + "%";
      figure.querySelector(".threshold-links").style.width = (100 * links) / figure.dataset.widest + "%";
      figure.querySelector(".cursor").setAttribute("d", `M${(600 * slider.value) / (rows.length - 1)} 0V200`);
      slider.setAttribute("aria-valuetext", `match weight ${weight}`);
      return `${count(links)} links: ${count(wrong)} false, ${count(missed)} people missed. ` +
        `Precision ${percent(precision)}, recall ${percent(recall)}.`;
    };

    figure.querySelector(".threshold-control").hidden = false;
    move();
    slider.addEventListener("input", () => {
      const summary = move();
      clearTimeout(waiting); // speak once the slider rests
      waiting = setTimeout(() => { said.textContent = summary; }, 400);
    });
  });
})();
