"""Past incidents that looked like this one."""

from __future__ import annotations

import pytest

from postmortem_kb.similarity import Similarity, search, similar, similar_to_text
from postmortem_kb.similarity.words import bare, count_words, words_of_query
from tests.helpers.written import write_incident


def record(name, title="Something", *, text="", services="", causes="", **more):
    facts = f"title: {title}\nservices: [{services}]\ncauses: [{causes}]\nkind: external\n"
    facts += "".join(f"{key}: {value}\n" for key, value in more.items())
    return write_incident(facts, id=name, body=f"## What happened\n\n{text}\n")


REGEX = record(
    "2019-07-02-firewall",
    "CPU exhausted by a regular expression",
    text="A regex with catastrophic backtracking took every CPU. The regex was new.",
    services="firewall",
    causes="code-defect",
)
POST = record(
    "2016-07-20-post",
    "Site down because one post made a regex slow",
    text="The regex that trims spaces was backtracking, and CPU went to the limit.",
    services="web",
    causes="code-defect",
)
CERTIFICATE = record(
    "2020-02-03-chat",
    "Chat down after a certificate expired",
    text="The certificate of the gateway, a file, had expired: a fatal error for every client.",
    services="chat",
    causes="certificate",
)
BACKUP = record(
    "2017-01-31-deletion",
    "Database directory deleted on the primary",
    text="Five kinds of backup existed and none could be restored.",
    services="database",
    causes="human-procedure",
)
ALL = (REGEX, POST, CERTIFICATE, BACKUP)


def ids(found):
    return [likeness.id for likeness in found]


class TestWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("timeouts", "timeout"),
            ("queries", "query"),
            ("backtracking", "backtracked"),
            ("stopped", "stopping"),
            ("caches", "cache"),
            ("failing", "failed"),
        ],
    )
    def test_endings_make_no_difference(self, one, other):
        assert bare(one) == bare(other) != ""

    @pytest.mark.parametrize("word", ["access", "status", "analysis", "dns", "aws", "bus"])
    def test_no_ending_is_torn_off_where_there_is_none(self, word):
        assert bare(word) in (word, word.removesuffix("s"))
        assert len(bare(word)) > 1

    @pytest.mark.parametrize(
        "word",
        ["the", "hours", "2026", "0x7ffe", "deadbeef", "4f9c2a1", "a", "7c9e6679", "x" * 41],
    )
    def test_noise_is_dropped(self, word):
        assert bare(word) == ""

    @pytest.mark.parametrize("word", ["x509", "s3", "ipv6", "p99", "k8s"])
    def test_names_with_digits_stay(self, word):
        assert bare(word) == word

    def test_a_pasted_error_is_left_with_what_it_is_about(self):
        error = (
            "2026-11-03T14:04:00.123Z ERROR [pid 4711] com.example.Worker@7ffe3312: "
            "OutOfMemoryError at 0xdeadbeef, trace 550e8400-e29b-41d4-a716-446655440000"
        )
        told = ("error", "pid", "example", "worker", "outofmemoryerror", "memory", "trace")
        assert list(words_of_query(error)) == [bare(word) for word in told]

    def test_words_are_counted_together(self):
        assert count_words("Timeout, timeouts and a TIMEOUT") == {"timeout": 3}


class TestSimilar:
    def test_same_cause_and_words_with_the_reasons(self):
        (found,) = similar(REGEX, ALL, limit=1)
        assert found.id == POST.id
        assert found.reasons[0] == "same cause: code-defect"
        assert found.reasons[1].startswith("both speak of: ")
        assert "regex" in found.reasons[1]

    def test_never_itself(self):
        assert REGEX.id not in ids(similar(REGEX, ALL, limit=9))

    def test_nothing_is_like_it(self):
        assert similar(BACKUP, ALL) == ()

    def test_the_same_service_is_a_reason_of_its_own(self):
        other = record("2021-05-05-other", "Quite another thing", services="database")
        assert similar(BACKUP, (*ALL, other))[0].reasons == ("same service: database",)

    def test_the_same_people_are_none(self):
        def by(name, text):
            return write_incident(
                f"title: {text}\ndeclared_by: ada\n",
                id=name,
                body="## Notes\n" + "ada asked ada again, and ada said ada knew ada\n",
            )

        pair = (by("2026-01-01-one", "Disk full"), by("2026-02-02-two", "Name not found"))
        assert "ada" not in str(similar(pair[0], pair))

    def test_the_order_given_makes_no_difference(self):
        assert similar(REGEX, ALL, limit=9) == similar(REGEX, ALL[::-1], limit=9)

    def test_of_equal_ones_the_newest_comes_first(self):
        twins = [record(f"20{year}-01-01-twin", "Disk full", services="disk") for year in (18, 20)]
        one = record("2022-01-01-one", "Disk full", services="disk")
        assert ids(similar(one, (*ALL, *twins, one))) == ["2020-01-01-twin", "2018-01-01-twin"]

    def test_depends_on_the_records_given_alone(self):
        assert ids(similar(REGEX, (REGEX, CERTIFICATE))) == []


