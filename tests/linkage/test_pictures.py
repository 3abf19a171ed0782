"""Pictures: each says in words, with its numbers, what it shows, and can be read without colour."""

import base64
import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imread

from masterclass import linkage
from masterclass.linkage import pictures

PAIRS = pd.MultiIndex.from_tuples(
    [(f"S{k}", f"E{k}") for k in range(200)] + [("S1", "E2"), ("S2", "E1"), ("S3", "E1")],
    names=["schools_id", "earnings_id"],
)
#: The first three pairs are matches with high weights; so is one that was never compared.
TRUTH = PAIRS[:3].append(pd.MultiIndex.from_tuples([("S900", "E900")]))
WEIGHTS = pd.Series([12.0, 9.0, 7.5] + [-8.25] * 197 + [8.0, -3.0, -2.0], index=PAIRS)
PARTS = pd.Series({"starting weight": -13.0, "first_name": 6.0, "surname": -3.0, "date_of_birth": 13.0})
CURVE = linkage.threshold_curve(WEIGHTS, TRUTH, range(-9, 13))
BY_GROUP = pd.DataFrame(
    {
        "true_pairs": [200, 40, 0],
        "missed_matches": [10, 8, 0],
        "missed_rate": [0.05, 0.2, np.nan],
        "missed_low": [0.027, 0.105, np.nan],
        "missed_high": [0.09, 0.348, np.nan],
    },
    index=pd.Index(["White", "Asian", 'Other & "mixed"'], name="ethnicity"),
)
DRAWN = {
    "histogram": lambda: pictures.weight_histogram(WEIGHTS, TRUTH, threshold=8),
    "histogram without truth": lambda: pictures.weight_histogram(WEIGHTS),
    "waterfall": lambda: pictures.waterfall(PARTS, title="Charlotte: one person?"),
    "threshold": lambda: pictures.threshold_figure(CURVE, decision=8),
    "groups": lambda: pictures.missed_by_group(BY_GROUP),
}


class Images(HTMLParser):
    def __init__(self, text: str):
        super().__init__()
        self.found: list[dict] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        assert tag == "img"
        self.found.append(dict(attrs))


@pytest.mark.parametrize("name", DRAWN)
def test_a_notebook_shows_one_image_with_its_description(name):
    picture = DRAWN[name]()
    (image,) = Images(picture._repr_html_()).found
    assert image["alt"] == picture.alt and len(picture.alt) > 60 and picture.alt.endswith(".")
    pixels = imread(io.BytesIO(base64.b64decode(image["src"].removeprefix("data:image/png;base64,"))))
    assert pixels.shape[1] == 864 and pixels[..., :3].mean(axis=2).min() < 0.3


@pytest.mark.parametrize("name", DRAWN)
def test_words_are_large_enough_and_inside_the_picture(name):
    figure = DRAWN[name]().figure
    FigureCanvasAgg(figure).draw()
    frame = figure.bbox.padded(2)
    texts = [text for text in figure.findobj(mpl.text.Text) if text.get_text().strip() and text.get_visible()]
    for text in texts:
        assert text.get_fontsize() >= 10, text
    ticks = {label for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for label in axis.get_ticklabels()}
    for text in set(texts) - ticks:
        box = text.get_window_extent()
        assert frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1), text


def test_histogram_tells_both_kinds_and_what_the_threshold_does():
    alt = DRAWN["histogram"]().alt
    assert "200 non-matches, from −8.2 to 8 bits" in alt and "3 matches, from 7.5 to 12 bits" in alt
    assert "threshold of 8 links 1 non-matches and 2 matches" in alt
    assert "1 more matches have no weight" in alt and "log scale" in alt


def test_histogram_says_log_scale_on_its_axis_only_when_it_is():
    assert "log scale" in DRAWN["histogram"]().figure.axes[0].get_ylabel()
    even = pictures.weight_histogram(pd.Series([1.0, 2, 3, 3], index=PAIRS[:4]))
    assert even.figure.axes[0].get_ylabel() == "Pairs" and "log" not in even.alt


