package org.muwahhad.upload.analysis;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.upload.FileScans;
import org.muwahhad.upload.ScanStatus;
import org.muwahhad.upload.analysis.AnalysisEntry.FileJudged;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.LeaseQueue;
import org.muwahhad.work.ScheduledJob;
import org.muwahhad.work.UnreadableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the platform about files that wait, on every node, one file under one lease. A file is sent,
 * asked about until it is judged, and sent again when the platform forgot it or takes too long.
 * While the platform cannot be asked, the file stays where it is and is asked about after growing
 * pauses, without an end. Nobody gets the file until then.
 */
@Singleton
public class WorkAnalyses {
  private static final Logger LOG = LoggerFactory.getLogger(WorkAnalyses.class);
  private static final int LONGEST_ERROR = 500;
  private static final String UNREADABLE = "The row of the file cannot be read";
  private static final int DAYS_KEPT = 30;
  private static final int MOST_IN_A_TURN = 200;
  private static final Duration LEAST_AGE = Duration.ofDays(1);

  /** Pauses after each question in a row that was not answered; the last one goes on. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private final FileAnalyses analyses;
  private final PlatformInUse platforms;
  private final QuarantinedFiles quarantined;
  private final FileScans scans;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;
  private final LeaseQueue queue;
  private final Duration poll;
  private final Duration longest;
  private final Duration unanswered;

  WorkAnalyses(
      FileAnalyses analyses,
      PlatformInUse platforms,
      QuarantinedFiles quarantined,
      FileScans scans,
      AuditLog audit,
      DatabaseClock clock,
      JobTurns turns,
      TransactionOperations<Connection> transactions,
      UnreadableRows unreadable,
      @Value("${muwahhad.analysis.lease:10m}") Duration lease,
      @Value("${muwahhad.analysis.poll:30s}") Duration poll,
      @Value("${muwahhad.analysis.longest:2h}") Duration longest,
      @Value("${muwahhad.analysis.unanswered-after:15m}") Duration unanswered) {
    this.analyses = analyses;
    this.platforms = platforms;
    this.quarantined = quarantined;
    this.scans = scans;
    this.audit = audit;
    this.clock = clock;
    this.turns = turns;
    this.transactions = transactions;
    this.queue =
        new LeaseQueue(
            transactions,
            FileAnalyses.QUEUE,
            lease,
            unreadable,
            claim -> analyses.giveUpUnread(claim, UNREADABLE));
    this.poll = poll;
    this.longest = longest;
    this.unanswered = unanswered;
  }

  private record AnalysisTurn(FileAnalyses.DueAnalysis file, String claim) {}

  /** Asks about what is due and returns the number of files that were judged. */
  public int run() {
    Optional<AnalysisPlatform> platform = find();
    if (platform.isEmpty()) {
      return 0;
    }
    if (platforms.isConnected()) {
      transactions.executeWrite(status -> analyses.addUnanswered(unanswered.toSeconds()));
    }
    int judged = 0;
    for (int i = 0; i < MOST_IN_A_TURN; i++) {
      Optional<AnalysisTurn> next = take();
      if (next.isEmpty()) {
        return judged;
      }
      judged += ask(platform.get(), next.get()) ? 1 : 0;
    }
    return judged;
  }

