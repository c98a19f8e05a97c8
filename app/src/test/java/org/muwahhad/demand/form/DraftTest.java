package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;

/** What is typed into the form is kept as typed, and never written over unseen. */
class DraftTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final DraftLine HALF =
      new DraftLine("k1", Map.of(LineField.ITEM, "lapt", LineField.QUANTITY, "12,"))
          .with(LineField.NEED_BY, "31/1")
          .with(LineField.UNIT_PRICE, "٩٩")
          .with(LineField.COMMITMENT, "FIRM")
          .with(LineField.JUSTIFICATION, "two\nrows");

  @Test
  void half_written_text_is_kept_exactly_and_changes_no_line() {
    DemandFixture.Side side = aDraft();

    int version = keep(side, 0, HALF);

    assertThat(version).isEqualTo(1);
    assertThat(standing(side).lines()).containsExactly(HALF);
    assertThat(standing(side).pending()).isTrue();
    assertThat(
            APP.ask("SELECT COUNT(*) FROM demand_line WHERE submission_id = " + side.submission()))
        .isEqualTo("0");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.started");
  }

  @Test
  void the_same_text_sent_again_is_no_new_version_even_on_an_old_one() {
    DemandFixture.Side side = aDraft();
    keep(side, 0, HALF);

    assertThat(keep(side, 0, HALF)).isEqualTo(1);
  }

  @Test
  void other_text_on_an_old_version_is_a_conflict() {
    DemandFixture.Side side = aDraft();
    keep(side, 0, HALF);

    assertThatThrownBy(() -> keep(side, 0, HALF.with(LineField.QUANTITY, "13")))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(standing(side).lines()).containsExactly(HALF);
  }

  @Test
  void a_saved_draft_becomes_lines_and_keeps_the_keys_of_its_lines() {
    DemandFixture.Side side = aDraft();
    DraftLine whole =
        HALF.with(LineField.ITEM, LAPTOP.toLowerCase(Locale.ROOT))
            .with(LineField.QUANTITY, "١٢")
            .with(LineField.NEED_BY, "");
    int kept = keep(side, 0, DraftLine.empty().keyed("blank"), whole);

    int saved = APP.get(TakeDraft.class).run(side.officer(), side.submission(), kept);

    assertThat(saved).isEqualTo(2);
    assertThat(standing(side).pending()).isFalse();
    assertThat(standing(side).lines())
        .extracting(l -> l.key() + " " + l.item() + " " + l.quantity() + " " + l.unitPrice())
        .containsExactly("k1 " + LAPTOP + " 12 99.000");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.draft-saved");
  }

  @Test
  void what_can_not_become_a_line_is_told_at_its_field_and_stays_kept() {
    DemandFixture.Side side = aDraft();
    int kept = keep(side, 0, DraftLine.empty().keyed("blank"), HALF);

    assertThatThrownBy(() -> APP.get(TakeDraft.class).run(side.officer(), side.submission(), kept))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .contains(
                        "lines[1].quantity shared.not-a-number",
                        "lines[1].needBy shared.not-a-date",
                        "lines[1].item demand.item-unknown"));
    assertThat(standing(side).lines()).hasSize(2);
  }

  @Test
  void a_draft_with_text_that_is_not_saved_is_not_submitted_as_it_stands() {
    DemandFixture.Side side = aDraft();
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, List.of(line(LAPTOP, "1")));
    keep(side, 1, HALF);

    assertThatThrownBy(
            () ->
                APP.get(SubmitDemand.class)
                    .run(side.officer(), side.submission(), DemandFixture.asSaved("k")))
        .hasMessageContaining("demand.draft-pending");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE submission SET status = 'SUBMITTED' WHERE id = " + side.submission()))
        .hasMessageContaining("demand.draft-pending");
    APP.get(SubmitDemand.class)
        .run(
            side.officer(),
            side.submission(),
            DemandFixture.request("k", List.of(line(LAPTOP, "2"))));
    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
  }

  @Test
  void lines_from_a_program_take_the_place_of_the_form() {
    DemandFixture.Side side = aDraft();
    keep(side, 0, HALF);

    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 1, List.of(line(LAPTOP, "3")));

    assertThat(standing(side).lines()).extracting(DraftLine::quantity).containsExactly("3");
  }

  @Test
  void nobody_of_another_entity_keeps_anything_here() {
    DemandFixture.Side side = aDraft();
    Actor stranger = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

    assertThatThrownBy(
            () -> APP.get(KeepDraft.class).run(stranger, side.submission(), 0, List.of(HALF)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.get(MeetEditors.class).run(stranger, side.submission()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void texts_beyond_reason_and_drafts_after_the_close_are_refused() {
    DemandFixture.Side side = aDraft();

    assertThatThrownBy(() -> keep(side, 0, HALF.with(LineField.ITEM, "x".repeat(4001))))
        .isInstanceOf(Refusal.InvalidInput.class);
    APP.get(CloseRound.class).run(DEMAND.buyer(), side.round(), "early");
    assertThatThrownBy(() -> keep(side, 0, HALF)).hasMessageContaining("demand.round-closed");
  }

  @Test
  void the_database_takes_no_text_for_what_was_submitted_and_no_text_that_is_not_json() {
    DemandFixture.Side side = aDraft();
    keep(side, 0, HALF);
    String where = " WHERE submission_id = " + side.submission();
    assertThatThrownBy(() -> APP.sql("UPDATE submission_draft SET content = 'x'" + where))
        .hasMessageContaining("ck_submission_draft_json");
    APP.sql("UPDATE submission_draft SET pending = FALSE" + where);
    APP.get(SubmitDemand.class)
        .run(
            side.officer(),
            side.submission(),
            DemandFixture.request("k", List.of(line(LAPTOP, "2"))));

    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO submission_draft (submission_id, content, pending, saved_by, saved_at) VALUES (%d, '[]', FALSE, %d, UTC_TIMESTAMP(6))"
                        .formatted(side.submission(), side.officer().personId())))
        .hasMessageContaining("demand.not-editable");
    DemandFixture.Side other = aDraft();
    keep(other, 0, HALF);
    APP.sql("DELETE FROM submission_draft" + where);
    APP.sql(
        "UPDATE submission SET status = 'WITHDRAWN', status_reason = 'x' WHERE id = "
            + other.submission());
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE submission_draft SET pending = FALSE WHERE submission_id = "
                        + other.submission()))
        .hasMessageContaining("demand.not-editable");
  }

  @Test
  void colleagues_see_each_other_until_they_leave_or_fall_silent() {
    DemandFixture.Side side = aDraft();
    Actor colleague = WORLD.anOfficerOf(side.entity());
    MeetEditors meet = APP.get(MeetEditors.class);

    assertThat(meet.run(side.officer(), side.submission())).isEmpty();
    assertThat(meet.run(colleague, side.submission()))
        .extracting(FormEditors.Editor::personId)
        .containsExactly(side.officer().personId());
    APP.sql(
        "UPDATE submission_editor SET since = since - INTERVAL 1 HOUR, seen_at = seen_at - INTERVAL 91 SECOND WHERE person_id = "
            + side.officer().personId());
    assertThat(meet.run(colleague, side.submission())).isEmpty();
    meet.run(side.officer(), side.submission());
    assertThat(
            APP.ask(
                "SELECT since > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE FROM submission_editor WHERE person_id = "
                    + side.officer().personId()))
        .isEqualTo("1");
    meet.leave(colleague, side.submission());
    assertThat(meet.run(side.officer(), side.submission())).isEmpty();
    assertThatThrownBy(
            () -> APP.sql("UPDATE submission_editor SET since = seen_at + INTERVAL 1 HOUR"))
        .hasMessageContaining("ck_submission_editor_time");
  }

  private static DemandFixture.Side aDraft() {
    return DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
  }

  private static int keep(DemandFixture.Side side, int version, DraftLine... lines) {
    return APP.get(KeepDraft.class).run(side.officer(), side.submission(), version, List.of(lines));
  }

  private static DraftText.DraftStanding standing(DemandFixture.Side side) {
    return APP.get(DraftText.class).of(side.submission());
  }
}
