package org.muwahhad.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.shared.DatabaseClock;

/**
 * A node whose own clock is an hour off the database's decides as every other node does: by the
 * database's. That no class asks the machine for the time, the {@code ArchitectureTest} holds; here
 * the two clocks are an hour apart on either side of a deadline.
 */
class NodeClockTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** A tender published forty days ago whose deadline lies so far from the node's own time. */
  private static PlayedTender published(Duration fromNow) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return STAGE.at(
        now.minus(Duration.ofDays(40)),
        () -> PlayedTender.draft(STAGE, Plan.ofTwoLots(), now.plus(fromNow)).publish());
  }

  @ParameterizedTest
  @ValueSource(longs = {-60, 60})
  void the_deadline_is_kept_to_the_moment_by_a_node_that_is_an_hour_ahead_or_behind(long minutes) {
    PlayedTender tender = published(Duration.ofMinutes(minutes));
    Instant deadline = tender.afterDeadline().minus(Duration.ofHours(1));

    Actor last = STAGE.at(deadline.minus(MOMENT), () -> bid(tender));

    assertThat(
            APP.ask(
                "SELECT received_at = '%s' FROM bid_version WHERE bid_id = %d"
                    .formatted(
                        deadline.minus(MOMENT).toString().replace("T", " ").replace("Z", ""),
                        tender.submitted(last))))
        .as("received when the database says")
        .isEqualTo("1");
    for (Instant late : new Instant[] {deadline, deadline.plus(Duration.ofMinutes(5))}) {
      assertThatThrownBy(() -> STAGE.at(late, () -> bid(tender))).hasMessage("bid.deadline-passed");
    }
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-60, 60})
  void bids_are_opened_after_the_deadline_and_not_before_whatever_the_node_thinks(long minutes) {
    PlayedTender tender = published(Duration.ofMinutes(minutes));
    Instant deadline = tender.afterDeadline().minus(Duration.ofHours(1));
    STAGE.at(deadline.minus(Duration.ofDays(1)), () -> bid(tender));

    assertThatThrownBy(
            () ->
                STAGE.run(
                    deadline.minus(MOMENT),
                    () -> APP.get(OpenBids.class).run(tender.openingChair(), tender.id())))
        .hasMessage("bid.opening-too-early");
    STAGE.run(
        deadline.plus(MOMENT),
        () -> {
          tender.giveShares();
          APP.get(OpenBids.class).run(tender.openingChair(), tender.id());
        });

    assertThat(tender.status()).isEqualTo("OPENED");
  }

  @Test
  void what_is_asked_over_http_is_decided_by_the_same_clock() {
    PlayedTender tender = published(Duration.ofMinutes(90));
    Actor bidder = tender.bidder();
    APP.moveClockOn(Duration.ofHours(1));

    assertThat(submitted(bidder, tender, "in-time").statusCode()).isEqualTo(201);
    assertThat(Duration.between(Instant.now(), APP.get(DatabaseClock.class).now()))
        .as("the node is an hour behind")
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));

    APP.moveClockOn(Duration.ofMinutes(31));
    HttpResponse<String> late = submitted(bidder, tender, "late");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("bid.deadline-passed");
    APP.sql("DELETE FROM demo_clock");
  }

  private static HttpResponse<String> submitted(Actor bidder, PlayedTender tender, String key) {
    return ApiCaller.of(APP, bidder)
        .send(
            "POST",
            "/api/v1/tenders/" + tender.id() + "/bid/versions",
            """
            {"requestKey": "%s", "offer": {"currency": "SAR", "gccOrigin": true,
             "validityDays": 90, "hasSecurity": true, "statement": "", "prices": [
               {"lotItemId": %d, "unitPrice": 10}, {"lotItemId": %d, "unitPrice": 20}]}}"""
                .formatted(key, tender.items(0).get(0), tender.items(0).get(1)));
  }

  private static Actor bid(PlayedTender tender) {
    return tender.bid("SAR", true, "10", "20", "30", "40");
  }
}
