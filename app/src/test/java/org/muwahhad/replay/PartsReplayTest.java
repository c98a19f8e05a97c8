package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.audit.Entry;
import org.muwahhad.award.AwardEntry.AwardsRecommended;
import org.muwahhad.award.AwardEntry.ConfirmedQuantitiesApplied;
import org.muwahhad.award.AwardEntry.RecommendedAward;
import org.muwahhad.award.AwardEntry.SettledAward;
import org.muwahhad.bid.BidEntry.BidSubmitted;
import org.muwahhad.bid.BidEntry.BidWithdrawn;
import org.muwahhad.bid.BidEntry.PricesOpened;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.complaint.ComplaintEntry.ComplaintDecided;
import org.muwahhad.complaint.ComplaintEntry.ComplaintFiled;
import org.muwahhad.complaint.ComplaintEntry.ReviewDecisionDrafted;
import org.muwahhad.complaint.ComplaintEntry.ReviewDraftRejected;
import org.muwahhad.complaint.Outcome;
import org.muwahhad.evaluation.EvaluationEntry.AgreedPoints;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeAccepted;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeTakenBack;
import org.muwahhad.evaluation.EvaluationEntry.BidResult;
import org.muwahhad.evaluation.EvaluationEntry.ConflictDeclared;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusAgreed;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusConfirmed;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusDissented;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceExplained;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceExplanationAsked;
import org.muwahhad.evaluation.EvaluationEntry.ScoresSubmitted;
import org.muwahhad.evaluation.EvaluationEntry.TechnicalEvaluationClosed;
import org.muwahhad.framework.FrameworkEntry;
import org.muwahhad.framework.FrameworkEntry.OrderCancelled;
import org.muwahhad.framework.FrameworkEntry.OrderConfirmed;
import org.muwahhad.framework.FrameworkEntry.OrderDeclined;
import org.muwahhad.framework.FrameworkEntry.OrderPlaced;
import org.muwahhad.framework.FrameworkEntry.TransferDone;
import org.muwahhad.framework.FrameworkEntry.TransferProposed;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.tender.BidAtOpening;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.PublicationEntry.AmendmentPublished;
import org.muwahhad.tender.TenderEntry.AlternateCalled;
import org.muwahhad.tender.TenderEntry.ChairPassed;
import org.muwahhad.tender.TenderEntry.DemandAggregated;
import org.muwahhad.tender.TenderEntry.PanelAppointed;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.tender.TenderMove.Step;
import org.muwahhad.tender.TenderMove.TenderApproved;
import org.muwahhad.tender.TenderMove.TenderReturnedToDraft;
import org.muwahhad.tender.TenderStatus;

/** The parts of a tender played again from its entries alone. */
class PartsReplayTest {
  private static final Instant DUE = Instant.parse("2026-03-01T09:00:00Z");
  private final PartsReplay replay = new PartsReplay();

  @Test
  void a_panel_appointed_anew_takes_the_seats_of_the_one_before_and_of_no_other() {
    play(
        new DemandAggregated(
            7, 1, 1, 1, 1, "cpv", List.of("OPENING 1 chair", "EXAMINATION 2 chair")));
    play(new PanelAppointed(7, Panel.EXAMINATION, List.of(3L, 4L), 3, List.of(5L), Map.of()));
    play(new AlternateCalled(7, 5, 3));
    play(new ChairPassed(7, 3, 4));

    assertThat(replay.of(TenderPart.SEAT))
        .isEqualTo(
            Map.of(
                "1", "OPENING chair",
                "3", "EXAMINATION",
                "4", "EXAMINATION chair",
                "5", "EXAMINATION"));
  }

  @Test
  void amounts_are_those_of_the_quantities_confirmed_last() {
    recommend();
    play(
        new ConfirmedQuantitiesApplied(
            7,
            2,
            2,
            0,
            "{}",
            0,
            "",
            "lines",
            "rankings",
            List.of(new SettledAward(1, 7, new BigDecimal("80.50"), "SAR"))));

    assertThat(replay.of(TenderPart.AMOUNT)).isEqualTo(Map.of("1/7", "80.5 SAR"));
  }

  @Test
  void an_award_recommended_once_more_after_it_fell_is_known_twice() {
    recommend();
    recommend();

    assertThat(replay.of(TenderPart.AWARD)).isEqualTo(Map.of("1/7", "2"));
  }

  private void recommend() {
    RecommendedAward award =
        new RecommendedAward(1, 7, new BigDecimal("100.00"), "SAR", "lowest", null);
    play(new AwardsRecommended(7, 1, List.of(award)));
  }

