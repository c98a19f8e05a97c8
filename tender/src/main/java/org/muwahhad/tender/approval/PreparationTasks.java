package org.muwahhad.tender.approval;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderTask;
import org.muwahhad.tender.TenderTasks;
import org.muwahhad.tender.Tenders;

/** The parts of a draft with what the checklist asks of each, and sending it for approval. */
@Singleton
@Order(0)
class PreparationTasks implements TenderTasks {
  private static final List<String> PARTS =
      List.of(
          "/lots",
          "/requirements",
          "/settings",
          "/procedure",
          "/criteria",
          "/documents",
          "/panels");
  private final Checklists checklists;
  private final Tenders tenders;

  PreparationTasks(Checklists checklists, Tenders tenders) {
    this.checklists = checklists;
    this.tenders = tenders;
  }

  @Override
  public List<TenderTask> list(TenderFile file) {
    TenderQueries.Tender tender = file.tender();
    List<TenderTask> tasks = new ArrayList<>();
    if (tender.status() == TenderStatus.DRAFT) {
      Checklist checklist = checklists.draw(tender);
      PARTS.forEach(part -> tasks.add(part(tender, part, checklist)));
      boolean asked = tenders.countRequests(tender.id(), tender.version()) > 0;
      tasks.add(
          task(
              tender,
              "tender.task.approval-request",
              asked
                  ? TenderTask.TaskState.DONE
                  : checklist.isComplete()
                      ? TenderTask.TaskState.TO_DO
                      : TenderTask.TaskState.NOT_YET,
              "tender.task-who.approval-request",
              "/approval",
              List.of()));
    }
    return tasks;
  }

  private static TenderTask part(TenderQueries.Tender tender, String part, Checklist checklist) {
    List<Checklist.ApprovalCondition> open =
        checklist.checks().stream()
            .filter(check -> !check.met() && part.equals(check.part()))
            .toList();
    boolean blocked = open.stream().anyMatch(Checklist.ApprovalCondition::blocks);
    return task(
        tender,
        "tender.tab." + part.substring(1),
        blocked ? TenderTask.TaskState.TO_DO : TenderTask.TaskState.DONE,
        "tender.task-who.preparation",
        part,
        open.stream()
            .map(
                check ->
                    new TenderTask.OpenPoint(
                        "tender.check." + check.code(),
                        check.about(),
                        check.fragment(),
                        check.advice()))
            .toList());
  }

  private static TenderTask task(
      TenderQueries.Tender tender,
      String textKey,
      TenderTask.TaskState state,
      String whoKey,
      String place,
      List<TenderTask.OpenPoint> open) {
    @Nullable Instant due = state == TenderTask.TaskState.DONE ? null : tender.latestPublication();
    return new TenderTask(
        TenderStatus.APPROVED,
        textKey,
        state,
        whoKey,
        null,
        due,
        TenderTask.TaskTime.DUE,
        place,
        open);
  }
}
