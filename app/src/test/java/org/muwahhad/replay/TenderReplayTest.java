package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.tender.TenderStatus;

/** A tender played again from its entries alone. */
class TenderReplayTest {
  private final TenderReplay replay = new TenderReplay();

  @Test
  void its_moves_follow_each_other() {
    play("tender.approve", "DRAFT", "APPROVED");
    play("tender.publish", "APPROVED", "PUBLISHED");

    assertThat(replay.status()).isEqualTo(TenderStatus.PUBLISHED);
    assertThat(replay.wrongMoves()).isEmpty();
  }

  @Test
  void items_moved_from_one_lot_to_another_are_no_move_of_the_tender() {
    play("tender.items-moved", "1", "2");

    assertThat(replay.status()).isEqualTo(TenderStatus.DRAFT);
    assertThat(replay.wrongMoves()).isEmpty();
  }

  @Test
  void a_move_that_is_not_in_its_life_or_left_out_or_unknown_is_a_fault() {
    play("tender.publish", "APPROVED", "PUBLISHED");
    play("tender.close", "PUBLISHED", "NOWHERE");

    assertThat(replay.wrongMoves())
        .containsExactly(
            new TenderReplay.Move("tender.publish", 1, "APPROVED", "PUBLISHED", TenderStatus.DRAFT),
            new TenderReplay.Move(
                "tender.close", 1, "PUBLISHED", "NOWHERE", TenderStatus.PUBLISHED));
  }

  @Test
  void examinations_after_the_first_name_their_lots_and_what_returned_them() {
    replay.play(
        1,
        "evaluation.examination-opened",
        JsonNode.createObjectNode(
            Map.of(
                "number", JsonNode.createNumberNode(2),
                "lots", JsonNode.createStringNode("1 COMPLAINT, 3 DEBARMENT"))));

    assertThat(replay.examinations())
        .containsExactlyInAnyOrderEntriesOf(Map.of("2/1", "COMPLAINT", "2/3", "DEBARMENT"));
  }

  @Test
  void a_lot_that_was_divided_has_all_its_winners() {
    replay.play(
        1,
        "award.recommended",
        JsonNode.createObjectNode(
            Map.of(
                "lots",
                JsonNode.createArrayNode(
                    java.util.List.of(award(1, 12), award(2, 7), award(1, 7))))));

    assertThat(replay.recommended()).isEqualTo(Map.of("1", "7, 12", "2", "7"));
  }

  private static JsonNode award(int lot, int bid) {
    return JsonNode.createObjectNode(
        Map.of("lot", JsonNode.createNumberNode(lot), "bid", JsonNode.createNumberNode(bid)));
  }

  private void play(String act, String from, String to) {
    replay.play(
        1,
        act,
        JsonNode.createObjectNode(
            Map.of("from", JsonNode.createStringNode(from), "to", JsonNode.createStringNode(to))));
  }
}
