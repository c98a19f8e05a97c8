package org.muwahhad.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Texts;

/**
 * A moment at which some member states rest.
 *
 * @param states those that rest, by code
 * @param next the same hour in Riyadh of the next day on which all states work, UTC; null when
 *     there is none within two months
 */
public record RestDay(List<RestingState> states, @Nullable Instant next) {

  public RestDay {
    states = List.copyOf(states);
  }

  /**
   * A state that rests.
   *
   * @param holiday name of the official holiday; null on its weekend
   */
  public record RestingState(Bilingual name, @Nullable Bilingual holiday) {}

  /** The next day on which all states work, in Riyadh. */
  public @Nullable LocalDate nextDay() {
    return next == null ? null : RiyadhDay.of(next);
  }

  /** Each state with its reason. */
  public Bilingual reasons() {
    return new Bilingual(reasons(Language.AR), reasons(Language.EN));
  }

  /** Each state with its reason, and the next day that suits all. */
  public Bilingual text() {
    return new Bilingual(text(Language.AR), text(Language.EN));
  }

  private String text(Language language) {
    LocalDate day = nextDay();
    Texts t = Texts.in(language);
    return day == null
        ? reasons(language)
        : t.get("organisation.rest-and-next", reasons(language), t.date(day));
  }

  private String reasons(Language language) {
    Texts t = Texts.in(language);
    return states.stream()
        .map(
            state ->
                t.get(
                    "organisation.rest-of",
                    t.of(state.name()),
                    state.holiday() == null
                        ? t.get("organisation.rest-weekend")
                        : t.of(state.holiday())))
        .collect(Collectors.joining(t.formats().comma()));
  }
}
