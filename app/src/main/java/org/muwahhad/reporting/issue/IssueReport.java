package org.muwahhad.reporting.issue;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportEntry.DraftReportShown;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.FigureGroup;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.render.FiguresJson;
import org.muwahhad.reports.render.PackedReport;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.PublicAddress;

/**
 * Gives a person a report in one edition and format. What can no longer change is issued: kept,
 * known by its hash, the same file for the same figures ({@link ReportArchive}). What still can is
 * shown as a draft with the reader's name on every page. Either stands in the audit record.
 */
@Singleton
public class IssueReport {
  private final Map<ReportKind, Reporter<?>> reporters;
  private final ReportArchive archive;
  private final FigureCache known;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final PublicAddress publicAddress;
  private final TransactionOperations<Connection> transactions;

  IssueReport(
      List<Reporter<?>> reporters,
      ReportArchive archive,
      FigureCache known,
      DatabaseClock clock,
      AuditLog audit,
      PublicAddress publicAddress,
      TransactionOperations<Connection> transactions) {
    this.reporters =
        reporters.stream().collect(Collectors.toUnmodifiableMap(Reporter::kind, r -> r));
    this.archive = archive;
    this.known = known;
    this.clock = clock;
    this.audit = audit;
    this.publicAddress = publicAddress;
    this.transactions = transactions;
  }

  /** The report as a file. */
  public ReportFile file(
      Actor actor, ReportKind kind, Subject subject, Edition edition, Format format) {
    return once(() -> file(actor, subject, edition, format, percent -> {}, true, reporter(kind)));
  }

  /**
   * Makes the file of a report, which may take long, for the person to take later: it is no
   * download yet.
   *
   * @param progress is told how far it is, in hundredths; what it throws ends the work
   */
  public ReportFile make(
      Actor actor,
      ReportKind kind,
      Subject subject,
      Edition edition,
      Format format,
      IntConsumer progress) {
    return once(() -> file(actor, subject, edition, format, progress, false, reporter(kind)));
  }

  /**
   * Of several who ask at once for what nobody had yet, one issues it; the others find that they
   * were not the first only when they record theirs, and are given the first.
   */
  private ReportFile once(Supplier<ReportFile> act) {
    Supplier<ReportFile> issue = () -> transactions.executeWrite(status -> act.get());
    try {
      return issue.get();
    } catch (RuntimeException e) {
      if (ReportArchive.isIssuedMeanwhile(e)) {
        return issue.get();
      }
      throw e;
    }
  }

  /**
   * Checks that a person may have a report.
   *
   * @throws Refusal.NotPermitted when they may not
   * @throws Refusal.NotFound when there is none
   */
  @Transactional
  public void requireReader(Actor actor, ReportKind kind, Subject subject) {
    reporter(kind).gather(actor, subject);
  }

  /**
   * Whether the figures of a report are still those of a file, for the person who may have it.
   *
   * @param dataSha256 hash of the figures that the file was made from
   */
  @Transactional
  public boolean isCurrent(Actor actor, ReportKind kind, Subject subject, String dataSha256) {
    return isCurrent(actor, subject, dataSha256, reporter(kind));
  }

  private <R extends Record> boolean isCurrent(
      Actor actor, Subject subject, String dataSha256, Reporter<R> reporter) {
    return known(subject, reporter, reporter.gather(actor, subject)).equals(dataSha256);
  }

  /** Whether the report may still change, for the person who may have it. */
  @Transactional
  public boolean isDraft(Actor actor, ReportKind kind, Subject subject) {
    return reporter(kind).gather(actor, subject).draft();
  }

  private <R extends Record> ReportFile file(
      Actor actor,
      Subject subject,
      Edition edition,
      Format format,
      IntConsumer progress,
      boolean taken,
      Reporter<R> reporter) {
    Reporter.GatheredReport<R> gathered = reporter.gather(actor, subject);
    if (gathered.draft()) {
      return draft(actor, subject, edition, format, reporter.kind(), gathered);
    }
    ReportArchive.RequestedReport request =
        request(
            subject,
            edition,
            format,
            reporter.kind(),
            gathered,
            known(subject, reporter, gathered));
    if (reporter.isSameForAll() && !archive.isKept(request)) {
      // What was known for a moment may learn of others' acts too late: a file that is made now
      // stands under the hash of what is printed in it.
      request = request(subject, edition, format, reporter.kind(), gathered, sha256(gathered));
    }
    DocumentHead.Proof proof =
        new DocumentHead.Proof(
            request.documentId(), publicAddress.of("/verify/" + request.documentId()));
    ReportArchive.FileMaking making = making(gathered, proof, edition, format, progress);
    return taken
        ? archive.handOut(actor, gathered.as(), request, making)
        : archive.keep(actor, gathered.as(), request, making);
  }

  private static <R extends Record> ReportArchive.RequestedReport request(
      Subject subject,
      Edition edition,
      Format format,
      ReportKind kind,
      Reporter.GatheredReport<R> gathered,
      String sha256) {
    return new ReportArchive.RequestedReport(
        subject, gathered.number(), kind, edition, format, sha256);
  }

