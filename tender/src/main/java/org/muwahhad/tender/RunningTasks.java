package org.muwahhad.tender;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a tender that lead from one status to another, from its approval to its award. What
 * is done, and when, is what the timeline shows.
 */
@Singleton
@Order(100)
class RunningTasks implements TenderTasks {
  private static final String VALIDITY = TenderRule.BID_VALIDITY_DAYS.code();

  /** Where each is done. An evaluation has begun as soon as one member works on it. */
  private static final Map<TenderStatus, String> PLACES =
      new EnumMap<>(
          Map.of(
              TenderStatus.APPROVED, "/approval",
              TenderStatus.PUBLISHED, "/approval",
              TenderStatus.CLOSED, "",
              TenderStatus.OPENED, "/ceremony",
              TenderStatus.RECOMMENDED, "/evaluation",
              TenderStatus.DECIDED, "/award",
              TenderStatus.STANDSTILL, "/award",
              TenderStatus.AWARDED, "/award"));

  private final Tenders tenders;

  RunningTasks(Tenders tenders) {
    this.tenders = tenders;
  }

  @Override
  public List<TenderTask> list(TenderFile file) {
    TenderQueries.Tender tender = file.tender();
    List<TenderTask> tasks = new ArrayList<>();
    boolean first = true;
    for (Map.Entry<TenderStatus, String> place : PLACES.entrySet()) {
      TenderStatus status = place.getKey();
      boolean done = tender.status().hasReached(status);
      boolean now = !done && first && (status != TenderStatus.APPROVED || isAsked(tender));
      first = first && done;
      tasks.add(task(file, status, done, now, place.getValue()));
    }
    return tasks;
  }

  private boolean isAsked(TenderQueries.Tender tender) {
    return tenders.countRequests(tender.id(), tender.version()) > 0;
  }

  private TenderTask task(
      TenderFile file, TenderStatus status, boolean done, boolean now, String place) {
    TenderQueries.Milestone reached = done ? Timeline.reached(file, status) : null;
    return new TenderTask(
        status,
        "tender.task." + status,
        done
            ? TenderTask.TaskState.DONE
            : now ? TenderTask.TaskState.TO_DO : TenderTask.TaskState.NOT_YET,
        "tender.task-who." + status,
        reached == null ? null : reached.name(),
        done ? (reached == null ? null : reached.at()) : due(file, status),
        done
            ? TenderTask.TaskTime.DONE
            : status == TenderStatus.OPENED || status == TenderStatus.AWARDED
                ? TenderTask.TaskTime.FROM
                : TenderTask.TaskTime.DUE,
        place,
        List.of());
  }

  /**
   * Bids bind their bidders until a day; by then it must be decided. States that are asked for
   * quantities answer earlier.
   */
  private @Nullable Instant due(TenderFile file, TenderStatus status) {
    TenderQueries.Tender tender = file.tender();
    return switch (status) {
      case APPROVED, PUBLISHED -> tender.latestPublication();
      case CLOSED, OPENED -> tender.deadlineAt();
      case RECOMMENDED, DECIDED -> bidsHoldUntil(file);
      case STANDSTILL -> {
        Instant asked = tenders.findQuantitiesUntil(tender.id()).orElse(null);
        yield asked == null ? bidsHoldUntil(file) : asked;
      }
      case AWARDED -> tender.standstillUntil();
      case DRAFT, UNDER_EVALUATION, CANCELLED -> null;
    };
  }

  private static @Nullable Instant bidsHoldUntil(TenderFile file) {
    return file.dates().stream()
        .filter(date -> date.code().equals(VALIDITY))
        .map(TenderDates.FollowingDate::at)
        .findFirst()
        .orElse(null);
  }
}