  @Test
  void an_acceptance_of_an_alternative_that_is_taken_back_is_a_decision_of_its_own() {
    BigDecimal price = BigDecimal.TEN;
    play(new AlternativeAccepted(7, 8, 3, 1, "SAR", price, price, "why"));
    play(new AlternativeTakenBack(7, 8, 3, 2, "SAR", price, price, "why"));

    assertThat(replay.of(TenderPart.ALTERNATIVE))
        .isEqualTo(Map.of("3/8/1", "accepted why", "3/8/2", "refused why"));
  }

  @Test
  void scores_given_again_in_an_examination_are_known_in_part_only() {
    play(new ScoresSubmitted(7, 1, 1, "first", List.of()));
    play(new ScoresSubmitted(7, 2, 1, "second", List.of()));
    play(new ScoresSubmitted(7, 2, 1, "changed", List.of()));
    play(new ScoresSubmitted(7, 2, 1, "changed again", List.of()));

    assertThat(replay.of(TenderPart.SCORES)).isEqualTo(Map.of("1/9", "first"));
  }

  @Test
  void points_that_were_agreed_on_end_with_a_score_beneath_them_and_no_others_do() {
    play(new ConsensusAgreed(7, 1, List.of(agreed(7, "80.00"), agreed(8, "70"))));
    play(new ScoresSubmitted(7, 1, 1, "x", List.of("7/3")));

    assertThat(replay.of(TenderPart.CONSENSUS)).isEqualTo(Map.of("1/8/3", "70"));
  }

  @Test
  void the_last_answer_of_a_member_to_what_was_agreed_counts() {
    play(new ConsensusConfirmed(7, 1));
    play(new ConsensusDissented(7, 1, "The tests were not run"));

    assertThat(replay.of(TenderPart.CONSENSUS_ANSWER))
        .isEqualTo(Map.of("9", "dissents The tests were not run"));
  }

  private static AgreedPoints agreed(long bid, String points) {
    return new AgreedPoints(bid, null, 3, new BigDecimal(points), "so", BigDecimal.ZERO);
  }

  @Test
  void a_technical_evaluation_that_was_closed_and_declarations_are_told_of() {
    play(new ConflictDeclared(7, true, "c"));
    play(new TechnicalEvaluationClosed(7, List.of(new BidResult(7, BigDecimal.ONE, false))));

    assertThat(replay.of(TenderPart.DECLARATION)).isEqualTo(Map.of("9", "true c"));
    assertThat(replay.of(TenderPart.RESULT)).isEqualTo(Map.of("7", "false"));
  }

  @Test
  void what_was_read_of_a_bid_changes_when_its_prices_are_opened_by_themselves() {
    open(figures(7, "terms"), figures(8, "terms too"));
    play(new PricesOpened(7, List.of(figures(7, "terms and prices")), List.of()));

    assertThat(replay.of(TenderPart.FIGURES))
        .isEqualTo(Map.of("7", "terms and prices", "8", "terms too"));
  }

  private static BidAtOpening figures(long bid, String digest) {
    return BidAtOpening.opened(bid, "x", List.of()).withFigures(digest);
  }

  @Test
  void a_draft_that_fell_is_followed_by_another_and_the_complaint_is_decided_by_that() {
    play(new ComplaintFiled(7, 8, 1, "[1, 2]", "grounds"));
    play(new ReviewDecisionDrafted(7, 8, 1, "a"));
    play(new ReviewDraftRejected(7, 8, 1, 3, 1));
    play(new ReviewDecisionDrafted(7, 8, 2, "b"));
    play(new ComplaintDecided(7, 8, 2, 3, 3, Outcome.values()[0]));

    assertThat(replay.of(TenderPart.COMPLAINT)).isEqualTo(Map.of("8", "1 [1, 2] DECIDED"));
    assertThat(replay.of(TenderPart.DRAFT)).isEqualTo(Map.of("8/1", "REJECTED", "8/2", "ADOPTED"));
    assertThat(replay.of(TenderPart.DRAFT_WORDS)).isEqualTo(Map.of("8/1", "a", "8/2", "b"));
    assertThat(replay.of(TenderPart.REVIEW_TALLY))
        .isEqualTo(Map.of("8/1", "1 of 3", "8/2", "3 of 3"));
  }

  @Test
  void a_bid_taken_back_stays_so_and_what_was_opened_says_what_came_of_the_others() {
    play(new BidSubmitted(8, 1, "a", 0, SealedBy.SERVICE));
    play(new BidWithdrawn(8, 1, "w"));
    open(
        BidAtOpening.opened(11, "b", List.of()),
        BidAtOpening.unreadable(12, "x", List.of()),
        BidAtOpening.unconfirmed(13, 1));

    assertThat(replay.of(TenderPart.BID))
        .isEqualTo(
            Map.of("8", "WITHDRAWN", "11", "OPENED", "12", "UNREADABLE", "13", "UNCONFIRMED"));
    assertThat(replay.of(TenderPart.RECEIPT)).isEqualTo(Map.of("8/1", "a", "8/1/withdrawn", "w"));
  }

