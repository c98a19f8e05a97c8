package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.reporting.job.ReportReady;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Notifies the person who asked for a report that it is ready, or could not be made. */
@Singleton
class ReportNotices {
  private final NotifyPeople tell;
  private final Notices notices;

  ReportNotices(NotifyPeople tell, Notices notices) {
    this.tell = tell;
    this.notices = notices;
  }

  @EventListener
  void on(ReportReady event) {
    String key = "reporting.report." + event.kind();
    tell.run(
        Notice.of(
            event.ready() ? "report-ready" : "report-failed",
            "/report-jobs",
            Argument.name(
                new Bilingual(Texts.in(Language.AR).get(key), Texts.in(Language.EN).get(key))),
            Argument.text(event.number())),
        id -> notices.tellPerson(id, event.personId()));
  }
}
