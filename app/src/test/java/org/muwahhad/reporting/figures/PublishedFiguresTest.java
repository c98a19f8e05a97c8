package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.played.Stage;

/**
 * What is published of a tender, against {@link PlainFigures} of what bidders submitted: tenders at
 * random, each played from sealed bids to awards by the acts that people use.
 */
@Tag("long")
class PublishedFiguresTest {
  private static final int TENDERS = 6;

  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  @TestFactory
  Stream<DynamicNode> everything_published_is_what_the_bids_come_to() {
    List<PublishedTender> all = new ArrayList<>();
    return Stream.concat(
        LongStream.rangeClosed(1, TENDERS).mapToObj(seed -> ofSeed(seed, all)),
        Stream.of(test("tenders of every kind were drawn", () -> requireEveryKind(all))));
  }

  /** What is compared must be there to be compared. */
  private static void requireEveryKind(List<PublishedTender> all) {
    assertThat(all).hasSize(TENDERS);
    assertThat(all).anyMatch(d -> d.figures.qualityWeight().signum() == 0);
    assertThat(all).anyMatch(d -> d.figures.qualityWeight().signum() > 0);
    assertThat(all.stream().map(d -> d.figures.currency()).distinct()).hasSizeGreaterThan(1);
    assertThat(all).anyMatch(d -> d.awards.stream().anyMatch(a -> a.percentOff().signum() > 0));
    assertThat(all).anyMatch(d -> d.isDivided(1));
    assertThat(all).anyMatch(d -> d.ranked.stream().anyMatch(r -> r.rank() == 0));
    assertThat(all)
        .anyMatch(
            d ->
                d.ranked.stream()
                    .anyMatch(r -> r.rank() > 0 && r.evaluated().compareTo(r.converted()) > 0));
    assertThat(all).anyMatch(PublishedTender::hasTie);
  }

  private static DynamicNode ofSeed(long seed, List<PublishedTender> all) {
    PublishedTender[] drawn = new PublishedTender[1];
    return DynamicContainer.dynamicContainer(
        "tender drawn by seed " + seed,
        List.of(
            test(
                "is played",
                () -> {
                  drawn[0] = new PublishedTender(STAGE, seed);
                  all.add(drawn[0]);
                }),
            test("ranking for programs", () -> Objects.requireNonNull(drawn[0]).ranking()),
            test("ranking on its page", () -> Objects.requireNonNull(drawn[0]).rankingPage()),
            test("steps of prices as a file", () -> Objects.requireNonNull(drawn[0]).steps()),
            test("awards for programs", () -> Objects.requireNonNull(drawn[0]).awards()),
            test("OCDS release", () -> Objects.requireNonNull(drawn[0]).release()),
            test("award report", () -> Objects.requireNonNull(drawn[0]).report()),
            test("letters to the bidders", () -> Objects.requireNonNull(drawn[0]).letters())));
  }

  private static DynamicTest test(String name, Runnable run) {
    return DynamicTest.dynamicTest(name, run::run);
  }
}
