"""The directive {quiz}: one question, a sentence of feedback for each option, as often as the reader likes.

Written like this; exactly one option is right, and each has its feedback as a nested bullet::

    :::{quiz} Your team's link rate rose. What do you know?
    - [ ] The link got better
      - Not yet: some of the new links may be false.
    - [x] More links were made
      - Yes. Ask next how many of them are right.
    :::

Without scripts the same sentences stand in a list that opens.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


def raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


class Quiz(SphinxDirective):
    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        options = self._options()
        name = f"quiz-{self.env.new_serialno('quiz') + 1}"
        question, problems = self.state.inline_text(self.arguments[0], self.lineno)
        out = [raw(f'<form class="quiz" id="{name}"><fieldset><legend>'), *question, raw("</legend>")]
        for number, (_, option, _) in enumerate(options):
            key = f"{name}-{number}"
            out += [raw(f'<div class="quiz-option"><input type="radio" name="{name}" id="{key}" value="{number}">')]
            out += [raw(f'<label for="{key}">'), *(node.deepcopy() for node in option), raw("</label></div>")]
        out += [raw('</fieldset><button type="submit" class="quiz-check">Check my answer</button>')]
        out += [raw('<p class="quiz-said" role="status"></p>')]
        out += [raw('<details class="quiz-answers"><summary>Each answer, and why</summary><ul>')]
        for right, option, feedback in options:
            out += [raw(f'<li data-right="{"yes" if right else "no"}"><strong>'), *option, raw("</strong>: <span>")]
            out += [*feedback, raw("</span></li>")]
        return [*out, raw("</ul></details></form>"), *problems]

    def _options(self) -> list[tuple[bool, list, list]]:
        """Return for each option whether it is right, its text and its feedback."""
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        if len(holder) != 1 or not isinstance(holder[0], nodes.bullet_list):
            raise self.error("a quiz holds one list: an option a bullet, its feedback a bullet below it")
        options = [self._option(item) for item in holder[0]]
        if len(options) < 2 or sum(right for right, _, _ in options) != 1:
            raise self.error("a quiz needs two options or more, and exactly one of them marked [x]")
        return options

    def _option(self, item: nodes.list_item) -> tuple[bool, list, list]:
        said = item.astext()
        if not said.startswith(("[x] ", "[ ] ")) or len(item) != 2 or not isinstance(item[1], nodes.bullet_list):
            raise self.error(f"an option starts with [x] or [ ] and has one bullet of feedback below it: {said[:60]!r}")
        text = item[0].children
        first = text[0].astext()[4:]
        return said.startswith("[x]"), [nodes.Text(first), *text[1:]], list(item[1][0][0].children)


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    if '<form class="quiz"' in context.get("body", ""):
        app.add_js_file("quiz.js", loading_method="defer")


def setup(app: Sphinx) -> dict:
    app.add_directive("quiz", Quiz)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
