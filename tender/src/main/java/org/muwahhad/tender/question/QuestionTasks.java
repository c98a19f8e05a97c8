package org.muwahhad.tender.question;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderTask;
import org.muwahhad.tender.TenderTasks;

/** Answering the questions of suppliers, while a tender takes bids. */
@Singleton
@Order(50)
class QuestionTasks implements TenderTasks {
  private final QuestionQueries queries;
  private final QuestionHours hours;

  QuestionTasks(QuestionQueries queries, QuestionHours hours) {
    this.queries = queries;
    this.hours = hours;
  }

  @Override
  public List<TenderTask> list(TenderFile file) {
    if (file.tender().status() != TenderStatus.PUBLISHED) {
      return List.of();
    }
    boolean waits = !queries.listWaiting(file.tender().id()).isEmpty();
    return List.of(
        new TenderTask(
            TenderStatus.CLOSED,
            "tender.task.answers",
            waits ? TenderTask.TaskState.TO_DO : TenderTask.TaskState.DONE,
            "tender.task-who.PUBLISHED",
            null,
            hours.answersUntil(file.tender().id()).orElse(null),
            TenderTask.TaskTime.DUE,
            "/questions",
            List.of()));
  }
}