def test_histogram_has_a_column_for_every_pair():
    bars = [patch.get_height() for patch in DRAWN["histogram"]().figure.axes[0].patches]
    assert sum(bars) == len(WEIGHTS)


def test_waterfall_tells_each_step_the_total_and_its_probability():
    alt = DRAWN["waterfall"]().alt
    assert alt.startswith("Charlotte: one person? Waterfall")
    assert "starting weight −13.0; first name +6.0, to −7; surname −3.0, to −10; date of birth +13.0, to 3." in alt
    assert "Total +3.0, a probability of 88.9%" in alt


def test_waterfall_steps_hang_together_and_end_at_the_total():
    bars = DRAWN["waterfall"]().figure.axes[0].patches
    spans = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in bars]
    assert spans[0] == (0, -13)
    assert all(before[1] == pytest.approx(after[0]) for before, after in pairwise(spans[:-1]))
    assert spans[-1] == (0, pytest.approx(spans[-2][1]))


def test_rising_and_falling_differ_without_colour():
    rising, falling = (DRAWN["waterfall"]().figure.axes[0].patches[k] for k in (1, 2))
    assert falling.get_hatch() and not rising.get_hatch()
    light, dark = (np.dot(bar.get_facecolor()[:3], [0.2126, 0.7152, 0.0722]) for bar in (falling, rising))
    assert light - dark > 0.4


def test_no_probability_is_rounded_to_certainty():
    assert "probability of 99.9999%" in pictures.waterfall(pd.Series({"starting weight": 20.0})).alt
    assert "probability of 0.0001%" in pictures.waterfall(pd.Series({"starting weight": -20.0})).alt


def test_threshold_figure_tells_the_rates_at_the_decision():
    alt = DRAWN["threshold"]().alt
    assert "from −9 to 12 bits" in alt
    assert "At the chosen threshold of 8: precision 66.7%, recall 50%." in alt


def test_a_decision_that_is_not_on_the_curve_is_refused():
    with pytest.raises(ValueError, match=r"decision is 8.5, which is not among the 22 thresholds"):
        pictures.threshold_figure(CURVE, decision=8.5)


def test_groups_are_told_one_by_one_with_their_intervals():
    picture = DRAWN["groups"]()
    assert "White: 5% of 200 (2.7% to 9%)." in picture.alt and "Asian: 20% of 40 (10.5% to 34.8%)." in picture.alt
    assert 'Other & "mixed": no true matches.' in picture.alt and picture.alt.endswith("All groups: 7.5%.")
    labels = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert labels[0] == "White (n = 200)"


def test_description_is_escaped():
    shown = DRAWN["groups"]()._repr_html_()
    assert re.search('alt="[^"]*Other &amp; &quot;mixed&quot;', shown)


def test_drawing_leaves_the_readers_own_style_alone():
    before = dict(mpl.rcParams)
    for draw in DRAWN.values():
        draw()._repr_html_()
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (lambda: pictures.weight_histogram(WEIGHTS.mask(WEIGHTS > 10)), "1 of them missing or infinite"),
        (lambda: pictures.waterfall(PARTS.where(PARTS > -13, -np.inf)), "m or u of 0"),
        (lambda: pictures.waterfall(PARTS[:0]), "0 values"),
        (lambda: pictures.threshold_figure(CURVE.drop(columns="recall")), "result of linkage.threshold_curve"),
        (lambda: pictures.missed_by_group(BY_GROUP[:0]), "result of linkage.quality_by"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_cure(draw, why):
    with pytest.raises(ValueError, match=why):
        draw()


def test_importing_linkage_does_not_load_matplotlib():
    code = (
        "import sys; from masterclass import linkage; assert 'matplotlib' not in sys.modules; linkage.pictures.Picture"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
