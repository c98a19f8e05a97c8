package org.muwahhad.reporting.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;

/** A report is issued once, however many ask for it first. */
@Tag("long")
class IssueOnceTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final int MANY = 8;

  @Test
  void of_many_who_ask_at_once_each_gets_the_same_file_and_it_is_issued_once() throws Exception {
    Actor member =
        APP.get(Actors.class)
            .get(
                APP.ask(
                    """
                    SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
                     WHERE p.is_demo AND p.password_hash IS NOT NULL
                       AND g.role = 'OPENING_MEMBER'"""));
    String tender = APP.ask("SELECT MAX(id) FROM joint_tender WHERE opened_at IS NOT NULL");
    Subject subject = Subject.of(Subject.SubjectKind.TENDER, Long.parseLong(tender));
    String issuedBefore = APP.ask("SELECT COUNT(*) FROM issued_report");
    CountDownLatch together = new CountDownLatch(MANY);
    ExecutorService readers = Executors.newFixedThreadPool(MANY);
    List<Future<ReportFile>> asked = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      asked.add(
          readers.submit(
              () -> {
                together.countDown();
                together.await();
                return APP.get(IssueReport.class)
                    .file(member, ReportKind.OPENING, subject, Edition.ENGLISH, Format.XLSX);
              }));
    }
    List<String> files = new ArrayList<>();
    for (Future<ReportFile> one : asked) {
      files.add(one.get(3, TimeUnit.MINUTES).sha256());
    }
    readers.shutdown();

    assertThat(files).hasSize(MANY).containsOnly(files.get(0));
    assertThat(APP.ask("SELECT COUNT(*) FROM issued_report"))
        .isEqualTo(String.valueOf(Integer.parseInt(issuedBefore) + 1));
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM report_download d JOIN issued_report r ON r.id = d.report_id
                 WHERE r.sha256 = '%s'"""
                    .formatted(files.get(0))))
        .isEqualTo(String.valueOf(MANY));
  }
}
