package org.muwahhad.seeds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.seeds.demo.DemoSubmission.DemoSubmissionState.DRAFT;
import static org.muwahhad.seeds.demo.DemoSubmission.DemoSubmissionState.ENDORSED;
import static org.muwahhad.seeds.demo.DemoSubmission.DemoSubmissionState.RETURNED;
import static org.muwahhad.seeds.demo.DemoSubmission.DemoSubmissionState.SUBMITTED;
import static org.muwahhad.seeds.demo.DemoSubmission.DemoSubmissionState.WITHDRAWN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.seeds.Languages;
import org.muwahhad.seeds.reference.ReferenceData;

class DemandTest {

  private static final ReferenceData REFERENCE = ReferenceData.load();
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final DemoPlan PLAN = DemoPlan.generate(TODAY, 7);
  private static final Map<String, DemoItem> ITEMS =
      PLAN.items().stream().collect(Collectors.toMap(DemoItem::code, Function.identity()));
  private static final Map<String, DemoEntity> ENTITIES =
      PLAN.entities().stream().collect(Collectors.toMap(DemoEntity::code, Function.identity()));

  @Test
  void the_demand_is_large_enough_for_charts_and_small_enough_to_load() {
    long submissions = PLAN.rounds().stream().mapToLong(round -> round.submissions().size()).sum();
    long lines =
        PLAN.rounds().stream()
            .flatMap(round -> round.submissions().stream())
            .mapToLong(submission -> submission.lines().size())
            .sum();

    assertThat(submissions).isBetween(200L, 270L);
    assertThat(lines).isBetween(2_500L, 4_000L);
  }

  @Test
  void five_rounds_became_tenders_one_waits_for_aggregation_and_one_is_open() {
    assertThat(PLAN.rounds())
        .extracting(DemoRound::state)
        .containsExactly(
            DemoRound.DemoRoundState.AGGREGATED,
            DemoRound.DemoRoundState.AGGREGATED,
            DemoRound.DemoRoundState.AGGREGATED,
            DemoRound.DemoRoundState.AGGREGATED,
            DemoRound.DemoRoundState.CLOSED,
            DemoRound.DemoRoundState.OPEN,
            DemoRound.DemoRoundState.AGGREGATED);
  }

  @Test
  void lines_refer_to_an_offered_item_in_force_and_to_the_entitys_own_site_and_currency() {
    for (DemoRound round : PLAN.rounds()) {
      for (DemoSubmission submission : round.submissions()) {
        DemoEntity entity = get(ENTITIES, submission.entity());
        assertThat(round.invitedStates()).contains(entity.state());
        assertThat(submission.lines())
            .isNotEmpty()
            .allSatisfy(line -> assertFits(round, entity, line));
      }
    }
  }

  private static void assertFits(
      DemoRound round, DemoEntity entity, DemoSubmission.DemoDemandLine line) {
    DemoItem item = get(ITEMS, line.item());
    String currency = REFERENCE.memberState(entity.state()).currency();
    assertThat(item.revisionAt(round.opensAt()).number()).isEqualTo(line.revision());
    assertThat(item.revisions().get(0).publishedAt()).isBefore(round.opensAt());
    assertThat(item.isOfferedAt(round.closesAt())).isTrue();
    assertThat(path(item.category())).containsAnyElementsOf(round.categories());
    assertThat(entity.sites()).extracting(DemoEntity.Site::code).contains(line.site());
    assertThat(line.currency()).isEqualTo(currency);
    assertThat(line.estimatedUnitPrice()).isPositive();
    assertThat(line.estimatedUnitPrice().scale())
        .isEqualTo(REFERENCE.currency(currency).decimals());
    assertThat(line.quantity()).isPositive();
    assertThat(line.needBy()).isAfter(round.closesAt().atZone(DemoCalendar.RIYADH).toLocalDate());
    Languages.assertProper(line.justification());
  }

  private static List<String> path(String category) {
    List<String> path = new ArrayList<>();
    for (String code = category; code != null; code = REFERENCE.category(code).parent()) {
      path.add(code);
    }
    return path;
  }

