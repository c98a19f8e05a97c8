package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of a tender played again from its entries alone. */
class PartsReplayTest {
  private final PartsReplay replay = new PartsReplay();

  @Test
  void a_panel_appointed_anew_takes_the_seats_of_the_one_before_and_of_no_other() {
    play("tender.aggregated", Map.of("panels", texts("OPENING 1 chair", "EXAMINATION 2 chair")));
    play(
        "tender.panel-appointed",
        Map.of(
            "panel", text("EXAMINATION"),
            "members", texts("3", "4"),
            "chair", text("3"),
            "alternates", texts("5")));
    play("tender.alternate-called", Map.of("person", text("5"), "inPlaceOf", text("3")));
    play("tender.chair-passed", Map.of("from", text("3"), "to", text("4")));

    assertThat(replay.of(Part.SEAT))
        .isEqualTo(
            Map.of(
                "1", "OPENING chair",
                "3", "EXAMINATION",
                "4", "EXAMINATION chair",
                "5", "EXAMINATION"));
  }

  @Test
  void what_entries_of_earlier_days_do_not_tell_is_not_made_up() {
    play("tender.aggregated", Map.of("lots", text("2")));
    play("evaluation.bids-ranked", Map.of("sha256", text("all")));
    play("award.recommended", Map.of("lots", JsonNode.createArrayNode(List.of(award("100.00")))));
    play("quantities.settled", Map.of("items", text("3")));
    play("complaint.answered", Map.of());

    assertThat(replay.panels()).isEmpty();
    assertThat(replay.of(Part.RANKING)).isEmpty();
    assertThat(replay.of(Part.AMOUNT)).as("it may have changed since").isEmpty();
    assertThat(replay.of(Part.ANSWER)).isEmpty();
  }

  @Test
  void amounts_are_those_of_the_quantities_confirmed_last() {
    play("award.recommended", Map.of("lots", JsonNode.createArrayNode(List.of(award("100.00")))));
    play("quantities.settled", Map.of("awards", JsonNode.createArrayNode(List.of(award("80.5")))));

    assertThat(replay.of(Part.AMOUNT)).isEqualTo(Map.of("1/7", "80.5 SAR"));
  }

  @Test
  void an_acceptance_of_an_alternative_that_is_taken_back_is_a_decision_of_its_own() {
    alternative("accepted", "1");
    alternative("taken-back", "2");

    assertThat(replay.of(Part.ALTERNATIVE))
        .isEqualTo(Map.of("3/8/1", "accepted why", "3/8/2", "refused why"));
  }

  private void alternative(String what, String number) {
    play(
        "evaluation.alternative-" + what,
        Map.of("lot", text("3"), "number", text(number), "reason", text("why")));
  }

  @Test
  void scores_given_again_in_an_examination_are_known_in_part_only() {
    scored("1", "first");
    scored("2", "second");
    scored("2", "changed");
    scored("2", "changed again");

    assertThat(replay.of(Part.SCORES)).isEqualTo(Map.of("1/9", "first"));
  }

  @Test
  void points_that_were_agreed_on_end_with_a_score_beneath_them_and_no_others_do() {
    play(
        "evaluation.consensus-agreed",
        Map.of(
            "examination",
            text("1"),
            "consensus",
            JsonNode.createArrayNode(List.of(agreed("7", "80.00"), agreed("8", "70")))));
    play(
        "evaluation.scores-submitted",
        Map.of("examination", text("1"), "digest", text("x"), "reopened", texts("7/3")));

    assertThat(replay.of(Part.CONSENSUS)).isEqualTo(Map.of("1/8/3", "70"));
  }

  private static JsonNode agreed(String bid, String points) {
    return JsonNode.createObjectNode(
        Map.of("bid", text(bid), "criterion", text("3"), "points", text(points)));
  }

  @Test
  void a_technical_evaluation_that_was_closed_and_declarations_are_told_of() {
    play(
        "evaluation.conflict-declared",
        Map.of("hasConflict", text("true"), "statement", text("c")));
    play(
        "evaluation.technical-closed",
        Map.of(
            "results",
            JsonNode.createArrayNode(
                List.of(
                    JsonNode.createObjectNode(
                        Map.of("bid", text("7"), "passed", text("false")))))));

    assertThat(replay.of(Part.DECLARATION)).isEqualTo(Map.of("9", "true c"));
    assertThat(replay.of(Part.RESULT)).isEqualTo(Map.of("7", "false"));
  }

