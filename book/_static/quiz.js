// Answers the quizzes: says the sentence that belongs to the option chosen, as often as the reader asks.
document.querySelectorAll("form.quiz").forEach((quiz) => {
  const answers = quiz.querySelectorAll(".quiz-answers li");
  const said = quiz.querySelector(".quiz-said");
  quiz.querySelector(".quiz-answers").hidden = true;

  quiz.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = quiz.querySelector("input:checked");
    if (!chosen) {
      said.dataset.right = "";
      said.textContent = "Choose an answer first.";
      return;
    }
    const answer = answers[chosen.value];
    said.dataset.right = answer.dataset.right;
    said.innerHTML = (answer.dataset.right === "yes" ? "<strong>Right.</strong> " : "<strong>Not this one.</strong> ") +
      answer.querySelector("span").innerHTML;
  });
  quiz.addEventListener("change", () => {
    said.textContent = "";
    said.dataset.right = "";
  });
});
