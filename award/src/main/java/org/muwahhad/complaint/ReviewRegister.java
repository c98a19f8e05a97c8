package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The public register of decisions on complaints: who complained stays out of it. */
@Singleton
public class ReviewRegister {
  private final ComplaintQueries queries;

  ReviewRegister(ComplaintQueries queries) {
    this.queries = queries;
  }

  /** A page of decisions, and how many there are in all. */
  public record Listing(List<ComplaintQueries.PublishedDecision> decisions, int page, long total) {
    static Listing of(ListPage<ComplaintQueries.PublishedDecision> all) {
      return new Listing(all.entries(), all.choice().page(), all.total());
    }
  }

  /** A page beyond the end is taken for the last. */
  @Transactional
  public ListPage<ComplaintQueries.PublishedDecision> list(ListChoice asked) {
    int total = queries.countPublished(asked.like(), asked.filter());
    ListChoice choice = asked.within(total);
    return new ListPage<>(
        queries.listPublished(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        total,
        choice);
  }
}