  private Optional<AnalysisPlatform> find() {
    try {
      return platforms.find();
    } catch (IOException e) {
      LOG.warn("The malware analysis platform cannot be asked: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<AnalysisTurn> take() {
    return queue.takeReadable(
        1, lease -> new AnalysisTurn(analyses.listClaimed(lease.claim()).get(0), lease.claim()));
  }

  private boolean ask(AnalysisPlatform platform, AnalysisTurn turn) {
    FileAnalyses.DueAnalysis file = turn.file();
    try {
      // Another platform knows nothing of the ticket.
      String ticket = platform.name().equals(file.platform()) ? file.ticket() : null;
      AnalysisPlatform.PlatformAnswer answer =
          ticket == null
              ? platform.submit(
                  new AnalysisPlatform.AnalysedFile(
                      file.sha256(), file.fileName(), quarantined.read(file)))
              : platform.poll(ticket, file.sha256());
      return transactions.executeWrite(status -> note(platform, turn, answer));
    } catch (IOException | RuntimeException e) {
      LOG.warn("A file could not be analysed now", e);
      String error = error(e);
      int seconds = (int) PAUSES.get(Math.min(file.failures(), PAUSES.size() - 1)).toSeconds();
      transactions.executeWrite(status -> analyses.putOff(file.id(), turn.claim(), error, seconds));
      return false;
    }
  }

  private boolean note(
      AnalysisPlatform platform, AnalysisTurn turn, AnalysisPlatform.PlatformAnswer answer) {
    FileAnalyses.DueAnalysis file = turn.file();
    int pause = (int) poll.toSeconds();
    if (answer instanceof AnalysisPlatform.PlatformVerdict judged) {
      return judge(platform, turn, judged);
    }
    if (answer instanceof AnalysisPlatform.TicketGiven taken) {
      analyses.submitted(file.id(), turn.claim(), platform.name(), taken.ticket(), pause);
    } else if (answer instanceof AnalysisPlatform.NoVerdict none) {
      analyses.fail(file.id(), turn.claim(), platform.name(), none.why());
    } else if (answer instanceof AnalysisPlatform.TicketForgotten || isTooLong(file)) {
      analyses.sendAgain(file.id(), turn.claim(), null);
    } else {
      analyses.askLater(file.id(), turn.claim(), pause);
    }
    return false;
  }

  private boolean isTooLong(FileAnalyses.DueAnalysis file) {
    Instant since = file.submittedAt();
    return since != null && since.plus(longest).isBefore(clock.now());
  }

  private boolean judge(
      AnalysisPlatform platform, AnalysisTurn turn, AnalysisPlatform.PlatformVerdict judged) {
    FileAnalyses.DueAnalysis file = turn.file();
    String malware = judged.verdict() == FileVerdict.CLEAN ? null : name(judged);
    int changed =
        analyses.judge(
            file.id(),
            turn.claim(),
            platform.name(),
            judged.verdict(),
            malware,
            judged.score(),
            judged.report());
    if (changed != 1) {
      LOG.info("Analysis {} was taken over by another node meanwhile", file.id());
      return false;
    }
    judged.indicators().forEach(i -> analyses.addIndicator(file.id(), i.kind(), i.content()));
    if (malware == null) {
      // What the scanner has not judged, the platform judges in its place.
      scans.judge(file.sha256(), ScanStatus.CLEAN, null);
    } else {
      scans.holdBack(file.sha256(), malware);
    }
    audit.recordSystem(
        new FileJudged(
            file.id(),
            malware == null ? "" : malware,
            platform.name(),
            file.sha256(),
            judged.verdict().name()));
    return true;
  }

  private static String name(AnalysisPlatform.PlatformVerdict judged) {
    String given = judged.malware();
    return given == null ? judged.verdict().name() : given;
  }

  /**
   * Deletes sealed copies of files that were judged long ago; returns how many. One that cannot be
   * deleted holds up no other; its failure is thrown at the end.
   */
  public int deleteOldCopies() {
    JobTurn turn = turns.begin(ScheduledJob.QUARANTINE_COPIES);
    List<FileAnalyses.QuarantineCopy> some = analyses.listOldCopies(DAYS_KEPT, 0);
    while (!some.isEmpty()) {
      for (FileAnalyses.QuarantineCopy copy : some) {
        turn.take("Copy of analysis " + copy.id(), () -> deleteOld(copy));
      }
      some = analyses.listOldCopies(DAYS_KEPT, some.get(some.size() - 1).id());
    }
    return turn.end();
  }

  /** While a backup is made the copy stays, for a later turn. */
  private int deleteOld(FileAnalyses.QuarantineCopy copy) {
    return quarantined.delete(copy.storedAs())
        ? transactions.executeWrite(s -> analyses.forgetCopy(copy.id(), copy.storedAs()))
        : 0;
  }

  /**
   * Deletes sealed copies that no incident has: those whose act did not end, or whose node died
   * before it did. A copy younger than a day is left alone. Returns how many.
   */
  public int deleteUnnamedCopies() {
    JobTurn turn = turns.begin(ScheduledJob.QUARANTINE_COPIES);
    for (String sha256 : quarantined.list(LEAST_AGE)) {
      turn.take("Copy " + sha256, () -> deleteUnnamed(sha256));
    }
    return turn.end();
  }

  private int deleteUnnamed(String sha256) {
    boolean named = transactions.executeRead(status -> analyses.countSealed(sha256)) > 0;
    return !named && quarantined.deleteOf(sha256) ? 1 : 0;
  }

  private static String error(Exception failure) {
    String text = String.valueOf(failure.getMessage()).replaceAll("\\p{C}", " ").strip();
    if (text.isEmpty() || text.equals("null")) {
      text = failure.getClass().getSimpleName();
    }
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  @Scheduled(
      fixedDelay = "${muwahhad.analysis.interval:30s}",
      initialDelay = "${muwahhad.analysis.interval:30s}")
  void runOften() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("Files could not be analysed now", e);
    }
  }

  @Scheduled(fixedDelay = "6h", initialDelay = "20m")
  void deleteOften() {
    deleteNow(this::deleteOldCopies);
    deleteNow(this::deleteUnnamedCopies);
  }

  private static void deleteNow(IntSupplier copies) {
    try {
      int deleted = copies.getAsInt();
      LOG.debug("{} copies of files in quarantine were deleted", deleted);
    } catch (RuntimeException e) {
      LOG.warn("Old copies of files in quarantine could not be deleted now", e);
    }
  }
}
