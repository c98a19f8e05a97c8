package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/** Whoever takes a request key tells a repetition from a change by {@link RequestContents}. */
class RequestKeysSourceTest {
  /** Where it is done otherwise, and why. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "BidApi.java", "a bid: no digest of its prices is kept before the opening",
          "Faults.java", "the rule itself",
          "PlaceOrders.java", "RepeatedOrders, for each agreement",
          "ReceiveDespatch.java", "RecordDelivery, which takes the key on",
          "SubmitBid.java", "a bid: no digest of its prices is kept before the opening",
          "SubmitSealedBid.java", "a bid: the digest that its bidder stated tells it");

  @Test
  void what_takes_a_request_key_compares_what_comes_under_it() throws IOException {
    Set<String> takers = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = SourceTree.java()) {
      files = all.toList();
    }
    for (Path file : files) {
      String source = Files.readString(file);
      if (source.contains("requestKey(") && source.contains("Faults")) {
        String name = String.valueOf(file.getFileName());
        takers.add(name);
        if (!source.contains("requests.requireSame(") || !source.contains("requests.keep(")) {
          others.add(name);
        }
      }
    }

    assertThat(takers).hasSizeGreaterThan(20);
    assertThat(others).containsExactlyInAnyOrderElementsOf(OTHERWISE.keySet());
  }

  @Test
  void no_act_compares_in_a_way_of_its_own() throws IOException {
    List<String> own;
    try (Stream<Path> files = SourceTree.java()) {
      own =
          files
              .filter(f -> text(f).contains("\"shared.sent-otherwise\""))
              .map(f -> String.valueOf(f.getFileName()))
              .toList();
    }

    assertThat(own)
        .as("licence keys; of another despatch; under other agreements; of all; a sealed bid")
        .containsExactlyInAnyOrder(
            "AdviseDespatch.java",
            "ReceiveDespatch.java",
            "RepeatedOrders.java",
            "RequestContents.java",
            "SubmitSealedBid.java");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
