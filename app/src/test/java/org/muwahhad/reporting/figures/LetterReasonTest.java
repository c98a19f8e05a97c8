package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.RecommendAwards.LotChoice;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.letter.OutcomeLetter;

/** A bidder that is first in rank and does not win is told why (UNCITRAL Model Law, article 22). */
class LetterReasonTest {
  private static final String REASON = "The first in rank cannot deliver two lots at a time.";
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  private static Tender withAnotherThanTheFirst() {
    Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(
        APP.get(RecommendAwards.class)
            .run(
                tender.chair(),
                tender.id(),
                new RecommendAwards.Recommendation(
                    null,
                    List.of(new LotChoice(tender.lots().get(0), tender.riyalBid(), REASON)))));
    return tender;
  }

  private static OutcomeLetter letter(Actor bidder, Tender tender, long supplier) {
    return APP.get(LetterReporter.class)
        .gather(
            bidder, new Subject(Subject.SubjectKind.TENDER, tender.id(), String.valueOf(supplier)))
        .record()
        .apply(Issue.NONE);
  }

  @Test
  void who_is_first_in_rank_and_did_not_win_reads_why_another_was_recommended() {
    Tender tender = withAnotherThanTheFirst();
    Actor first = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);

    String page =
        Browserless.signedInAs(APP, first).get("/tenders/" + tender.id() + "/award/letter").body();
    OutcomeLetter.LotNotWon lost = letter(first, tender, FIXTURE.dinarSupplier).others().get(0);

    assertThat(page).contains("Why the panel recommended it", REASON);
    assertThat(lost.reasons())
        .anySatisfy(r -> assertThat(r.en()).startsWith("Why the examination panel recommended"))
        .anySatisfy(r -> assertThat(r.en()).startsWith(REASON));
  }

  @Test
  void the_winner_reads_the_same_reason_and_the_first_in_rank_of_another_lot_none() {
    Tender tender = withAnotherThanTheFirst();
    Actor winner = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);

    OutcomeLetter letter = letter(winner, tender, FIXTURE.riyalSupplier);

    assertThat(letter.won().get(0).remarks())
        .anySatisfy(r -> assertThat(r.en()).startsWith(REASON));
    assertThat(letter.won().get(1).remarks())
        .noneSatisfy(r -> assertThat(r.en()).startsWith("Why the examination panel"));
  }
}
