package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.muwahhad.aggregation.JoinQueries;
import org.muwahhad.framework.contract.ContractQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds officers who have begun nothing, and those with a draft, 7, 3 and 1 days before a round
 * closes, coordinators 3 and 1 days before their state's endorsement ends while submissions wait, a
 * day before their answer to a request to join equivalents is due, and anyone who has a balance
 * left 60 days before its agreement ends, and tells everybody who has a part in an agreement when
 * it has ended; {@link RemindOfBidDeadlines} reminds suppliers and opening panels. Each reminder is
 * given once for each deadline (a unique key in the database guards it; a deadline moved by an
 * extension is a new one). Runs on every node; a round is claimed by its row.
 *
 * <p>When the service was down over a reminder's moment, only the latest that is due is given. It
 * tells how many days are left when it is given.
 */
@Singleton
public class RemindOfDeadlines {
  private static final Logger LOG = LoggerFactory.getLogger(RemindOfDeadlines.class);
  private static final List<Integer> DAYS_BEFORE_CLOSE = List.of(1, 3, 7);
  private static final List<Integer> DAYS_BEFORE_END = List.of(1, 3);

  /** Before the time to answer on joining equivalents ends; it cannot be moved. */
  private static final int DAYS_BEFORE_ANSWER = 1;

  private static final int DAYS_BEFORE_LAST_ORDER = 60;

  /** How long the end of an agreement is still told, where the service was down. */
  private static final int DAYS_AFTER_END = 7;

