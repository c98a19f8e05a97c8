package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderFixture;

/** Rearranging lots step by step, and taking the steps back. */
class LotStepsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final Bilingual TITLE = new Bilingual("حزمة جديدة", "New lot");
  private final UndoLotStep undo = APP.get(UndoLotStep.class);
  private final LotSteps steps = APP.get(LotSteps.class);
  private final long tender = FIXTURE.aDraft();
  private final List<Long> lots = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender);

  @Test
  void steps_are_taken_back_one_after_the_other_the_last_first() {
    String atFirst = layout();
    APP.get(RenameLot.class).run(FIXTURE.buyer(), tender, lots.get(0), TITLE);
    String renamed = layout();
    APP.get(SplitLot.class).run(FIXTURE.buyer(), tender, lots.get(0), firstItem(), TITLE);
    String split = layout();
    APP.get(MergeLots.class).run(FIXTURE.buyer(), tender, lots.get(0), lots.get(1));

    undo.run(FIXTURE.buyer(), tender, 3);
    assertThat(layout()).isEqualTo(split);
    undo.run(FIXTURE.buyer(), tender, 2);
    assertThat(layout()).isEqualTo(renamed);
    undo.run(FIXTURE.buyer(), tender, 1);
    assertThat(layout()).isEqualTo(atFirst);

    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
    assertThat(steps.list(tender)).allMatch(LotSteps.LotStepRow::undone).hasSize(3);
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.lot-step-undone");
  }

  @Test
  void a_step_is_taken_back_once_and_only_as_the_last() {
    APP.get(RenameLot.class).run(FIXTURE.buyer(), tender, lots.get(0), TITLE);
    APP.get(RenameLot.class).run(FIXTURE.buyer(), tender, lots.get(1), TITLE);

    assertThatThrownBy(() -> undo.run(FIXTURE.buyer(), tender, 1)).hasMessage("tender.no-lot-step");
    undo.run(FIXTURE.buyer(), tender, 2);
    assertThatThrownBy(() -> undo.run(FIXTURE.buyer(), tender, 2)).hasMessage("tender.no-lot-step");
  }

  @Test
  void past_the_service_a_step_is_neither_changed_nor_forgotten_nor_added_after_the_approval() {
    APP.get(RenameLot.class).run(FIXTURE.buyer(), tender, lots.get(0), TITLE);
    String step = " WHERE tender_id = " + tender;

    assertThatThrownBy(() -> APP.sql("UPDATE lot_step SET layout_before = '{}'" + step))
        .hasMessageContaining("tender.lot-step-kept");
    assertThatThrownBy(() -> APP.sql("DELETE FROM lot_step" + step))
        .hasMessageContaining("tender.lot-step-kept");
    assertThatThrownBy(() -> APP.sql("UPDATE lot_step SET undone_by = person_id" + step))
        .hasMessageContaining("ck_lot_step_undone");
    assertThatThrownBy(() -> APP.sql(insert(tender, "tender.terms-set")))
        .hasMessageContaining("ck_lot_step_act");
    assertThatThrownBy(() -> APP.sql(insert(FIXTURE.anApproved(), "tender.lot-split")))
        .hasMessageContaining("tender.not-editable");
  }

  private static String insert(long tender, String act) {
    return """
        INSERT INTO lot_step (tender_id, number, act, layout_before, person_id, at)
        VALUES (%d, 99, '%s', '{}', %d, UTC_TIMESTAMP(6))"""
        .formatted(tender, act, FIXTURE.buyer().personId());
  }

  private List<Long> firstItem() {
    return FIXTURE.ids("SELECT MIN(id) AS id FROM lot_item WHERE lot_id = " + lots.get(0));
  }

  private String layout() {
    return APP.get(LotLayouts.class).current(tender);
  }
}