class TestSimilarToText:
    def test_a_pasted_error(self):
        found = similar_to_text("catastrophic backtracking regex CPU 100%", ALL)
        assert ids(found) == [REGEX.id, POST.id]
        assert found[1].reasons == ("both speak of: backtracking, cpu, regex",)

    @pytest.mark.parametrize(
        "text",
        ["", "hello world", "0x7ffe 12:30:01", "the down again", "fatal error in line 3, file x"],
    )
    def test_nothing_is_like_it(self, text):
        assert similar_to_text(text, ALL) == ()

    def test_without_records(self):
        assert similar_to_text("regex", ()) == ()

    def test_one_telling_word_is_enough_where_it_is_the_only_one(self):
        assert ids(similar_to_text("certificate", (*ALL, *_others(20)))) == [CERTIFICATE.id]


class TestSearch:
    def found(self, words, **more):
        return [hit.incident.id for hit in search(words, ALL, **more)]

    def test_more_of_the_words_come_first(self):
        assert self.found("regex backtracking post")[0] == POST.id

    def test_a_word_of_the_body_alone_is_found_and_shown(self):
        (hit,) = search("restored", ALL)
        assert hit.incident is BACKUP
        assert hit.excerpt == "Five kinds of backup existed and none could be restored."
        ((start, end),) = hit.marks
        assert hit.excerpt[start:end] == "restored"

    def test_the_beginning_of_a_word_is_enough(self):
        assert self.found("certif") == [CERTIFICATE.id]

    def test_a_part_of_the_id_is_enough(self):
        assert self.found("2017-01") == [BACKUP.id]

    def test_an_id_that_it_had_before_is_enough(self):
        old = record("2018-01-01-new", aliases="[2018-01-01-formerly]")
        assert [hit.incident.id for hit in search("formerly", (*ALL, old))] == [old.id]

    def test_at_most_so_many(self):
        assert len(self.found("regex", limit=1)) == 1

    def test_what_is_not_there_is_not_found(self):
        assert self.found("kubernetes") == []

    def test_marks_of_markdown_are_not_shown(self):
        text = "Call `restart` and read [the *runbook*](https://x.example/y) for frobnication."
        (hit,) = search("frobnication", (record("2018-01-01-a", text=text),))
        assert hit.excerpt == "Call restart and read [the runbook] for frobnication."

    def test_a_long_passage_is_cut_around_the_word(self):
        text = "before " * 60 + "frobnication " + "after " * 60
        (hit,) = search("frobnication", (record("2018-01-01-a", text=text),))
        assert len(hit.excerpt) <= 160
        assert hit.excerpt.startswith("before ")
        assert "frobnication" in hit.excerpt


class TestTheRecordsOfThisRepository:
    @pytest.fixture
    def similarity(self, root):
        from postmortem_kb.corpus import Corpus

        return Similarity(one for one in Corpus(root).incidents() if not one.restricted)

    def test_a_regex_that_eats_the_cpu(self, similarity):
        found = similarity.similar_to_text("catastrophic backtracking regex CPU 100%")
        assert {"2019-07-02-cloudflare-waf-regex", "2016-07-20-stack-exchange-regex"} <= set(
            ids(found)
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("2016-07-20-stack-exchange-regex", "2019-07-02-cloudflare-waf-regex"),
            ("2022-12-16-circleci-session-theft", "2022-04-07-heroku-oauth-tokens"),
            ("2026-10-20-notifications-backlog-again", "2026-07-09-notifications-backlog"),
            ("2018-10-21-github-database-failover", "2017-01-31-gitlab-database-deletion"),
        ],
    )
    def test_what_a_person_would_name_comes_first(self, similarity, root, one, other):
        from postmortem_kb.corpus import Corpus

        assert similarity.similar(Corpus(root).find(one))[0].id == other


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_ten_thousand_records_in_seconds():
    from time import perf_counter

    begin = perf_counter()
    similarity = Similarity((*ALL, *_others(10_000)))
    assert similarity.similar_to_text("catastrophic backtracking regex")
    assert perf_counter() - begin < 20


def _others(count):
    return (
        record(f"2015-01-01-other-{number}", f"Unlike{number % 50}a and b", text="Much text. " * 50)
        for number in range(count)
    )