  private final DeadlineQueries deadlines;
  private final JoinQueries joins;
  private final ContractQueries contracts;
  private final Notices notices;
  private final NotifyPeople tell;
  private final RemindOfBidDeadlines remindOfBidDeadlines;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  RemindOfDeadlines(
      DeadlineQueries deadlines,
      JoinQueries joins,
      ContractQueries contracts,
      Notices notices,
      NotifyPeople tell,
      RemindOfBidDeadlines remindOfBidDeadlines,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.remindOfBidDeadlines = remindOfBidDeadlines;
    this.deadlines = deadlines;
    this.joins = joins;
    this.contracts = contracts;
    this.notices = notices;
    this.tell = tell;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Gives the reminders that are due by the database's clock; returns how many people got one. One
   * that cannot be given holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.DEADLINE_REMINDERS);
    turn.takeAll(
        "Reminders of the closing of round",
        () -> transactions.executeRead(s -> deadlines.listClosing(last(DAYS_BEFORE_CLOSE))),
        DeadlineQueries.UpcomingDeadline::roundId,
        due -> transactions.executeWrite(s -> remindOfClose(due)));
    turn.takeAll(
        "Reminders of the endorsement in round",
        () ->
            transactions.executeRead(s -> deadlines.listEndorsementsEnding(last(DAYS_BEFORE_END))),
        DeadlineQueries.UpcomingDeadline::roundId,
        due -> transactions.executeWrite(s -> remindOfEnd(due)));
    turn.takeAll(
        "Reminders of the request to join",
        () -> transactions.executeRead(s -> deadlines.listAnswersDue(DAYS_BEFORE_ANSWER)),
        DeadlineQueries.AnswerDue::requestId,
        due -> transactions.executeWrite(s -> remindOfAnswer(due)));
    turn.takeAll(
        "Reminders of the last orders of agreement",
        () -> transactions.executeRead(s -> deadlines.listAgreementsEnding(DAYS_BEFORE_LAST_ORDER)),
        DeadlineQueries.Ending::agreementId,
        agreement -> transactions.executeWrite(s -> remindOfLastOrder(agreement)));
    turn.takeAll(
        "Notices of the end of agreement",
        () -> transactions.executeRead(s -> deadlines.listAgreementsOver(DAYS_AFTER_END)),
        DeadlineQueries.EndedAgreement::agreementId,
        agreement -> transactions.executeWrite(s -> tellOver(agreement)));
    remindOfBidDeadlines.run(turn);
    return turn.end();
  }

  private int remindOfClose(DeadlineQueries.UpcomingDeadline due) {
    OptionalInt days = daysBefore(DAYS_BEFORE_CLOSE, due);
    if (days.isEmpty() || isClaimedElsewhere(due.roundId())) {
      return 0;
    }
    String round = "/rounds/" + due.roundId();
    int notStarted =
        tell.run(
            notice("reminder-not-started", round, due, days.getAsInt()),
            id -> notices.tellNotStarted(id, due.roundId()));
    return notStarted
        + tell.run(
            notice("reminder-draft", round + "/submission", due, days.getAsInt()),
            id -> notices.tellDrafts(id, due.roundId()))
        + tell.run(
            notice("reminder-amendment", round + "/submission", due, days.getAsInt()),
            id -> notices.tellAmending(id, due.roundId()));
  }

  private int remindOfEnd(DeadlineQueries.UpcomingDeadline due) {
    OptionalInt days = daysBefore(DAYS_BEFORE_END, due);
    if (days.isEmpty() || isClaimedElsewhere(due.roundId())) {
      return 0;
    }
    int count = 0;
    if (deadlines.countWaiting(due.roundId(), due.stateCode()) > 0) {
      count +=
          tell.run(
              notice("endorsement-ending", "/rounds/" + due.roundId(), due, days.getAsInt()),
              id -> notices.tellCoordinators(id, due.stateCode()));
    }
    return count
        + tell.run(
            notice(
                "correction-ending",
                "/rounds/" + due.roundId() + "/submission",
                due,
                days.getAsInt()),
            id -> notices.tellReturned(id, due.roundId(), due.stateCode()));
  }

  private int remindOfAnswer(DeadlineQueries.AnswerDue due) {
    Optional<JoinQueries.JoinNotice> request = joins.findTold(due.requestId());
    if (request.isEmpty() || isClaimedElsewhere(due.roundId())) {
      return 0;
    }
    return tell.run(
        Notice.of(
                "join-answer-due",
                "/rounds/" + due.roundId() + "/joins",
                Argument.name(request.get().name()),
                Argument.name(request.get().into()),
                Argument.text(request.get().roundCode()),
                Argument.at(request.get().answerUntil()))
            .once("join-answer-due:" + due.requestId()),
        id -> notices.tellUnanswered(id, due.requestId()));
  }

  private int remindOfLastOrder(DeadlineQueries.Ending ending) {
    if (deadlines.claimAgreement(ending.agreementId()).isEmpty()) {
      return 0;
    }
    return tell.run(
        Notice.of(
                "agreement-ending",
                "/agreements/" + ending.agreementId(),
                Argument.text(ending.number()),
                Argument.name(ending.lot()),
                Argument.day(ending.endsOn()))
            .once("agreement-ending:" + ending.agreementId()),
        id -> notices.tellWithBalance(id, ending.agreementId()));
  }

  /**
   * What is open then is told to everybody who has a part in the agreement: to the supplier without
   * the offers that entities make.
   */
  private int tellOver(DeadlineQueries.EndedAgreement ended) {
    long agreementId = ended.agreementId();
    if (deadlines.claimAgreement(agreementId).isEmpty()) {
      return 0;
    }
    String address = "/agreements/" + agreementId + "/contract";
    Argument number = Argument.text(ended.number());
    Argument supplier = Argument.name(ended.supplier());
    Argument endsOn = Argument.day(ended.endsOn());
    Argument orders =
        Argument.number(contracts.countOpenOrders(agreementId, "", 0, ended.supplierId()));
    Argument accessions = Argument.number(contracts.countOpenAccessions(agreementId));
    Argument amendments = Argument.number(contracts.countOpenAmendments(agreementId));
    return tell.run(
            Notice.of(
                    "agreement-over",
                    address,
                    number,
                    supplier,
                    endsOn,
                    orders,
                    Argument.number(contracts.countOpenTransfers(agreementId)),
                    accessions,
                    Argument.number(contracts.countOpenInvoices(agreementId, "", 0, 0)),
                    amendments)
                .once("agreement-over:" + agreementId),
            id -> notices.tellAgreementBuyers(id, agreementId))
        + tell.run(
            Notice.of(
                    "agreement-over-supplier",
                    address,
                    number,
                    supplier,
                    endsOn,
                    orders,
                    accessions,
                    Argument.number(
                        contracts.countOpenInvoices(agreementId, "", 0, ended.supplierId())),
                    amendments)
                .once("agreement-over-supplier:" + agreementId),
            id -> notices.tellAgreementSupplier(id, agreementId));
  }

  private boolean isClaimedElsewhere(long roundId) {
    Optional<Long> claimed = deadlines.claim(roundId);
    return claimed.isEmpty();
  }

  private static Notice notice(
      String kind, String href, DeadlineQueries.UpcomingDeadline due, int days) {
    return Notice.of(
            kind,
            href,
            Argument.name(due.name()),
            Argument.text(due.code()),
            Argument.at(due.at()),
            Argument.daysLeft(due.now(), due.at()))
        .once(
            "%s:%d:%s:%d:%d"
                .formatted(kind, due.roundId(), due.stateCode(), days, due.at().getEpochSecond()));
  }

  /** The reminder that is due now, in days before the deadline. */
  static OptionalInt daysBefore(List<Integer> days, DeadlineQueries.UpcomingDeadline due) {
    return days.stream()
        .mapToInt(Integer::intValue)
        .filter(d -> !due.now().isBefore(moment(due, d)))
        .filter(d -> !moment(due, d).isBefore(due.since()))
        .findFirst();
  }

  private static Instant moment(DeadlineQueries.UpcomingDeadline due, int days) {
    return due.at().minus(Duration.ofDays(days));
  }

  private static int last(List<Integer> days) {
    return days.get(days.size() - 1);
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "30s")
  void remind() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Reminders could not be given now", e);
    }
  }
}
