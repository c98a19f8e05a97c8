package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;

class LotEditingTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final Bilingual NEW_TITLE = new Bilingual("حزمة جديدة", "New lot");
  private final long tender = FIXTURE.aDraft();
  private final List<Long> lots = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender);
  private final List<Long> machines =
      FIXTURE.ids("SELECT id FROM lot_item WHERE lot_id = " + lots.get(0));
  private final List<Long> screens =
      FIXTURE.ids("SELECT id FROM lot_item WHERE lot_id = " + lots.get(1));

  @Test
  void a_lot_takes_another_title_in_both_languages() {
    APP.get(RenameLot.class).run(FIXTURE.buyer(), tender, lots.get(0), NEW_TITLE);

    assertThat(lots()).extracting(TenderQueries.TenderLot::title).contains(NEW_TITLE);
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.lot-renamed");
  }

  @Test
  void an_item_moves_to_another_lot_with_its_quantity() {
    APP.get(MoveItems.class)
        .run(FIXTURE.buyer(), tender, lots.get(0), lots.get(1), machines.subList(0, 1));

    assertThat(itemsOf(lots.get(1))).contains(machines.get(0));
    assertThat(sumsStillHold()).isTrue();
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.items-moved");
  }

  @Test
  void a_lot_left_without_items_goes_and_the_numbers_close_up() {
    APP.get(MoveItems.class).run(FIXTURE.buyer(), tender, lots.get(0), lots.get(1), machines);

    assertThat(lots()).extracting(TenderQueries.TenderLot::id).containsExactly(lots.get(1));
    assertThat(lots()).extracting(TenderQueries.TenderLot::number).containsExactly(1);
    assertThat(sumsStillHold()).isTrue();
  }

  @Test
  void lots_merge_with_all_their_items() {
    APP.get(MergeLots.class).run(FIXTURE.buyer(), tender, lots.get(0), lots.get(1));

    assertThat(itemsOf(lots.get(1))).containsAll(machines).containsAll(screens);
    assertThat(lots()).extracting(TenderQueries.TenderLot::number).containsExactly(1);
    assertThat(sumsStillHold()).isTrue();
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.lots-merged");
  }

  @Test
  void items_split_off_into_a_lot_numbered_last() {
    long created =
        APP.get(SplitLot.class)
            .run(FIXTURE.buyer(), tender, lots.get(0), machines.subList(1, 2), NEW_TITLE);

    assertThat(itemsOf(created)).containsExactly(machines.get(1));
    assertThat(lots()).extracting(TenderQueries.TenderLot::number).containsExactly(1, 2, 3);
    assertThat(sumsStillHold()).isTrue();
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.lot-split");
  }

  @Test
  void a_split_leaves_something_behind() {
    assertThatThrownBy(
            () ->
                APP.get(SplitLot.class)
                    .run(FIXTURE.buyer(), tender, lots.get(0), machines, NEW_TITLE))
        .hasMessage("tender.split-takes-all");
  }

  @Test
  void items_of_another_lot_are_not_moved() {
    assertThatThrownBy(
            () ->
                APP.get(MoveItems.class)
                    .run(FIXTURE.buyer(), tender, lots.get(0), lots.get(1), screens))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_lot_is_not_merged_into_itself() {
    assertThatThrownBy(
            () -> APP.get(MergeLots.class).run(FIXTURE.buyer(), tender, lots.get(0), lots.get(0)))
        .hasMessage("tender.same-lot");
  }

  @Test
  void a_lot_of_another_tender_is_not_found() {
    long other = FIXTURE.aDraft();

    assertThatThrownBy(
            () -> APP.get(RenameLot.class).run(FIXTURE.buyer(), other, lots.get(0), NEW_TITLE))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void only_a_central_buyer_edits_and_only_a_draft() {
    long approved = FIXTURE.anApproved();
    long lot = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + approved).get(0);

    assertThatThrownBy(
            () -> APP.get(RenameLot.class).run(FIXTURE.buyer(), approved, lot, NEW_TITLE))
        .hasMessage("tender.not-editable");
    assertThatThrownBy(
            () ->
                APP.get(RenameLot.class)
                    .run(WORLD.aPersonWho(Role.AUDITOR), tender, lots.get(0), NEW_TITLE))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private List<TenderQueries.TenderLot> lots() {
    return APP.get(TenderQueries.class).listLots(tender);
  }

  private List<Long> itemsOf(long lot) {
    return FIXTURE.ids("SELECT id FROM lot_item WHERE lot_id = " + lot);
  }

  private boolean sumsStillHold() {
    return APP.get(Reconciliations.class).get(tender).balances();
  }
}