  @Test
  void what_was_read_of_a_bid_changes_when_its_prices_are_opened_by_themselves() {
    play("tender.open", Map.of("digests", figures("7", "terms", "8", "terms too")));
    play("bid.prices-opened", Map.of("digests", figures("7", "terms and prices")));

    assertThat(replay.of(Part.FIGURES))
        .isEqualTo(Map.of("7", "terms and prices", "8", "terms too"));
  }

  @Test
  void digests_of_earlier_days_are_not_compared() {
    play("complaint.filed", Map.of("number", text("1"), "sha256", text("joined by line breaks")));
    play("complaint.decision-drafted", Map.of("draft", text("1"), "sha256", text("the same")));
    play("quantities.confirmed", Map.of("state", text("KW"), "sha256", text("the same")));
    play("evaluation.scores-submitted", Map.of("examination", text("1"), "sha256", text("same")));

    assertThat(replay.of(Part.GROUNDS)).isEmpty();
    assertThat(replay.of(Part.DRAFT)).isEqualTo(Map.of("8/1", "OPEN"));
    assertThat(replay.of(Part.DRAFT_WORDS)).isEmpty();
    assertThat(replay.of(Part.QUANTITIES)).isEqualTo(Map.of("8/KW", ""));
    assertThat(replay.of(Part.SCORES)).isEmpty();
  }

  private static JsonNode figures(String... bidsAndDigests) {
    List<JsonNode> digests = new ArrayList<>();
    for (int i = 0; i < bidsAndDigests.length; i += 2) {
      digests.add(
          JsonNode.createObjectNode(
              Map.of(
                  "bid", text(bidsAndDigests[i]),
                  "sha256", text("x"),
                  "figuresDigest", text(bidsAndDigests[i + 1]))));
    }
    return JsonNode.createArrayNode(digests);
  }

  @Test
  void an_award_recommended_once_more_after_it_fell_is_known_twice() {
    play("award.recommended", Map.of("lots", JsonNode.createArrayNode(List.of(award("100.00")))));
    play("award.recommended", Map.of("lots", JsonNode.createArrayNode(List.of(award("100.00")))));

    assertThat(replay.of(Part.AWARD)).isEqualTo(Map.of("1/7", "2"));
  }

  @Test
  void a_draft_that_fell_is_followed_by_another_and_the_complaint_is_decided_by_that() {
    play("complaint.filed", Map.of("number", text("1"), "lots", text("[1, 2]")));
    play("complaint.decision-drafted", Map.of("draft", text("1"), "digest", text("a")));
    play("complaint.draft-rejected", tally("1", "1"));
    play("complaint.decision-drafted", Map.of("draft", text("2"), "digest", text("b")));
    play("complaint.decided", tally("2", "3"));

    assertThat(replay.of(Part.COMPLAINT)).isEqualTo(Map.of("8", "1 [1, 2] DECIDED"));
    assertThat(replay.of(Part.DRAFT)).isEqualTo(Map.of("8/1", "REJECTED", "8/2", "ADOPTED"));
    assertThat(replay.of(Part.DRAFT_WORDS)).isEqualTo(Map.of("8/1", "a", "8/2", "b"));
    assertThat(replay.of(Part.REVIEW_TALLY)).isEqualTo(Map.of("8/1", "1 of 3", "8/2", "3 of 3"));
  }

  @Test
  void a_bid_taken_back_stays_so_and_what_was_opened_says_what_came_of_the_others() {
    play("bid.submitted", Map.of("version", text("1"), "sha256", text("a")));
    play("bid.withdrawn", Map.of());
    play(
        "tender.open",
        Map.of(
            "digests",
            JsonNode.createArrayNode(
                List.of(
                    JsonNode.createObjectNode(Map.of("bid", text("11"), "sha256", text("b"))),
                    JsonNode.createObjectNode(Map.of("bid", text("12"), "fault", text("x"))),
                    JsonNode.createObjectNode(
                        Map.of("bid", text("13"), "unconfirmed", text("1")))))));

    assertThat(replay.of(Part.BID))
        .isEqualTo(
            Map.of("8", "WITHDRAWN", "11", "OPENED", "12", "UNREADABLE", "13", "UNCONFIRMED"));
    assertThat(replay.of(Part.RECEIPT)).isEqualTo(Map.of("8/1", "a"));
  }

  private void scored(String examination, String digest) {
    play(
        "evaluation.scores-submitted",
        Map.of("examination", text(examination), "digest", text(digest)));
  }

