package org.muwahhad.opendata.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.opendata.bundle.BundlePrograms.fourStates;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.opendata.bundle.BundlePrograms.Reader;
import org.muwahhad.opendata.bundle.ForgedBundle.ForgedEntry;
import org.muwahhad.opendata.bundle.ForgedBundle.NoteSigner;
import org.muwahhad.shared.Digest;

/** Both programs follow what the record says of a small bundle, and find what was made up. */
@Tag("long")
@Timeout(900)
class VerifiedHistoryTest {
  /** What the opening of the small bundle says. */
  private static final String OPENED =
      """
      {"digests":[{"bid":11,"sha256":"%s"},{"bid":12,"sha256":"%s"},{"bid":13,"sha256":"%s"}],\
      "number":"JT-2027-001"}\
      """
          .formatted("1".repeat(64), "2".repeat(64), "3".repeat(64));

  /** What the award of the small bundle comes to, in the words of the record. */
  private static final List<String> UNITS =
      List.of(
          "award|1|11|20.000|KWD",
          "item|101|10.000|2.000|0.0000|2.000000000|20.000",
          "line|5001|101|8.000|2.000000000|16.000|0.00|0.000",
          "line|5002|101|2.000|2.000000000|4.000|15.00|0.600",
          "share|101|KW|8.000",
          "share|101|SA|2.000");

  @TempDir private static Path folder = Path.of("");
  private static BundlePrograms programs;

  @BeforeAll
  static void open() {
    programs = new BundlePrograms(folder);
  }

  @AfterAll
  static void close() {
    programs.close();
  }

  @Test
  void entries_of_another_tender_and_entries_that_came_too_late_are_found() {
    ForgedBundle foreign = SmallBundle.make();
    foreign.entries.add(
        2,
        SmallBundle.dated(
            Instant.parse("2027-03-04T08:00:00Z"),
            "evaluation.bids-ranked",
            "tender 8",
            "{\"lotDigests\":{}}"));

    assertThat(programs.wrongIn(foreign)).containsExactly("entries");
    assertThat(programs.wrongIn(withLast("committee.vote-cast"))).containsExactly("publication");
    assertThat(programs.wrongIn(withLast("committee.decision-closed")))
        .containsExactly("publication");
    assertThat(programs.wrongIn(withLast("evaluation.bids-ranked"))).containsExactly("publication");
    assertThat(programs.wrongIn(withLast("award.confirmed"))).containsExactly("publication");
  }

  /** A bundle in which the first entry of an act was recorded after all others. */
  private static ForgedBundle withLast(String act) {
    ForgedBundle bundle = SmallBundle.make();
    ForgedEntry late =
        bundle.entries.stream()
            .filter(e -> e.opening().act().equals(act))
            .findFirst()
            .orElseThrow();
    bundle.entries.remove(late);
    bundle.entries.add(late);
    return bundle;
  }

  @Test
  void an_act_before_its_time_and_an_opening_of_a_tender_with_another_number_are_found() {
    ForgedBundle early = SmallBundle.make();
    early.entries.set(
        0,
        SmallBundle.dated(
            Instant.parse("2027-02-03T07:59:59Z"), "tender.open", "tender 7", OPENED));
    ForgedBundle other = SmallBundle.make();
    other.entries.set(
        0,
        SmallBundle.dated(
            Instant.parse("2027-02-03T09:00:00Z"),
            "tender.open",
            "tender 7",
            OPENED.replace("JT-2027-001", "JT-2027-002")));

    ForgedBundle hasty = SmallBundle.make();
    hasty.change(
        "tender", r -> true, r -> r.with("standstill_until", "2027-03-05T08:00:00.000000Z"));

    assertThat(programs.wrongIn(early)).containsExactly("publication");
    assertThat(programs.wrongIn(other)).containsExactly("publication");
    assertThat(programs.wrongIn(hasty)).as("in force before").containsExactly("publication");
    hasty.change("tender", r -> true, r -> r.with("standstill_until", null));
    assertThat(programs.wrongIn(hasty)).as("without the time").containsExactly("publication");
  }