  private void open(BidAtOpening... bids) {
    play(
        new BidsOpened(
            new Step(7, "T", TenderStatus.CLOSED, TenderStatus.OPENED),
            0,
            0,
            List.of(bids),
            List.of()));
  }

  @Test
  void a_dossier_is_told_whole_and_forgotten_once_it_is_a_draft_again() {
    play(
        new TenderApproved(
            new Step(7, "T", TenderStatus.DRAFT, TenderStatus.APPROVED),
            Map.of("LOT/1", "a", "RULE/bid.validity-days", "b")));
    assertThat(replay.of(TenderPart.RULE)).isEqualTo(Map.of("bid.validity-days", "b"));
    play(new AmendmentPublished(7, 1, DUE, Map.of("LOT/1", "c")));

    assertThat(replay.isTold(DossierReplay.TOLD)).isTrue();
    assertThat(replay.of(TenderPart.LOT)).isEqualTo(Map.of("1", "c"));
    assertThat(replay.of(TenderPart.RULE)).isEmpty();
    play(
        new TenderReturnedToDraft(
            new Step(7, "T", TenderStatus.APPROVED, TenderStatus.DRAFT), "why"));
    assertThat(replay.isTold(DossierReplay.TOLD)).isFalse();
    assertThat(replay.of(TenderPart.LOT)).isEmpty();
  }

  @Test
  void an_answer_is_about_the_question_of_its_number() {
    List<Entry> entries = new ArrayList<>();
    entries.add(new LowPriceExplanationAsked(7, 8, 1, 1, "why", "90.00", DUE));
    entries.add(new LowPriceExplanationAsked(7, 8, 1, 2, "why", "", DUE));
    entries.add(new LowPriceExplained(7, 8, 1, 2, "so"));
    entries.add(new LowPriceExplained(7, 8, 1, 1, "thus"));
    entries.forEach(this::play);

    assertThat(replay.of(TenderPart.PRICE_QUESTION)).containsOnlyKeys("1/8/1", "1/8/2");
    assertThat(replay.of(TenderPart.PRICE_ASKED)).isEqualTo(Map.of("1/8/1", "90"));
    assertThat(replay.of(TenderPart.PRICE_ANSWER))
        .isEqualTo(Map.of("1/8/1", "thus", "1/8/2", "so"));
  }

  @Test
  void a_balance_moves_with_the_consent_of_the_last_party() {
    play(new TransferProposed(3, 1, 40, 5, 6, "R", new BigDecimal("2.500"), "surplus"));
    assertThat(replay.of(TenderPart.TRANSFERRED)).isEmpty();
    play(new TransferDone(3, 1, TransferParty.values()[1]));

    assertThat(replay.of(TenderPart.TRANSFERRED))
        .isEqualTo(Map.of("3/6/40", "2.5", "3/5/40", "-2.5"));
    assertThat(replay.of(TenderPart.TRANSFER).get("3/1")).isEqualTo("DONE 40 2.5 R surplus / ");
  }

  @Test
  void what_a_cancelled_order_took_is_no_longer_called_off() {
    List<FrameworkEntry.CallOffItem> lines =
        List.of(new FrameworkEntry.CallOffItem(BigDecimal.TEN, null, 40, new BigDecimal("2.500")));
    play(new OrderPlaced(3, 1, 5, null, lines, "0f", BigDecimal.ZERO));
    play(new OrderPlaced(3, 2, 5, null, lines, "0f", BigDecimal.ZERO));
    assertThat(replay.of(TenderPart.CALLED)).isEqualTo(Map.of("3/5/40", "5"));
    play(new OrderCancelled(3, 1, "twice"));

    assertThat(replay.of(TenderPart.CALLED)).isEqualTo(Map.of("3/5/40", "2.5"));
    assertThat(replay.of(TenderPart.CALL_OFF)).containsOnlyKeys("3/1", "3/2");
    assertThat(replay.of(TenderPart.CANCELLATION)).isEqualTo(Map.of("3/1", "9 twice"));
  }

  @Test
  void an_order_has_an_answer_that_declines_it_and_one_that_confirms_it() {
    play(new OrderDeclined(3, 1, "none left"));
    play(new OrderConfirmed(3, 1, LocalDate.of(2027, 3, 1), "at last"));

    assertThat(replay.of(TenderPart.ORDER_ANSWER))
        .isEqualTo(Map.of("3/1/DECLINED", "9 none left", "3/1/CONFIRMED", "9 2027-03-01 at last"));
  }

  private void play(Entry entry) {
    replay.play(new PlayedEntry(1, "9", entry));
  }
}