  private static Map<String, JsonNode> tally(String draft, String inFavour) {
    return Map.of("draft", text(draft), "votes", text("3"), "inFavour", text(inFavour));
  }

  @Test
  void a_dossier_is_told_whole_or_not_at_all_and_forgotten_once_it_is_a_draft_again() {
    play("tender.approve", Map.of());
    assertThat(replay.isTold(DossierReplay.TOLD)).as("of earlier days").isFalse();
    play("tender.approve", dossier("LOT/1", "a", "RULE/bid.validity-days", "b"));
    assertThat(replay.of(Part.RULE)).isEqualTo(Map.of("bid.validity-days", "b"));
    play("publication.amendment-published", dossier("LOT/1", "c"));

    assertThat(replay.isTold(DossierReplay.TOLD)).isTrue();
    assertThat(replay.of(Part.LOT)).isEqualTo(Map.of("1", "c"));
    assertThat(replay.of(Part.RULE)).isEmpty();
    play("tender.return-to-draft", Map.of());
    assertThat(replay.isTold(DossierReplay.TOLD)).isFalse();
    assertThat(replay.of(Part.LOT)).isEmpty();
  }

  private static Map<String, JsonNode> dossier(String... namesAndDigests) {
    Map<String, JsonNode> things = new java.util.TreeMap<>();
    for (int i = 0; i < namesAndDigests.length; i += 2) {
      things.put(namesAndDigests[i], text(namesAndDigests[i + 1]));
    }
    return Map.of("dossierDigests", JsonNode.createObjectNode(things));
  }

  @Test
  void an_answer_that_does_not_tell_its_question_is_about_the_last_one() {
    for (int i = 0; i < 2; i++) {
      play(
          "evaluation.low-price-asked",
          Map.of("lot", text("1"), "question", text("why"), "due", text("2026-03-01T09:00:00Z")));
    }
    play("evaluation.low-price-answered", Map.of("lot", text("1"), "answer", text("so")));
    play(
        "evaluation.low-price-answered",
        Map.of("lot", text("1"), "number", text("1"), "answer", text("thus")));

    assertThat(replay.of(Part.PRICE_QUESTION)).containsOnlyKeys("1/8/1", "1/8/2");
    assertThat(replay.of(Part.PRICE_ANSWER)).isEqualTo(Map.of("1/8/1", "thus", "1/8/2", "so"));
  }

  @Test
  void balances_are_known_unless_an_earlier_transfer_does_not_tell_who_gave() {
    transferred("3/1", Map.of("giver", text("5"), "taker", text("6")));
    assertThat(replay.of(Part.TRANSFERRED)).isEqualTo(Map.of("3/6/40", "2.5", "3/5/40", "-2.5"));
    assertThat(replay.isTold(AgreementReplay.untold("3"))).isFalse();

    transferred("3/2", Map.of());
    assertThat(replay.of(Part.TRANSFERRED)).isEmpty();
    assertThat(replay.isTold(AgreementReplay.untold("3"))).isTrue();
    assertThat(replay.of(Part.TRANSFER).get("3/2")).isEqualTo("DONE 40 2.5 R surplus / ");
  }

  private void transferred(String name, Map<String, JsonNode> parties) {
    Map<String, JsonNode> offer = new java.util.TreeMap<>(parties);
    offer.put("lotItem", text("40"));
    offer.put("quantity", text("2.500"));
    offer.put("receiver", text("R"));
    offer.put("reason", text("surplus"));
    replay.play(
        new ReplayRows.Entry(1, "framework.transfer-offered", name, "9", "{}"),
        JsonNode.createObjectNode(offer));
    replay.play(
        new ReplayRows.Entry(2, "framework.transfer-done", name, "9", "{}"),
        JsonNode.createObjectNode(Map.of("party", text("RECEIVER"))));
  }

  private static JsonNode award(String amount) {
    return JsonNode.createObjectNode(
        Map.of(
            "lot", text("1"), "bid", text("7"), "amount", text(amount), "currency", text("SAR")));
  }

  private static JsonNode texts(String... texts) {
    return JsonNode.createArrayNode(
        java.util.Arrays.stream(texts).map(PartsReplayTest::text).toList());
  }

  private static JsonNode text(String text) {
    return JsonNode.createStringNode(text);
  }

  private void play(String act, Map<String, JsonNode> detail) {
    replay.play(new ReplayRows.Entry(1, act, "8", "9", "{}"), JsonNode.createObjectNode(detail));
  }
}
