package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.framework.FrameworkEntry.AgreementConcluded;
import org.muwahhad.framework.contract.ContractEntry.AgreementSigned;
import org.muwahhad.framework.contract.ContractEntry.AgreementSuspended;
import org.muwahhad.framework.contract.ContractEntry.AgreementTerminated;
import org.muwahhad.framework.contract.ContractEntry.NoticeAnswered;
import org.muwahhad.framework.contract.ContractEntry.NoticeDropped;
import org.muwahhad.framework.contract.ContractEntry.NoticeGiven;
import org.muwahhad.framework.contract.ContractEntry.SuspensionLifted;
import org.muwahhad.framework.contract.ContractEntry.TerminationDeclined;
import org.muwahhad.framework.contract.ContractEntry.TerminationProposed;
import org.muwahhad.framework.contract.ContractEntry.TerminationWithdrawn;
import org.muwahhad.framework.contract.ContractQueries;
import org.muwahhad.framework.contract.ContractSide;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs the two sides of an agreement of what they have to sign or answer, and everybody who has
 * a part in it of when it is in force, suspended or ended, with what is open then.
 */
@Singleton
class ContractNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final ContractQueries contracts;

  ContractNotices(NotifyPeople tell, Notices notices, ContractQueries contracts) {
    this.tell = tell;
    this.notices = notices;
    this.contracts = contracts;
  }

  /** Both sides, where the rules of the tender ask for their signatures. */
  @EventListener
  void on(AgreementConcluded entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    if (contract.needsSignatures()) {
      tell.run(
          notice("agreement-to-sign", contract),
          id -> notices.tellAgreementSides(id, contract.agreementId()));
    }
  }

  /** The other side, or everybody once both have signed. */
  @EventListener
  void on(AgreementSigned entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    if (contract.isSigned()) {
      tellAll(notice("agreement-signed", contract), contract);
    } else {
      tellSide(entry.side().other(), notice("agreement-awaits-signature", contract), contract);
    }
  }

  /** Everybody, with what is open: the supplier without the offers that entities make. */
  @EventListener
  void on(AgreementSuspended entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    long id = contract.agreementId();
    Argument from = Argument.day(entry.from());
    Argument until = dayOrNone(entry.until());
    Argument reason = Argument.text(entry.reason());
    Argument orders = openOrders(contract);
    Argument accessions = Argument.number(contracts.countOpenAccessions(id));
    tellBuyers(
        notice(
            "agreement-suspended",
            contract,
            from,
            until,
            reason,
            orders,
            Argument.number(contracts.countOpenTransfers(id)),
            accessions,
            openInvoices(contract, 0),
            openAmendments(contract)),
        contract);
    tellSide(
        ContractSide.SUPPLIER,
        notice(
            "agreement-suspended-supplier",
            contract,
            from,
            until,
            reason,
            orders,
            accessions,
            openInvoices(contract, contract.supplierId()),
            openAmendments(contract)),
        contract);
  }

  private Argument openOrders(ContractQueries.ContractStanding contract) {
    return Argument.number(
        contracts.countOpenOrders(contract.agreementId(), "", 0, contract.supplierId()));
  }

  private Argument openInvoices(ContractQueries.ContractStanding contract, long supplierId) {
    return Argument.number(contracts.countOpenInvoices(contract.agreementId(), "", 0, supplierId));
  }

  private Argument openAmendments(ContractQueries.ContractStanding contract) {
    return Argument.number(contracts.countOpenAmendments(contract.agreementId()));
  }

  @EventListener
  void on(SuspensionLifted entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellAll(
        notice("agreement-suspension-lifted", contract, Argument.text(entry.reason())), contract);
  }

  /** Both sides: another central buyer decides on it. */
  @EventListener
  void on(NoticeGiven entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellSides(
        notice(
            "termination-notice",
            contract,
            Argument.day(entry.until()),
            Argument.day(entry.endsOn()),
            Argument.text(entry.reason())),
        contract);
  }

  @EventListener
  void on(NoticeAnswered entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellSide(ContractSide.CENTRAL, notice("termination-answered", contract), contract);
  }

  @EventListener
  void on(NoticeDropped entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellSides(notice("termination-dropped", contract, Argument.text(entry.reason())), contract);
  }

  @EventListener
  void on(TerminationProposed entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellSide(
        entry.side().other(),
        notice(
            "termination-proposed",
            contract,
            Argument.day(entry.endsOn()),
            Argument.text(entry.reason())),
        contract);
  }

  @EventListener
  void on(TerminationDeclined entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellSide(
        entry.side().other(),
        notice("termination-declined", contract, Argument.text(entry.reason())),
        contract);
  }

  @EventListener
  void on(TerminationWithdrawn entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    tellSide(
        entry.side().other(),
        notice("termination-withdrawn", contract, Argument.text(entry.reason())),
        contract);
  }

  /**
   * Everybody, with the open orders that the supplier has, and the open offers, requests, invoices
   * and amendments: the supplier without the offers that entities make.
   */
  @EventListener
  void on(AgreementTerminated entry) {
    ContractQueries.ContractStanding contract = get(entry.agreementId());
    long id = contract.agreementId();
    Argument number = Argument.text(contract.number());
    Argument supplier = Argument.name(contract.supplier());
    Argument endsOn = Argument.day(entry.endsOn());
    Argument orders = openOrders(contract);
    Argument accessions = Argument.number(contracts.countOpenAccessions(id));
    tellBuyers(
        Notice.of(
            "agreement-terminated",
            address(contract),
            number,
            supplier,
            endsOn,
            orders,
            Argument.number(contracts.countOpenTransfers(id)),
            accessions,
            openInvoices(contract, 0),
            openAmendments(contract)),
        contract);
    tellSide(
        ContractSide.SUPPLIER,
        Notice.of(
            "agreement-terminated-supplier",
            address(contract),
            number,
            supplier,
            endsOn,
            orders,
            accessions,
            openInvoices(contract, contract.supplierId()),
            openAmendments(contract)),
        contract);
  }

  private void tellBuyers(Notice notice, ContractQueries.ContractStanding contract) {
    tell.run(notice, id -> notices.tellAgreementBuyers(id, contract.agreementId()));
  }

  private void tellAll(Notice notice, ContractQueries.ContractStanding contract) {
    tell.run(notice, id -> notices.tellAgreement(id, contract.agreementId()));
  }

  private void tellSides(Notice notice, ContractQueries.ContractStanding contract) {
    tell.run(notice, id -> notices.tellAgreementSides(id, contract.agreementId()));
  }

  private void tellSide(
      ContractSide side, Notice notice, ContractQueries.ContractStanding contract) {
    LongToIntFunction audience =
        side == ContractSide.CENTRAL
            ? id -> notices.tellRole(id, Role.CENTRAL_BUYER.name())
            : id -> notices.tellAgreementSupplier(id, contract.agreementId());
    tell.run(notice, audience);
  }

  /** A notice with the number, the supplier and the lot, and what else it says. */
  private static Notice notice(
      String kind, ContractQueries.ContractStanding contract, Argument... more) {
    Argument[] arguments = new Argument[3 + more.length];
    arguments[0] = Argument.text(contract.number());
    arguments[1] = Argument.name(contract.supplier());
    arguments[2] = Argument.name(contract.lot());
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Notice.of(kind, address(contract), arguments);
  }

  private static String address(ContractQueries.ContractStanding contract) {
    return "/agreements/" + contract.agreementId() + "/contract";
  }

  private static Argument dayOrNone(@Nullable LocalDate day) {
    return day == null ? Argument.text("–") : Argument.day(day);
  }

  private ContractQueries.ContractStanding get(long agreementId) {
    return contracts
        .find(agreementId)
        .orElseThrow(() -> new Refusal.NotFound("agreement " + agreementId));
  }
}
