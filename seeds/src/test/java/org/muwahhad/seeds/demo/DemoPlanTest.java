package org.muwahhad.seeds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.Languages;

class DemoPlanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final DemoPlan PLAN = DemoPlan.generate(TODAY, 7);

  @Test
  void the_same_day_and_seed_give_an_equal_plan() {
    assertThat(DemoPlan.generate(TODAY, 7)).isEqualTo(PLAN);
  }

  @Test
  void another_seed_gives_another_plan() {
    assertThat(DemoPlan.generate(TODAY, 8)).isNotEqualTo(PLAN);
  }

  @Test
  void another_day_moves_the_dates_only() {
    DemoPlan later = DemoPlan.generate(TODAY.plusDays(13), 7);

    assertThat(later.entities()).isEqualTo(PLAN.entities());
    assertThat(later.people()).isEqualTo(PLAN.people());
    assertThat(orders(later)).isEqualTo(orders(PLAN));
    assertThat(later.rounds().get(5).closesAt()).isAfter(PLAN.rounds().get(5).closesAt());
  }

  private static Set<String> orders(DemoPlan plan) {
    return plan.rounds().stream()
        .flatMap(round -> round.submissions().stream())
        .flatMap(
            submission ->
                submission.lines().stream()
                    .map(
                        line ->
                            String.join(
                                " ",
                                submission.code(),
                                submission.state().name(),
                                line.item(),
                                line.site(),
                                "" + line.quantity(),
                                "" + line.firm())))
        .collect(Collectors.toSet());
  }

  @Test
  void each_state_has_at_least_ten_entities_and_all_together_sixty() {
    Map<String, Long> byState =
        PLAN.entities().stream()
            .collect(Collectors.groupingBy(DemoEntity::state, Collectors.counting()));

    assertThat(byState).hasSize(6).allSatisfy((state, count) -> assertThat(count).isGreaterThan(9));
    assertThat(PLAN.entities()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(PLAN.entities())
        .allSatisfy(entity -> assertThat(entity.sites()).hasSizeBetween(1, 3));
  }

  @Test
  void codes_are_unique() {
    assertThat(PLAN.entities()).extracting(DemoEntity::code).doesNotHaveDuplicates();
    assertThat(PLAN.entities())
        .flatExtracting(DemoEntity::sites)
        .extracting("code")
        .doesNotHaveDuplicates();
    assertThat(PLAN.people()).extracting(DemoPerson::code).doesNotHaveDuplicates();
    assertThat(PLAN.people()).extracting(DemoPerson::email).doesNotHaveDuplicates();
    assertThat(PLAN.people()).extracting(DemoPerson::name).doesNotHaveDuplicates();
    assertThat(PLAN.suppliers()).extracting(DemoSupplier::code).doesNotHaveDuplicates();
    assertThat(PLAN.rounds()).extracting(DemoRound::code).doesNotHaveDuplicates();
    assertThat(PLAN.tenders()).extracting(DemoTender::code).doesNotHaveDuplicates();
  }

  @Test
  void a_login_exists_for_every_role_and_for_every_state_where_the_role_is_per_state() {
    assertThat(logins())
        .contains(
            "catalog",
            "buyer",
            "auditor",
            "admin",
            "admin.2",
            "opening.1",
            "opening.2",
            "opening.3",
            "evaluator.1",
            "evaluator.2",
            "evaluator.3",
            "review.1",
            "review.4",
            "bidder.1",
            "bidder.12");
    for (String state : Set.of("ae", "bh", "kw", "om", "qa", "sa")) {
      assertThat(logins())
          .contains(
              "officer." + state,
              "coordinator." + state,
              "member." + state,
              "technical." + state,
              "minister." + state);
    }
    assertThat(logins()).hasSize(6 + 3 + 3 + 5 * 6 + 4 + 12);
  }

  private static Set<String> logins() {
    return PLAN.people().stream()
        .map(DemoPerson::login)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  @Test
  void the_examination_committee_has_finance_legal_and_technical_members_of_different_states() {
    Stream<DemoPerson> evaluators =
        PLAN.people().stream().filter(person -> person.role() == DemoRole.EVALUATOR);

    assertThat(evaluators)
        .hasSize(3)
        .allSatisfy(person -> assertThat(person.state()).isNotNull())
        .extracting(DemoPerson::expertise)
        .containsExactlyInAnyOrder(DemoPerson.Expertise.values());
  }

  @Test
  void each_committee_has_one_chair() {
    for (DemoRole role :
        Set.of(DemoRole.OPENING_MEMBER, DemoRole.EVALUATOR, DemoRole.COMMITTEE_MEMBER)) {
      assertThat(PLAN.people())
          .filteredOn(person -> isOf(role, person) && person.chair())
          .hasSize(1);
      assertThat(PLAN.people())
          .filteredOn(person -> isOf(role, person))
          .extracting(DemoPerson::state)
          .doesNotHaveDuplicates();
    }
  }

  /** Members that know technical affairs sit in the technical committee, ministers in theirs. */
  private static boolean isOf(DemoRole role, DemoPerson person) {
    return person.role() == role
        && (role != DemoRole.COMMITTEE_MEMBER
            || person.expertise() == null && !person.code().startsWith("minister."));
  }

  @Test
  void every_entity_and_supplier_is_acted_for_by_its_own_person() {
    Map<String, DemoPerson> people =
        PLAN.people().stream().collect(Collectors.toMap(DemoPerson::code, person -> person));

    assertThat(PLAN.entities())
        .allSatisfy(
            entity -> {
              DemoPerson officer = people.get(entity.officer());
              assertThat(officer).isNotNull();
              assertThat(officer.entity()).isEqualTo(entity.code());
              assertThat(officer.state()).isEqualTo(entity.state());
            });
    assertThat(PLAN.suppliers())
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            supplier -> {
              DemoPerson bidder = people.get(supplier.bidder());
              assertThat(bidder).isNotNull();
              assertThat(bidder.supplier()).isEqualTo(supplier.code());
            });
  }

  @Test
  void people_and_suppliers_say_that_they_are_of_the_demo() {
    assertThat(PLAN.people())
        .allSatisfy(
            person -> {
              assertThat(person.title().en()).contains("demo");
              assertThat(person.title().ar()).contains("تجريبية");
              assertThat(person.email()).endsWith("@demo.muwahhad.example");
            });
    assertThat(PLAN.suppliers())
        .allSatisfy(
            supplier -> {
              assertThat(supplier.name().en()).contains("(demo)");
              assertThat(supplier.registrationNumber()).startsWith("DEMO-");
            });
  }

  @Test
  void every_text_is_written_in_its_own_script() {
    Stream.of(
            PLAN.entities().stream().map(DemoEntity::name),
            PLAN.entities().stream()
                .flatMap(entity -> entity.sites().stream())
                .flatMap(site -> Stream.of(site.name(), site.city())),
            PLAN.people().stream().flatMap(person -> Stream.of(person.name(), person.title())),
            PLAN.suppliers().stream().map(DemoSupplier::name),
            PLAN.rounds().stream().map(DemoRound::name),
            PLAN.tenders().stream().map(DemoTender::title))
        .flatMap(texts -> texts.map(Bilingual.class::cast))
        .forEach(Languages::assertProper);
  }
}
