package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Who reads which part of what concerns all states. */
class ScopeTest {
  private static final Pattern ASKS_FOR_COORDINATOR =
      Pattern.compile("(?:find|require)\\(Role\\.NATIONAL_COORDINATOR\\)");
  private static final Pattern ASKS_FOR_OFFICER =
      Pattern.compile("(?:find|require)\\(Role\\.PROCUREMENT_OFFICER\\)");

  private final Actor buyer = person(new Grant(Role.CENTRAL_BUYER, null, null, null));
  private final Actor coordinator = person(new Grant(Role.NATIONAL_COORDINATOR, "KW", null, null));
  private final Actor officer = person(new Grant(Role.PROCUREMENT_OFFICER, "KW", 7L, null));
  private final Actor bidder = person(new Grant(Role.BIDDER, null, null, 3L));

  private static Actor person(Grant grant) {
    Bilingual name = new Bilingual("شخص", "Person");
    return new Actor(1, "person", name, name, ZoneOffset.UTC, List.of(grant));
  }

  @Test
  void roles_that_are_named_read_all_a_coordinator_the_state_and_an_officer_the_entity() {
    assertThat(Scope.of(buyer, Role.AUDITOR, Role.CENTRAL_BUYER)).isEqualTo(Scope.ALL);
    assertThat(Scope.of(coordinator, Role.CENTRAL_BUYER)).isEqualTo(Scope.ofState("KW"));
    assertThat(Scope.of(officer, Role.CENTRAL_BUYER)).isEqualTo(new Scope("KW", 7));
    assertThat(Scope.find(bidder, Role.CENTRAL_BUYER)).isEmpty();
    assertThat(Scope.find(buyer, Role.AUDITOR)).isEmpty();
    assertThatThrownBy(() -> Scope.of(bidder, Role.AUDITOR))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_part_is_read_by_those_whose_it_is_and_by_those_who_read_all() {
    Scope entity = new Scope("KW", 7);

    assertThat(entity.permit(officer).role()).isEqualTo(Role.PROCUREMENT_OFFICER);
    assertThat(entity.permit(coordinator).role()).isEqualTo(Role.NATIONAL_COORDINATOR);
    assertThat(entity.permit(buyer, Role.CENTRAL_BUYER).role()).isEqualTo(Role.CENTRAL_BUYER);
    for (Scope other : List.of(Scope.ALL, Scope.ofState("SA"), new Scope("KW", 8))) {
      assertThatThrownBy(() -> other.permit(officer)).isInstanceOf(Refusal.NotPermitted.class);
    }
    for (Scope other : List.of(Scope.ALL, Scope.ofState("SA"))) {
      assertThatThrownBy(() -> other.permit(coordinator)).isInstanceOf(Refusal.NotPermitted.class);
    }
    assertThat(Scope.isOwn(coordinator, "KW", 9)).isTrue();
    assertThat(Scope.isOwn(officer, "KW", 9)).isFalse();
    assertThat(Scope.isOwn(officer, "KW", 7)).isTrue();
  }

  @Test
  void an_address_names_the_part_after_the_subject() {
    assertThat(Scope.ALL.subject(12)).isEqualTo("12");
    assertThat(Scope.ofState("KW").subject(12)).isEqualTo("12-KW");
    assertThat(new Scope("KW", 7).subject(12)).isEqualTo("12-7");
  }

  /** Coordinators and officers are told apart here, and elsewhere only for something else. */
  @Test
  void nobody_else_asks_whether_a_reader_is_a_coordinator_or_an_officer() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(
              files
                  .filter(f -> asks(f, ASKS_FOR_COORDINATOR) && asks(f, ASKS_FOR_OFFICER))
                  .map(SourceTree::name))
          .containsExactlyInAnyOrder(
              "access/Actor.java",
              "access/Scope.java",
              // Which party to a transfer somebody stands for.
              "framework/transfer/TransferParts.java",
              // A round is read by all of a state that takes part.
              "demand/round/ViewRounds.java");
    }
  }

  private static boolean asks(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file).replaceAll("\\s+", "")).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