  @Test
  void a_state_that_is_none_of_the_six_has_no_vote() {
    ForgedBundle bundle = SmallBundle.make();
    List<BundleRow> states = new ArrayList<>(bundle.rows("states"));
    states.add(states.get(0).with("state", "XX"));
    bundle.tables.put("states", states);
    List<BundleRow> votes = new ArrayList<>(bundle.rows("votes"));
    votes.add(votes.get(0).with("state", "XX"));
    bundle.tables.put("votes", votes);
    bundle.change("decisions", r -> true, r -> r.with("votes_for", "3"));
    bundle.entries.add(
        5,
        SmallBundle.dated(
            Instant.parse("2027-03-04T08:00:00Z"), "committee.vote-cast", "decision 5", "{}"));

    assertThat(programs.wrongIn(bundle)).containsExactly("tables");
  }

  @Test
  void a_quorum_below_the_rule_of_the_tender_is_found() {
    ForgedBundle bundle = SmallBundle.make();
    List<BundleRow> rules = new ArrayList<>(bundle.rows("rules"));
    rules.add(rules.get(0).with("code", "quorum.states").with("value", "4.000"));
    bundle.tables.put("rules", rules);

    assertThat(programs.wrongIn(bundle)).containsExactly("votes");
  }

  @Test
  void a_history_that_was_made_up_later_is_found_with_an_older_checkpoint_in_hand() {
    NoteSigner log = new NoteSigner("small.example/log", 1);
    List<NoteSigner> states = fourStates();
    ForgedBundle former = SmallBundle.make();
    former.entries.subList(5, former.entries.size()).clear();
    former.sealLog(log, states);
    Reader reader =
        new Reader(
            log.key(),
            states.stream().map(NoteSigner::key).toList(),
            null,
            former.text("log/checkpoint"));
    ForgedBundle honest = SmallBundle.make();
    ForgedBundle dated = SmallBundle.make();
    // Signed on 15 January 2027, with five leaves; the sixth says that it is older.
    dated.entries.set(
        5,
        SmallBundle.dated(
            Instant.parse("2027-01-12T08:00:00Z"), "committee.vote-cast", "decision 5", "{}"));
    for (ForgedBundle bundle : List.of(honest, dated)) {
      bundle.sealFiles();
      bundle.sealLog(log, states);
    }

    assertThat(programs.python(honest.zip(), reader).wrong()).isEmpty();
    assertThat(programs.inBrowser(honest.zip(), reader).wrong()).isEmpty();
    assertThat(programs.python(dated.zip(), reader).wrong()).containsExactly("held");
    assertThat(programs.inBrowser(dated.zip(), reader).wrong()).containsExactly("held");

    Reader receipt =
        reader.holding(
            "c2sp.org/tlog-proof@v1\nextra eA==\nindex 0\n\n" + former.text("log/checkpoint"));
    assertThat(programs.python(honest.zip(), receipt).wrong()).isEmpty();
    assertThat(programs.inBrowser(honest.zip(), receipt).wrong()).isEmpty();
    assertThat(programs.python(dated.zip(), receipt).wrong()).containsExactly("held");
    assertThat(programs.inBrowser(dated.zip(), receipt).wrong()).containsExactly("held");

    former.sealLog(log, states.subList(0, 3));
    Reader unwitnessed = reader.holding(former.text("log/checkpoint"));
    assertThat(programs.python(honest.zip(), unwitnessed).wrong()).containsExactly("held");
    assertThat(programs.inBrowser(honest.zip(), unwitnessed).wrong()).containsExactly("held");
  }

  @Test
  void one_key_under_four_names_is_one_witness() {
    NoteSigner log = new NoteSigner("small.example/log", 1);
    NoteSigner one = new NoteSigner("w1", 4);
    List<NoteSigner> states = List.of(one, one.under("w2"), one.under("w3"), one.under("w4"));
    ForgedBundle bundle = SmallBundle.make();
    bundle.sealFiles();
    bundle.sealLog(log, states);
    Reader reader =
        new Reader(log.key(), states.stream().map(NoteSigner::key).toList(), null, null);

    assertThat(programs.python(bundle.zip(), reader).wrong()).containsExactly("checkpoint");
    assertThat(programs.inBrowser(bundle.zip(), reader).wrong()).containsExactly("checkpoint");
  }

