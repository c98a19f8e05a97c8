package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.complaint.WithdrawComplaint;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.lowprice.AnswerLowPrice;
import org.muwahhad.evaluation.lowprice.AskLowPrice;
import org.muwahhad.evaluation.lowprice.DecideLowPrice;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/** What the brief for a decision says of low prices that were examined and of complaints. */
@Tag("long")
class DecisionBriefMattersTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  @Test
  void each_low_price_is_told_with_what_became_of_it() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("SAR", true, "100", "100", "100", "100");
    tender.bid("SAR", true, "110", "110", "110", "110");
    Actor cheap = tender.bid("SAR", true, "40", "40", "40", "40");
    tender.open().evaluate(Map.of());
    examine(tender, cheap, 0, true, "The cost sheet convinces");
    examine(tender, cheap, 1, false, "No cost sheet was given");

    long decision = tender.recommend();

    String name = name(cheap);
    assertThat(brief(decision))
        .contains("Abnormally low prices 2 bids for a lot")
        .containsSubsequence(
            "Lot 1: " + name,
            "Abnormally low price, explanation accepted: The cost sheet convinces",
            "Lot 2: " + name,
            "Excluded for its abnormally low price",
            "Reason: No cost sheet was given")
        .contains("Complaints None");
    assertThat(json(decision))
        .contains(
            "\"excluded\":false,\"excludedForIt\":false,\"explanation\":\"The cost sheet convinces\"",
            "\"excluded\":true,\"excludedForIt\":true,\"explanation\":\"No cost sheet was given\"");
  }

  @Test
  void what_became_of_each_complaint_is_told_without_who_complained() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("SAR", true, "100", "100", "100", "100");
    Actor upheld = tender.bid("SAR", true, "110", "110", "110", "110");
    Actor withdrawn = tender.bid("SAR", true, "125", "125", "125", "125");
    tender.playToStandstill();
    List<Long> first = tender.lots().subList(0, 1);
    List<Long> second = tender.lots().subList(1, 2);
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> {
          APP.get(WithdrawComplaint.class)
              .run(withdrawn, tender.complaints().complain(withdrawn, first));
          tender.complaints().decide(upheld, second, Remedy.REEVALUATE);
        });
    tender.award();

    long decision =
        STAGE.at(
            tender.afterStandstill().plus(Duration.ofHours(1)),
            () -> {
              APP.get(RankBids.class).run(tender.examinationChair(), tender.id());
              return tender.recommendNow();
            });

    String brief = brief(decision);
    assertThat(brief)
        .contains("Complaints 2 complaints")
        .containsPattern(
            "Complaint C-\\S+ decided\\. Lot 2 – Upheld: the lot returns to the examination panel\\.")
        .containsPattern("Complaint C-\\S+ withdrawn; it no longer suspends the award of lot 1")
        .doesNotContain("not decided yet");
    assertThat(brief.substring(brief.indexOf("2 complaints")))
        .doesNotContain(name(upheld), name(withdrawn));
    assertThat(json(decision)).doesNotContain("\"open\":true");
    assertThat(json(decision).split("\"open\":false", -1)).as("two are over").hasSize(3);
  }

  /** The bidder is asked about the price of a lot and answers; the chair decides. */
  private static void examine(
      PlayedTender tender, Actor bidder, int lot, boolean accepted, String reason) {
    long lotId = tender.lots().get(lot);
    long bid = tender.bidOf(bidder);
    Actor chair = tender.examinationChair();
    Instant now = tender.afterDeadline();
    STAGE.run(
        now,
        () -> {
          long question =
              APP.get(AskLowPrice.class)
                  .run(chair, tender.id(), lotId, bid, "Why so low?", now.plus(Duration.ofDays(3)));
          APP.get(AnswerLowPrice.class).run(bidder, question, "We make the parts ourselves");
          APP.get(DecideLowPrice.class).run(chair, tender.id(), lotId, bid, accepted, reason);
        });
  }

  private static String name(Actor bidder) {
    return APP.ask("SELECT name_en FROM supplier WHERE id = " + bidder.grants().get(0).supplier());
  }

  private static Actor member(long decision) {
    return STAGE
        .committee(
            APP.ask(
                "SELECT c.code FROM committee c JOIN decision d ON d.committee_id = c.id WHERE d.id = "
                    + decision))
        .get(2);
  }

  private static String json(long decision) {
    return ApiCaller.of(APP, member(decision))
        .get("/api/v1/decisions/" + decision + "/brief")
        .body();
  }

  private static String brief(long decision) {
    String page =
        Browserless.signedInAs(APP, member(decision)).get("/decisions/" + decision).body();
    int from = page.indexOf("class=\"decision-brief\"");
    return page.substring(from, page.indexOf("</section>", from))
        .replaceAll("<[^>]+>|[\u2066-\u2069]", "")
        .replaceAll("\\s+", " ");
  }
}
