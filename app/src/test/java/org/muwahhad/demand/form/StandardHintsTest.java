package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.asSaved;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.standard.MarkEquivalent;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.StandardHint;
import org.muwahhad.demand.submission.StandardHints;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;

/** What the form says of the standard item near an odd one, and what has to be answered. */
class StandardHintsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor MANAGER = WORLD.aPersonWho(Role.CATALOG_MANAGER);
  private final long round = DEMAND.anOpenRound();
  private final String standard = DEMAND.aLaptop();
  private final String odd = DEMAND.aLaptop();

  StandardHintsTest() {
    APP.get(MarkEquivalent.class).run(MANAGER, odd, new MarkEquivalent.Mark(standard, "10", ""));
  }

  @Test
  void the_total_of_others_is_told_and_the_quantity_converted_exactly() {
    DEMAND.aSubmission(round, "KW", line(standard, "120"));
    DEMAND.aSubmission(round, "OM", line(standard, "80"));
    DemandFixture.Side side = DEMAND.aDraft(round, "OM");

    StandardHint hint = hint(side, odd, "1.5");

    assertThat(hint.standard().itemCode()).isEqualTo(standard);
    assertThat(hint.volume()).isEqualByComparingTo("200");
    assertThat(hint.quantity()).isEqualByComparingTo("15");
    assertThat(hint.effect()).isNotNull();
  }

  @Test
  void there_is_no_hint_where_many_ask_for_the_item_or_nobody_for_the_standard() {
    DemandFixture.Side side = DEMAND.aDraft(round, "OM");
    assertThat(found(side, odd)).isEmpty();

    DEMAND.aSubmission(round, "KW", line(standard, "120"), line(odd, "50"));

    assertThat(found(side, odd)).isEmpty();
    assertThat(found(side, standard)).isEmpty();
    assertThat(found(side, "NO-SUCH")).isEmpty();
  }

  @Test
  void a_line_that_was_shown_a_standard_is_submitted_with_a_reason_only() {
    DEMAND.aSubmission(round, "KW", line(standard, "120"));
    DemandFixture.Side side = DEMAND.aDraft(round, "OM");
    int version = take(side, 0, typed("2", ""));

    assertThatThrownBy(
            () -> APP.get(SubmitDemand.class).run(side.officer(), side.submission(), asSaved("a")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("lines[0].keptReason demand.standard-unanswered"));
    take(side, version, typed("2", "Needed by the laboratory"));
    APP.get(SubmitDemand.class).run(side.officer(), side.submission(), asSaved("b"));

    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
    assertThat(APP.get(SubmissionQueries.class).listLines(side.submission()))
        .extracting(l -> l.standardCode() + " " + l.keptReason())
        .containsExactly(standard + " Needed by the laboratory");
    assertThat(
            APP.ask(
                "SELECT content FROM submission_receipt WHERE submission_id = "
                    + side.submission()))
        .contains("\"keptReason\":\"Needed by the laboratory\",\"line\":1");
  }

  @Test
  void lines_sent_by_a_program_that_was_shown_nothing_need_no_reason() {
    DEMAND.aSubmission(round, "KW", line(standard, "120"));

    DemandFixture.Side side = DEMAND.aSubmission(round, "OM", line(odd, "2"));

    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
  }

  @Test
  void the_database_itself_refuses_a_line_that_left_the_standard_unanswered() {
    DEMAND.aSubmission(round, "KW", line(standard, "120"));
    DemandFixture.Side side = DEMAND.aDraft(round, "OM");
    take(side, 0, typed("2", ""));

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE submission SET status = 'SUBMITTED' WHERE id = " + side.submission()))
        .hasMessageContaining("demand.standard-unanswered");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE demand_line SET near_standard_id = 999999 WHERE submission_id = "
                        + side.submission()))
        .hasMessageContaining("fk_demand_line_standard");
  }

  @Test
  void the_form_shows_the_hint_takes_the_standard_with_a_button_and_names_nobody() {
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", line(standard, "120"));
    DemandFixture.Side side = DEMAND.aDraft(round, "OM");
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    officer.get("/language/en?back=/catalog");
    String path = "/rounds/" + round + "/submission";
    officer.get(path);

    HttpResponse<String> shown = officer.post(path, fields("line:0"));
    HttpResponse<String> fragment = officer.get(path + "/hint?index=3&quantity=2&item=" + odd);
    HttpResponse<String> used = officer.post(path, fields("standard:0", shown));

    assertThat(shown.body()).contains("Use the standard item: 20", "Why keep this item", "120");
    assertThat(shown.body())
        .doesNotContain(APP.ask("SELECT code FROM procuring_entity WHERE id = " + other.entity()));
    assertThat(fragment.body()).contains("standard:3", "lines[3].keptReason");
    assertThat(used.body()).contains("value=\"" + standard + "\"", "value=\"20\"");
    assertThat(used.body()).doesNotContain("Why keep this item");
  }

  @Test
  void the_coordinator_sees_why_the_item_was_kept() {
    DEMAND.aSubmission(round, "KW", line(standard, "120"));
    DemandFixture.Side side = DEMAND.aDraft(round, "OM");
    take(side, 0, typed("2", "Needed by the laboratory"));
    APP.get(SubmitDemand.class).run(side.officer(), side.submission(), asSaved("c"));
    Browserless coordinator = Browserless.signedInAs(APP, DEMAND.aCoordinatorOf("OM"));
    coordinator.get("/language/en?back=/catalog");

    assertThat(coordinator.get("/submissions/" + side.submission()).body())
        .contains("Kept instead of the standard item " + standard, "Needed by the laboratory");
  }

  private Map<String, String> fields(String act) {
    return Map.of(
        "act",
        act,
        "version",
        "0",
        "base",
        "",
        "lines[0].key",
        "k1",
        "lines[0].item",
        odd,
        "lines[0].quantity",
        "2",
        "lines[0].commitment",
        "FIRM");
  }

  private Map<String, String> fields(String act, HttpResponse<String> page) {
    Map<String, String> fields = new HashMap<>(fields(act));
    fields.put("version", hidden(page, "version"));
    fields.put("base", hidden(page, "base"));
    return fields;
  }

  private static String hidden(HttpResponse<String> page, String name) {
    return page.body().replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
  }

  private DraftLine typed(String quantity, String keptReason) {
    return new DraftLine("k1", Map.of(LineField.ITEM, odd, LineField.QUANTITY, quantity))
        .with(LineField.NEED_BY, LocalDate.now().plusDays(120).toString())
        .with(LineField.UNIT_PRICE, "250.5")
        .with(LineField.BUDGET_LINE, "B-1")
        .with(LineField.JUSTIFICATION, "Replacement")
        .with(LineField.KEPT_REASON, keptReason);
  }

  private static int take(DemandFixture.Side side, int version, DraftLine line) {
    int kept =
        APP.get(KeepDraft.class).run(side.officer(), side.submission(), version, List.of(line));
    return APP.get(TakeDraft.class).run(side.officer(), side.submission(), kept);
  }

  private StandardHint hint(DemandFixture.Side side, String item, String quantity) {
    return APP.get(StandardHints.class)
        .find(side.officer(), round, new StandardHints.Ask(item, new BigDecimal(quantity)))
        .orElseThrow();
  }

  private Optional<StandardHint> found(DemandFixture.Side side, String item) {
    return APP.get(StandardHints.class)
        .find(side.officer(), round, new StandardHints.Ask(item, BigDecimal.ONE));
  }
}