  @Test
  void all_lines_of_a_round_that_name_an_item_name_the_same_revision() {
    for (DemoRound round : PLAN.rounds()) {
      Map<String, Integer> revisions = new HashMap<>();
      round.submissions().stream()
          .flatMap(submission -> submission.lines().stream())
          .forEach(
              line ->
                  assertThat(line.revision())
                      .isEqualTo(revisions.computeIfAbsent(line.item(), i -> line.revision())));
    }
  }

  @Test
  void the_closed_round_has_nothing_left_to_endorse() {
    assertThat(PLAN.rounds().get(4).submissions())
        .extracting(DemoSubmission::state)
        .containsOnly(ENDORSED, RETURNED, WITHDRAWN)
        .filteredOn(state -> state == ENDORSED)
        .hasSizeGreaterThan(35);
  }

  @Test
  void the_open_round_shows_every_state_and_leaves_the_signed_in_officers_something_to_do() {
    List<DemoSubmission> open = PLAN.rounds().get(5).submissions();

    assertThat(open)
        .extracting(DemoSubmission::state)
        .contains(DRAFT, SUBMITTED, RETURNED, ENDORSED);
    assertThat(open)
        .filteredOn(submission -> PeoplePlan.ENTITIES_WITH_LOGIN.contains(submission.entity()))
        .hasSize(3)
        .allSatisfy(submission -> assertThat(submission.state()).isEqualTo(DRAFT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void acts_are_in_order_inside_the_round_and_in_the_past_on_any_day_of_the_week(int shift) {
    LocalDate today = TODAY.plusDays(shift);
    Instant startOfDay = today.atTime(LocalTime.MIN).atZone(DemoCalendar.RIYADH).toInstant();

    for (DemoRound round : DemoPlan.generate(today, 7).rounds()) {
      assertThat(round.opensAt()).isBefore(startOfDay).isBefore(round.closesAt());
      assertThat(round.closesAt()).isBefore(round.endorsementUntil());
      assertThat(round.closesAt().isAfter(startOfDay))
          .isEqualTo(round.state() == DemoRound.DemoRoundState.OPEN);
      for (DemoSubmission submission : round.submissions()) {
        List<Instant> moments = submission.acts().stream().map(DemoSubmission.DemoAct::at).toList();
        assertThat(moments).isSorted().doesNotHaveDuplicates();
        assertThat(moments.get(0)).isAfter(round.opensAt());
        assertThat(moments.get(moments.size() - 1)).isBefore(round.closesAt()).isBefore(startOfDay);
      }
    }
  }

  @Test
  void the_last_act_leads_to_the_state_and_is_done_by_whoever_may() {
    for (DemoRound round : PLAN.rounds()) {
      for (DemoSubmission submission : round.submissions()) {
        DemoEntity entity = get(ENTITIES, submission.entity());
        DemoSubmission.DemoAct last = submission.acts().get(submission.acts().size() - 1);
        String expected = submission.state() == DRAFT ? "SAVED" : submission.state().name();
        assertThat(last.kind().name()).isEqualTo(expected);
        assertThat(submission.acts())
            .allSatisfy(act -> assertThat(act.person()).isEqualTo(actor(act, entity)));
        assertThat(submission.acts())
            .allSatisfy(
                act ->
                    assertThat(act.reason() != null)
                        .isEqualTo(
                            act.kind() == DemoSubmission.ActKind.RETURNED
                                || act.kind() == DemoSubmission.ActKind.WITHDRAWN));
      }
    }
  }

  private static String actor(DemoSubmission.DemoAct act, DemoEntity entity) {
    return switch (act.kind()) {
      case SAVED, SUBMITTED, WITHDRAWN -> entity.officer();
      case RETURNED, ENDORSED -> PeoplePlan.coordinator(entity.state());
    };
  }

  private static <T> T get(Map<String, T> map, String code) {
    T value = map.get(code);
    if (value == null) {
      throw new AssertionError("There is no " + code);
    }
    return value;
  }
}
