package org.muwahhad.face;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;

/**
 * A reader says whether a page was useful. Neither who it is nor when is kept, beyond the day.
 *
 * <p>Refused as invalid input at {@code place} with {@code face.no-page}, and at {@code useful}
 * with {@code shared.missing}.
 */
@Singleton
public class GiveFeedback {
  private static final int LONGEST = 200;
  private static final Pattern PLACE =
      Pattern.compile("/(?:[a-z-]++|\\{id\\})?+(?:/(?:[a-z-]++|\\{id\\}))*+");
  private final PageFeedback feedback;
  private final PlacesOfPages places;

  GiveFeedback(PageFeedback feedback, PlacesOfPages places) {
    this.feedback = feedback;
    this.places = places;
  }

  /**
   * What a reader thinks of a page.
   *
   * @param place the page as its form names it
   * @param reason why it was not useful; may be left out
   */
  public record ReaderAnswer(
      @Nullable String place, @Nullable Boolean useful, @Nullable FeedbackReason reason) {}

  @Transactional
  public void run(ReaderAnswer answer, Language language) {
    String typed = Objects.requireNonNullElse(answer.place(), "");
    boolean plain = typed.length() <= LONGEST && PLACE.matcher(typed).matches();
    String place = plain ? places.find(typed).orElse("") : "";
    Boolean useful = answer.useful();
    new Faults()
        .check(!place.isEmpty(), "place", "face.no-page")
        .check(useful != null, "useful", "shared.missing")
        .throwIfAny();
    boolean was = Boolean.TRUE.equals(useful);
    feedback.add(place, language.tag(), was, was ? null : answer.reason());
  }
}
