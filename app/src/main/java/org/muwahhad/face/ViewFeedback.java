package org.muwahhad.face;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** What readers think of pages, in figures, for administrators. */
@Singleton
public class ViewFeedback {
  private final PageFeedbackQueries queries;

  ViewFeedback(PageFeedbackQueries queries) {
    this.queries = queries;
  }

  /**
   * What readers think of a page.
   *
   * @param share how many of a hundred found it useful
   * @param reason the most frequent; null where nobody gave one
   */
  public record FigureView(
      String place,
      long useful,
      long useless,
      long share,
      @Nullable FeedbackReason reason,
      LocalDate lastOn) {}

  /** A page of figures; empty past the end. */
  @Transactional
  public ListPage<FigureView> list(Actor actor, ListChoice choice) {
    actor.require(Role.ADMINISTRATOR);
    return new ListPage<>(
        queries
            .list(choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset())
            .stream()
            .map(
                f ->
                    new FigureView(
                        f.place(),
                        f.useful(),
                        f.useless(),
                        100 * f.useful() / (f.useful() + f.useless()),
                        f.reason(),
                        f.lastOn()))
            .toList(),
        queries.count(choice.like(), choice.filter()),
        choice);
  }
}
