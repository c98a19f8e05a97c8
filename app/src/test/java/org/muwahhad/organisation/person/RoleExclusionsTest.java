package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** Which roles one person may hold is a table; what it excludes is refused, and nothing else. */
class RoleExclusionsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Set<Role> OF_A_STATE =
      Set.of(Role.NATIONAL_COORDINATOR, Role.COMMITTEE_MEMBER);

  @AfterAll
  static void end() {
    APP.close();
  }

  /** Two roles, one held and one wanted. */
  record Pair(Role held, Role wanted) {
    boolean excluded() {
      return has("PERSON");
    }

    boolean has(String scope) {
      return APP.ask(
              "SELECT COUNT(*) FROM role_exclusion WHERE scope = '%s' AND role = LEAST('%s', '%s') AND other_role = GREATEST('%s', '%s')"
                  .formatted(scope, held, wanted, held, wanted))
          .equals("1");
    }
  }

  static Stream<Pair> pairs() {
    return Arrays.stream(Role.values())
        .flatMap(a -> Arrays.stream(Role.values()).filter(b -> b != a).map(b -> new Pair(a, b)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void past_the_code_a_person_holds_two_roles_where_the_table_lets_them(Pair pair) {
    Actor person = holder(pair.held());
    String grant = grant(person, pair.wanted());

    if (pair.excluded()) {
      assertThatThrownBy(() -> APP.sql(grant))
          .satisfiesAnyOf(
              e -> assertThat(e).hasMessageContaining("organisation.roles-exclude"),
              e -> assertThat(e).hasMessageContaining("organisation.bidder-alone"));
    } else {
      assertThat(APP.sql(grant)).isEqualTo(1);
    }
  }

  @Test
  void what_is_excluded_is_refused_at_the_role_before_it_is_proposed() {
    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

    assertThatThrownBy(
            () ->
                APP.get(ProposeRole.class)
                    .run(
                        admin,
                        auditor.personId(),
                        new GrantInput(Role.CENTRAL_BUYER, null, null, null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("role", "organisation.roles-exclude")));
  }

  @Test
  void the_table_says_what_the_rules_of_procurement_ask_for() {
    List<Role> acting = new ArrayList<>(List.of(Role.values()));
    acting.removeAll(List.of(Role.AUDITOR, Role.BIDDER));

    assertThat(acting).allMatch(r -> new Pair(Role.AUDITOR, r).excluded());
    assertThat(pairs().filter(p -> p.held() == Role.BIDDER)).allMatch(Pair::excluded);
    assertThat(
            List.of(
                Role.CENTRAL_BUYER,
                Role.OPENING_MEMBER,
                Role.EVALUATOR,
                Role.COMMITTEE_MEMBER,
                Role.REVIEW_MEMBER,
                Role.AUDITOR))
        .allMatch(r -> new Pair(Role.ADMINISTRATOR, r).excluded());
    assertThat(new Pair(Role.CENTRAL_BUYER, Role.COMMITTEE_MEMBER).excluded()).isTrue();
    assertThat(
            List.of(Role.CENTRAL_BUYER, Role.OPENING_MEMBER, Role.EVALUATOR, Role.COMMITTEE_MEMBER))
        .allMatch(r -> new Pair(Role.REVIEW_MEMBER, r).excluded());
    assertThat(
            List.of(
                new Pair(Role.OPENING_MEMBER, Role.EVALUATOR),
                new Pair(Role.EVALUATOR, Role.COMMITTEE_MEMBER),
                new Pair(Role.OPENING_MEMBER, Role.COMMITTEE_MEMBER),
                new Pair(Role.CENTRAL_BUYER, Role.EVALUATOR)))
        .allMatch(p -> p.has("TENDER"));
  }

  private static Actor holder(Role role) {
    return switch (role) {
      case BIDDER -> WORLD.aBidderFor(WORLD.aSupplier());
      case PROCUREMENT_OFFICER -> WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
      default -> OF_A_STATE.contains(role) ? WORLD.aPersonWho(role, "KW") : WORLD.aPersonWho(role);
    };
  }

  private static String grant(Actor to, Role role) {
    String state = OF_A_STATE.contains(role) || role == Role.PROCUREMENT_OFFICER ? "'KW'" : "NULL";
    String entity =
        role == Role.PROCUREMENT_OFFICER ? Long.toString(WORLD.anEntityIn("KW")) : "NULL";
    String supplier = role == Role.BIDDER ? Long.toString(WORLD.aSupplier()) : "NULL";
    return "INSERT INTO role_grant (origin, person_id, role, state_code, entity_id, supplier_id) VALUES ('OPERATOR', %d, '%s', %s, %s, %s)"
        .formatted(to.personId(), role, state, entity, supplier);
  }
}
