package org.muwahhad.demand.round;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;

/** The form that plans a round. */
record RoundForm(
    String code,
    Bilingual name,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Instant endorsementUntil,
    List<String> categories,
    List<String> states,
    @Nullable Long intention,
    @Nullable String urgency) {
  private static final int DAYS_UNTIL_OPENING = 7;

  /** The fields with a date. */
  static String[] dates() {
    return new String[] {"opensAt", "closesAt", "endorsementUntil"};
  }

  /** The plan with the dates of a form. */
  PlanRound.Plan plan(Form form) {
    return new PlanRound.Plan(
        code,
        name,
        at(form, "opensAt", opensAt),
        at(form, "closesAt", closesAt),
        at(form, "endorsementUntil", endorsementUntil),
        categories,
        states,
        intention,
        urgency);
  }

  private static @Nullable Instant at(Form form, String field, @Nullable Instant read) {
    return form.dateTime(field).map(typed -> typed.atZone(Page.RIYADH).toInstant()).orElse(read);
  }

  /**
   * The form of a round like another one: its names, categories and states, as many days and hours
   * for demand, from a week ahead on. The code is left to be filled in, and the endorsement to each
   * state's working days.
   *
   * @param today in Riyadh
   */
  static Form like(ViewRounds.RoundView other, LocalDate today) {
    RoundQueries.RoundRow round = other.round();
    LocalDateTime opens =
        LocalDateTime.ofInstant(round.opensAt(), Page.RIYADH)
            .truncatedTo(ChronoUnit.MINUTES)
            .with(today.plusDays(DAYS_UNTIL_OPENING));
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("name.ar", List.of(round.name().ar()));
    values.put("name.en", List.of(round.name().en()));
    values.put("opensAt", List.of(opens.toString()));
    values.put(
        "closesAt",
        List.of(
            opens
                .plus(Duration.between(round.opensAt(), round.closesAt()))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()));
    values.put(
        "categories", other.categories().stream().map(RoundQueries.CodeWithName::code).toList());
    values.put(
        "states", other.states().stream().map(RoundQueries.StateProgress::stateCode).toList());
    return Form.of(values);
  }
}
