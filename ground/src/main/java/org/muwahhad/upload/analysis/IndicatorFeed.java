package org.muwahhad.upload.analysis;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/**
 * The objects of all incidents in the order in which they became known, in pages. A cursor names
 * the place after the last object, so that a reader who comes back misses nothing and gets nothing
 * twice.
 */
@Singleton
class IndicatorFeed {
  private static final int BATCH = 50;
  private static final int MOST = 1000;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}+)-(\\d{1,18}+)-(\\d{1,6}+)");
  private final IncidentQueries queries;
  private final StixBundle stix;
  private final int lag;

  IndicatorFeed(
      IncidentQueries queries,
      StixBundle stix,
      @Value("${muwahhad.analysis.feed-lag-seconds:10}") int lag) {
    this.queries = queries;
    this.stix = stix;
    this.lag = lag;
  }

  /**
   * What is asked for.
   *
   * @param addedAfter only what became known later; null for all
   * @param next the cursor of the page before; null for the first page
   * @param types only objects of these types; empty for all
   * @param ids only these objects; empty for all
   */
  record FeedChoice(
      @Nullable String addedAfter,
      @Nullable String next,
      int limit,
      Set<String> types,
      Set<String> ids) {
    private boolean takes(StixBundle.StixObject object) {
      return (types.isEmpty() || types.contains(String.valueOf(object.content().get("type"))))
          && (ids.isEmpty() || ids.contains(object.id()));
    }
  }

  /**
   * A page.
   *
   * @param next the cursor of the page after it; null at the end
   */
  record FeedPage(List<StixBundle.StixObject> objects, @Nullable String next) {}

  /** Where a page begins. */
  private record Cursor(Instant since, long id, int index) {
    String written() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, since) + "-" + id + "-" + index;
    }
  }

  /** All that is known, up to a number of objects. */
  @Transactional
  List<StixBundle.StixObject> all() {
    return page(new FeedChoice(null, null, MOST, Set.of(), Set.of())).objects();
  }

  /**
   * A page.
   *
   * @throws Refusal.InvalidInput {@code analysis.cursor} or {@code analysis.moment}
   */
  @Transactional
  FeedPage page(FeedChoice choice) {
    int limit = Math.max(1, Math.min(MOST, choice.limit()));
    Cursor from = start(choice);
    List<StixBundle.StixObject> found = new ArrayList<>();
    List<IncidentQueries.Incident> batch = list(from.since(), from.id());
    int skip = from.index();
    while (!batch.isEmpty()) {
      Instant since = from.since();
      long id = from.id();
      for (IncidentQueries.Incident incident : batch) {
        since = known(incident);
        id = incident.id();
        List<StixBundle.StixObject> objects = stix.objects(incident);
        for (int i = id == from.id() ? skip : 0; i < objects.size(); i++) {
          if (choice.takes(objects.get(i))) {
            if (found.size() == limit) {
              return new FeedPage(found, new Cursor(since, id, i).written());
            }
            found.add(objects.get(i));
          }
        }
      }
      skip = 0;
      from = new Cursor(since, id + 1, 0);
      batch = batch.size() < BATCH ? List.of() : list(from.since(), from.id());
    }
    return new FeedPage(found, null);
  }

  private List<IncidentQueries.Incident> list(Instant since, long id) {
    return queries.listKnown(since, id, lag, BATCH);
  }

  private static Instant known(IncidentQueries.Incident incident) {
    Instant judged = incident.judgedAt();
    return judged == null ? incident.foundAt() : judged;
  }

  private static Cursor start(FeedChoice choice) {
    String next = choice.next();
    if (next != null) {
      Matcher written = CURSOR.matcher(next);
      if (!written.matches()) {
        throw new Refusal.InvalidInput("next", "analysis.cursor");
      }
      return new Cursor(
          Instant.EPOCH.plus(Long.parseLong(written.group(1)), ChronoUnit.MICROS),
          Long.parseLong(written.group(2)),
          Integer.parseInt(written.group(3)));
    }
    String after = choice.addedAfter();
    if (after == null) {
      return new Cursor(Instant.EPOCH, 0, 0);
    }
    try {
      return new Cursor(Instant.parse(after), Long.MAX_VALUE, 0);
    } catch (DateTimeException e) {
      throw new Refusal.InvalidInput("added_after", "analysis.moment");
    }
  }
}
