package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** The public register of decisions on complaints: who complained stays out of it. */
@Singleton
public class ReviewRegister {
  /** Decisions on a page. */
  static final int PAGE_SIZE = 20;

  private final ComplaintQueries queries;

  ReviewRegister(ComplaintQueries queries) {
    this.queries = queries;
  }

  /** A page of decisions, the latest first, and how many there are in all. */
  public record Listing(List<ComplaintQueries.PublishedDecision> decisions, int page, long total) {}

  /** Pages count from one; a number beyond their ends is taken for the first or the last. */
  @Transactional
  public Listing list(int page) {
    long total = queries.countPublished();
    long last = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int at = (int) Math.max(1, Math.min(page, last));
    return new Listing(queries.listPublished(PAGE_SIZE, (long) (at - 1) * PAGE_SIZE), at, total);
  }
}