  private <R extends Record> String known(
      Subject subject, Reporter<R> reporter, Reporter.GatheredReport<R> gathered) {
    return reporter.isSameForAll()
        ? known.sha256(reporter.kind(), subject, () -> sha256(gathered))
        : sha256(gathered);
  }

  private static <R extends Record> String sha256(Reporter.GatheredReport<R> gathered) {
    return Sha256.of(FiguresJson.of(gathered.record().apply(Issue.NONE)));
  }

  private static <R extends Record> ReportArchive.FileMaking making(
      Reporter.GatheredReport<R> gathered,
      DocumentHead.Proof proof,
      Edition edition,
      Format format,
      IntConsumer progress) {
    return new ReportArchive.FileMaking() {
      @Override
      public void write(Instant issuedAt, OutputStream out) throws IOException {
        gathered
            .printing()
            .write(
                new ReportPrinter<>(gathered.template()).telling(progress),
                gathered.record().apply(new Issue(issuedAt, proof)),
                edition,
                format,
                out);
      }

      @Override
      public void keep() {
        gathered.printing().keep();
      }

      @Override
      public List<FigureGroup> figures() {
        return FigureGroup.of(
            new ReportPrinter<>(gathered.template()).document(gathered.record().apply(Issue.NONE)));
      }
    };
  }

  private <R extends Record> ReportFile draft(
      Actor actor,
      Subject subject,
      Edition edition,
      Format format,
      ReportKind kind,
      Reporter.GatheredReport<R> gathered) {
    Issue now = new Issue(clock.now(), DocumentHead.Proof.NONE);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    try {
      gathered
          .printing()
          .write(drafts(actor, gathered, now), gathered.record().apply(now), edition, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    audit.record(
        actor,
        gathered.as(),
        new DraftReportShown(subject.word(), subject.id(), kind, subject.part(), edition));
    return ReportFile.draft(kind, gathered.number(), subject, edition, format, out.toByteArray());
  }

  private static <R extends Record> ReportPrinter<R> drafts(
      Actor actor, Reporter.GatheredReport<R> gathered, Issue now) {
    Bilingual reader = Wording.of(actor.name());
    return new ReportPrinter<>(gathered.template())
        .ofDrafts(new DocumentHead.DraftMark(reader, now.at()));
  }

  /**
   * A report as a paper among others.
   *
   * @param sha256 of its figures, lower-case hexadecimal
   * @param part its pages, issued with the whole; it says how far it is, in hundredths
   * @param keep keeps what it names and does not hold
   */
  public record Paper(
      Bilingual title,
      String sha256,
      BiFunction<Issue, IntConsumer, PackedReport> part,
      Runnable keep) {}

  /** Whether the report is available, and can no longer change. */
  public boolean isToBeHad(Actor actor, ReportKind kind, Subject subject) {
    return reporters.containsKey(kind) && !reporter(kind).gather(actor, subject).draft();
  }

  /**
   * The report as a paper among others, for the person who may have it.
   *
   * @throws Refusal.RuleBroken {@code reporting.paper-may-change} while it is a draft
   */
  public Paper paper(Actor actor, ReportKind kind, Subject subject) {
    return paper(actor, subject, reporter(kind));
  }

  /** What a report is called among others: its kind, and the number of what it is of. */
  public Bilingual title(Actor actor, ReportKind kind, Subject subject) {
    return title(kind, reporter(kind).gather(actor, subject).number());
  }

  private static Bilingual title(ReportKind of, String number) {
    Bilingual kind = Wording.both("reporting.report." + of);
    return new Bilingual(kind.ar() + " – " + number, kind.en() + " – " + number);
  }

  private static <R extends Record> Paper paper(
      Actor actor, Subject subject, Reporter<R> reporter) {
    Reporter.GatheredReport<R> gathered = reporter.gather(actor, subject);
    if (gathered.draft()) {
      throw new Refusal.RuleBroken("reporting.paper-may-change", Wording.named(reporter.kind()));
    }
    return new Paper(
        title(reporter.kind(), gathered.number()),
        sha256(gathered),
        (issue, listener) ->
            gathered
                .printing()
                .part(
                    new ReportPrinter<>(gathered.template()).telling(listener),
                    gathered.record().apply(issue)),
        gathered.printing()::keep);
  }

  /** The report as a page to read, in both languages. */
  @Transactional
  public ReportDocument read(Actor actor, ReportKind kind, Subject subject) {
    return read(actor, subject, reporter(kind));
  }

  private <R extends Record> ReportDocument read(
      Actor actor, Subject subject, Reporter<R> reporter) {
    Reporter.GatheredReport<R> gathered = reporter.gatherToRead(actor, subject);
    Issue now = new Issue(clock.now(), DocumentHead.Proof.NONE);
    ReportPrinter<R> printer =
        gathered.draft() ? drafts(actor, gathered, now) : new ReportPrinter<>(gathered.template());
    return printer.document(gathered.record().apply(now));
  }

  private Reporter<?> reporter(ReportKind kind) {
    Reporter<?> reporter = reporters.get(kind);
    if (reporter == null) {
      throw new Refusal.NotFound("report " + kind.word());
    }
    return reporter;
  }
}