  @Test
  void an_award_that_was_not_confirmed_so_is_found_with_what_auditors_open() {
    String openings = unitsOpened(UNITS);
    List<String> lower = UNITS.stream().map(u -> u.replace("|20.000|KWD", "|19.000|KWD")).toList();
    ForgedBundle otherWinner = confirmed();
    otherWinner.change(
        "awards", r -> true, r -> r.with("bid", SmallBundle.S10).with("basis", "CHOICE"));
    ForgedBundle otherLine = confirmed();
    otherLine.change("award_lines", r -> r.is("state", "KW"), r -> r.with("vat_percent", "0.000"));

    assertThat(programs.wrongIn(confirmed(), openings)).isEmpty();
    assertThat(programs.wrongIn(confirmed(), unitsOpened(lower))).containsExactly("record");
    assertThat(programs.wrongIn(otherLine, openings)).containsExactly("record");
    assertThat(programs.wrongIn(otherWinner, openings)).containsExactly("record");
    assertThat(programs.wrongIn(otherWinner)).as("what everybody has cannot show it").isEmpty();
  }

  /** The small bundle with what was confirmed, and with the problem that was chosen. */
  private static ForgedBundle confirmed() {
    ForgedBundle bundle = SmallBundle.make();
    Instant at = Instant.parse("2027-03-04T08:00:00Z");
    String problem = bundle.rows("scenarios").get(0).get("problem_sha256");
    bundle.entries.set(
        4,
        SmallBundle.dated(
            at,
            "award.scenario-chosen",
            "tender 7",
            "{\"number\":1,\"problem\":\"" + problem + "\"}"));
    bundle.entries.set(
        8,
        SmallBundle.dated(
            at,
            "award.confirmed",
            "tender 7",
            "{\"unitDigests\":{\"1\":\"" + Digest.ofAnyOrder(UNITS) + "\"}}"));
    return bundle;
  }

  private static String unitsOpened(List<String> texts) {
    return BundleText.object(
        Map.of(
            "details",
            "[]",
            "edition",
            BundleText.json("1"),
            "format",
            BundleText.json("muwahhad-openings-v1"),
            "ocid",
            BundleText.json("ocds-example-1"),
            "prices",
            "[]",
            "ranking",
            "[]",
            "scenarios",
            "[]",
            "units",
            BundleText.rows(
                texts.stream().map(u -> new BundleRow(Map.of("award", "1", "text", u))).toList())));
  }

  @Test
  void a_ranking_that_is_told_is_that_of_the_table() {
    ForgedBundle small = SmallBundle.make();
    List<String> rows =
        small.rows("ranking").stream()
            .map(
                r ->
                    String.join(
                        "/",
                        r.get("bid"),
                        r.get("position"),
                        r.get("total"),
                        r.get("converted"),
                        r.get("evaluated"),
                        r.get("technical"),
                        r.get("price_score"),
                        r.get("final_score"),
                        small.rows("lots").get(0).get("draw_seed")))
            .toList();

    assertThat(programs.wrongIn(ranked(Digest.of(rows)))).isEmpty();
    assertThat(programs.wrongIn(ranked(Digest.of(rows.subList(0, 2))))).containsExactly("record");
  }

  /** The small bundle with a former ranking that is closed and a later one that is told. */
  private static ForgedBundle ranked(String digest) {
    ForgedBundle bundle = SmallBundle.make();
    bundle.entries.add(
        2,
        SmallBundle.dated(
            Instant.parse("2027-02-04T08:00:00Z"),
            "evaluation.bids-ranked",
            "tender 7",
            "{\"lotDigests\":{\"1\":\"" + digest + "\"}}"));
    return bundle;
  }
}
